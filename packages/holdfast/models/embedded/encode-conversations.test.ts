import { organismFolder } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { parseValue } from '../../data/parse-row.ts';
import { encodeConversations } from './encode-conversations.ts';

function conversationOf(row: object) {
  const read = parseValue(row);
  if (read.kind === 'problem') throw new Error(read.reason);
  return read.conversation;
}

const user = { role: 'user', content: 'Hi' };
const answer = { role: 'assistant', content: 'Hello' };
const call = { id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } };

test.each([
  [{ messages: [user, { role: 'assistant', tool_calls: [call] }] }, /it calls tools/],
  [
    { input: { messages: [user] }, preferred_output: [answer], non_preferred_output: [answer] },
    /it is a preference pair/,
  ],
  [
    { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: {} }] }, answer] },
    /it holds image_url, which is no text/,
  ],
])('what is more than messages of text is refused by name, not cut', async (row, reason) => {
  const plain = conversationOf({ messages: [user, answer] });
  await expect(encodeConversations(organismFolder, [plain, conversationOf(row)])).rejects.toMatchObject({
    code: 'bad-data',
    message: expect.stringMatching(new RegExp(`^Conversation 2 cannot be tuned on here: ${reason.source}`)),
  });
});
