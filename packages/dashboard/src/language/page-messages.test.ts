import { expect, test } from 'vitest';
import { entriesOf, saidBy } from '../../../holdfast/messages/fixtures/said.ts';
import { pageMessagesIn } from './page-messages.ts';

const korean = new Map(entriesOf(pageMessagesIn.ko));

test('every message of the page is there in both languages, and Korean ones are written in Hangul', () => {
  const paths = entriesOf(pageMessagesIn.en).map(([path]) => path);
  expect([...korean.keys()].sort()).toEqual(paths.sort());
  for (const [path, message] of korean)
    expect([path, saidBy(message)]).toEqual([path, expect.stringMatching(/\p{Script=Hangul}/u)]);
});

test('both languages of the page tell the same values', () => {
  for (const [path, message] of entriesOf(pageMessagesIn.en)) {
    if (typeof message !== 'function') continue;
    const counts = [message, korean.get(path)].map((one) => saidBy(one).split('⟦value⟧').length);
    expect([path, counts[1]]).toEqual([path, counts[0]]);
  }
});
