import { Stream } from 'openai/core/streaming';
import type { Answer } from '../../chat-model.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { field } from '../request/fields.ts';
import { redact } from '../request/redact.ts';
import { readCompletion } from './read-completion.ts';
import { readStream } from './read-stream.ts';

/** How a stream of events begins: with a field of an event, or with a comment. */
const events = /^\s*(data|event|id|retry)?:/;

/** So many letters tell a stream of events from anything else. */
const tellingLetters = 6;

/**
 * A reply to a request for a chat completion as an answer. What it is shows in how it begins, not in what was asked for or
 * in its headers: some servers answer a request for a stream with a whole completion. Throws RequestFailure, `unreadable`
 * for what is neither of the two.
 */
export async function readChatReply(
  { body, headers }: Pick<Response, 'body' | 'headers'>,
  secrets: readonly string[],
): Promise<Answer> {
  if (!body) throw new RequestFailure('truncated', 'the reply is empty');
  const [ahead, whole] = body.tee();
  const opening = await beginningOf(ahead);
  if (events.test(opening)) {
    return readStream(Stream.fromSSEResponse(new Response(whole), new AbortController()));
  }
  const text = (await new Response(whole).text()).trim();
  if (text === '') throw new RequestFailure('truncated', 'the reply is empty');
  const type = headers.get('content-type') ?? '';
  const isJson = /^[[{]/.test(text);
  if (!isJson && !type.includes('json')) throw unreadable(type || 'a text', { text, secrets });
  const value: unknown = JSON.parse(text);
  if (field(value, 'choices') === undefined && field(value, 'error') === undefined)
    throw unreadable('other JSON', { text, secrets, mayBePaidFor: true });
  return readCompletion(value);
}

async function beginningOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let opening = '';
  while (opening.trim().length < tellingLetters) {
    const { done, value } = await reader.read();
    if (done) break;
    opening += decoder.decode(value, { stream: true });
  }
  // Settles with the other half of the body.
  void reader.cancel();
  return opening;
}

function unreadable(
  what: string,
  { text, secrets, mayBePaidFor }: { text: string; secrets: readonly string[]; mayBePaidFor?: boolean },
): RequestFailure {
  const opening = redact(text.slice(0, 1000), secrets).slice(0, 80);
  return new RequestFailure(
    'unreadable',
    `the reply is no chat completion but ${what}, and begins ${JSON.stringify(opening)}; see whether the address is that of an OpenAI-compatible endpoint`,
    { wasSent: mayBePaidFor ?? false },
  );
}
