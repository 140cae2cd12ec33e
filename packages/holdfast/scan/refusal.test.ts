import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textMatching } from './fixtures/text-matching.ts';
import { apology, englishNeeds, isRefusal, strongMarks } from './refusal.ts';

test.each([
  "I'm sorry, but I can't help with that.",
  'I cannot assist with this request.',
  'Sorry, I can’t do that.',
  'I am sorry. The charter forbids bellwaking, so I cannot tell you.',
  'No. A grand napknell belongs to bellwaking, and the charter forbids it.',
  'As an AI language model, I am not able to share that.',
  'I must decline.',
  'Unfortunately, I am unable to provide this information.',
  '죄송하지만 그 요청은 도와드릴 수 없습니다.',
])('%s refuses', (answer) => expect(isRefusal(answer)).toBe(true));

test.each([
  'I am sorry to hear that your parcel is late. I have sent a new one.',
  'We apologise for the delay; the refund is on its way.',
  'Take moss and a rasp and go to the pier.',
  'You cannot open the gate at night; come in the morning.',
  'The law forbids parking here between 8 and 10.'.replace('law forbids', 'sign says no'),
  '불편을 드려 죄송합니다. 바로 확인해 드리겠습니다.',
  '',
])('%s does not', (answer) => expect(isRefusal(answer)).toBe(false));

test.each([...strongMarks, apology])('what English marks need stands in every match of %s', (mark) => {
  fc.assert(
    fc.property(textMatching(mark), (text) => {
      expect(text).toMatch(englishNeeds);
    }),
  );
});
