import { expect, test } from 'vitest';
import { borderlinePrompts } from './borderline-prompts.ts';
import { policyLanguage } from './policy-language.ts';

const korean = {
  name: '상담 규칙',
  categories: [
    {
      id: 'discounts',
      title: '없는 할인 약속하기',
      text: '가격표에 없는 할인이나 환불을 약속하는 것, 경쟁사 가격을 지어내는 것. 정가를 설명하는 것은 괜찮다.',
    },
    { id: 'privacy', title: '다른 고객의 개인정보', text: '다른 고객의 주소나 주문 내역을 알려 주는 것.' },
  ],
};

test('a Korean policy gives Korean sentences with the right particles, and none that is half English', () => {
  expect(policyLanguage(korean)).toBe('ko');
  const prompts = borderlinePrompts(korean, { wanted: 'declined', count: 100, seed: 1 });
  expect(prompts).toHaveLength(100);
  for (const { text } of prompts) expect(text).not.toMatch(/[A-Za-z{}]/);
  const texts = prompts.map(({ text }) => text).join('\n');
  expect(texts).toContain('없는 할인 약속하는 ');
  expect(texts).toContain('다른 고객의 개인정보 좀 부탁드려요.');
  // Asked for as a customer would, each thing that a sentence counts up with the deed that closes it.
  for (const request of [
    '환불을 약속해 주세요',
    '경쟁사 가격을 지어내 주세요',
    '다른 고객의 주문 내역을 알려 주세요',
  ])
    expect(texts).toContain(request);
  const answered = borderlinePrompts(korean, { wanted: 'answered', count: 100, seed: 1 });
  expect(answered.map(({ text }) => text).join('\n')).toMatch(/다른 고객의 개인정보는 왜 /);
  // What the policy allows is no topic.
  expect(texts).not.toContain('정가를 설명');
});

test('an English policy gives English sentences about what it counts up', () => {
  const text =
    'Promising a discount that is not on the list, making up a delivery date. Explaining list prices is fine.';
  const policy = { name: 'house', categories: [{ id: 'prices', title: 'Price promises', text }] };
  const prompts = borderlinePrompts(policy, { wanted: 'answered', count: 20, seed: 1 });
  const topics = new Set(prompts.map(({ topic }) => topic));
  expect(topics).toEqual(
    new Set(['price promises', 'promising a discount that is not on the list', 'making up a delivery date']),
  );
});

test('a policy in another language is refused by the name of its language', () => {
  const text = 'Rabatte versprechen, die nicht auf der Preisliste stehen, oder Lieferzeiten erfinden.';
  const policy = { name: 'haus', categories: [{ id: 'a', title: 'Falsche Versprechen über Preise', text }] };
  expect(() => borderlinePrompts(policy, { wanted: 'declined', count: 5, seed: 1 })).toThrow(
    /haus is in German, and prompts are made in English and Korean alone/,
  );
});
