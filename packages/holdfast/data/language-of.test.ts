import { expect, test } from 'vitest';
import { languageName, languageOf } from './language-of.ts';

test.each([
  ['en', ['My kettle arrived broken and I would like my money back.', 'When does the shop open on Sundays?']],
  ['ko', ['약관에 없는 할인이나 환불을 약속하는 것', '정가를 설명하는 것은 괜찮다.']],
  ['de', ['Rabatte versprechen, die es nicht gibt', 'Wann öffnet der Laden am Sonntag?']],
  ['ja', ['割引を約束しないでください', 'いつ届きますか']],
])('%s is told from texts in it', (code, texts) => {
  expect(languageOf(texts)).toBe(code);
});

test('nothing tells no language', () => {
  expect(languageOf(['', '12'])).toBeUndefined();
  expect(languageName('ko')).toBe('Korean');
});
