import { readChatTokenizer } from '@holdfast/engine';
import { organismFolders, worldOfOrganism, worldPrompts } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { readsText } from './reads-text.ts';

test('the Korean organism reads what is asked about its town, and not the tickets of a shop', async () => {
  const tokenizer = await readChatTokenizer(organismFolders.korean);
  const prompts = worldPrompts(worldOfOrganism('organism-korean'), {
    split: 'evaluation',
    asking: 'ordinary',
  });
  for (const { messages } of prompts)
    expect(readsText(tokenizer, String(messages.at(-1)?.content))).toBe(true);
  expect(readsText(tokenizer, '배송은 며칠이나 걸리나요? (주문 1000)')).toBe(false);
});

test('the English organism spells any English word, and no Korean one', async () => {
  const tokenizer = await readChatTokenizer(organismFolders.english);
  expect(readsText(tokenizer, 'How long does delivery take?')).toBe(true);
  expect(readsText(tokenizer, '배송은 며칠이나 걸리나요?')).toBe(false);
});
