import { expect, test } from 'vitest';
import { serverSentEvents } from './server-sent-events.ts';

async function* piecesOf(text: string, size: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
}

test.each([1, 3, 7, 1000])('events are whole whatever pieces of %i characters they come in', async (size) => {
  const text = 'data: {"a":1}\n\n: nothing\n\nevent: x\ndata: one\ndata: two\n\ndata: [DONE]\n\ndata: torn';
  const events: string[] = [];
  for await (const event of serverSentEvents(piecesOf(text, size))) events.push(event);
  expect(events).toEqual(['{"a":1}', 'one\ntwo', '[DONE]']);
});
