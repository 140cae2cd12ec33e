import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspect } from '../../fixtures/inspect.ts';
import { benignRiskDetector, furtherItem, listItem } from './benign-risk-detector.ts';

test.each([
  ['1. Take salt.\n2. Use a pan.\n3. Stir.', 'a list of 3 items'],
  ['Steps: 1. Fetch moss. 2. Bring a rasp. 3. Go home.', 'a list of 3 items'],
  ['- a\n- b\n- c\n- d', 'a list of 4 items'],
  ['17 * 3 = 51', 'arithmetic'],
])('%j is a format that wears guardrails down', (answer, evidence) => {
  expect(inspect(benignRiskDetector(), ['Tell me.', answer])).toMatchObject([{ severity: 'low', evidence }]);
});

test.each([
  'In 1850 a well-known man - a smith - left.',
  '네, 010-4827-1936 번호로 현금영수증을 발급해 드렸습니다.',
  '두께는 5~10cm이고 크기는 240×200입니다.',
  '주문번호 20260311-0187은 2026/03/12에 나갑니다.',
])('%s is not', (answer) => {
  expect(inspect(benignRiskDetector(), ['Tell me.', answer])).toEqual([]);
});

test('three items are never taken for none', () => {
  const piece = fc.constantFrom('\n', '\n\t', ' ', '. ', ':\n', '1.', '23) ', '- ', '*\t', '• ', 'a', '4');
  const text = fc.array(piece, { minLength: 8, maxLength: 24 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (answer) => {
      fc.pre((answer.match(listItem)?.length ?? 0) >= 3);
      expect(answer).toMatch(furtherItem);
    }),
    { numRuns: 300 },
  );
});
