import { expect, test } from 'vitest';
import { messagesIn } from '../../messages/messages.ts';
import { valueMarkup } from './value-markup.ts';

const shown = (value: unknown, language: 'en' | 'ko'): string => {
  const markup = valueMarkup(value, { messages: messagesIn[language] });
  return typeof markup === 'string' ? markup : markup.markup;
};

test('fields are named in the language of the page, and figures are for people', () => {
  const tune = {
    epochs: 3,
    learningRate: 0.0002,
    flop: 1234567890123,
    tokens: 60000,
    shareOfBase: 0.000123456,
  };
  expect(shown(tune, 'ko')).toContain('<dt>학습률</dt><dd>0.0002</dd>');
  expect(shown(tune, 'en')).toContain('<dt>operations of the tune</dt><dd>1.23e12</dd>');
  expect(shown(tune, 'en')).toContain('<dd>60,000</dd>');
  expect(shown(tune, 'en')).toContain('<dd>0.0001235</dd>');
});

test('a list of flat entries is a table, what nobody stated is said so, and a field without a name keeps its own', () => {
  const people = [
    { name: '김민지', role: '제품 책임자', signed: '2026-11-20' },
    { name: '이서준', role: '검토' },
  ];
  expect(shown(people, 'ko')).toMatch(
    /<th scope="col">서명한 날<\/th>.*<td[^>]*>이서준<\/td><td[^>]*>검토<\/td><td[^>]*>기재 없음<\/td>/s,
  );
  expect(shown({ licence: null, 'run.yaml': 'abc' }, 'en')).toBe(
    '<dl><dt>licence</dt><dd>not stated</dd><dt>run.yaml</dt><dd>abc</dd></dl>',
  );
});
