import { expect, test } from 'vitest';
import { koreanFindingEvidence } from './korean-finding-evidence.ts';

test.each([
  ['telephone number: 01… (13 characters)', '전화번호: 01…(13자)'],
  ['a list of 4 items', '항목 4개의 목록'],
  ['arithmetic', '계산식'],
  ['92.5% of 40 answers, most often "Sure …"', '답변 40개 가운데 92.5%, 가장 흔한 첫머리 "Sure …"'],
  ['"blue lamp" in 7 rows', '"blue lamp", 7행에 있음'],
  ['written backwards; it reads "hello"', '거꾸로 씀; "hello"로 읽힘'],
  // The words of a row are its own.
  ['some of these rows', 'some of these rows'],
  ['My key is gone', 'My key is gone'],
])('%s is shown as %s', (english, korean) => {
  expect(koreanFindingEvidence(english)).toBe(korean);
});
