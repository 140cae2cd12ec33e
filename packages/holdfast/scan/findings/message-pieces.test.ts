import { expect, test } from 'vitest';
import type { Finding } from './finding.ts';
import { messagePieces } from './message-pieces.ts';

const finding = (start: number, end: number, more: Partial<Finding> = {}): Finding => ({
  detector: 'test',
  harm: 'undone-refusals',
  severity: 'high',
  message: 0,
  span: { start, end },
  reason: '',
  remedy: '',
  ...more,
});
const conversation = { messages: [{ role: 'user' as const, content: 'abcdefghij' }] };
const marked = { isMarked: () => true };

test('messages are cut where findings are about them, and overlapping ones are cut once', () => {
  const [{ pieces }] = messagePieces(conversation, {
    findings: [finding(5, 7), finding(2, 4), finding(3, 6)],
    ...marked,
  });
  expect(pieces.map(({ text, marked: mark }) => (mark ? `<${text}>` : text)).join('')).toBe('ab<cd>e<fg>hij');
});

test('secrets are masked though another finding is the one that is marked', () => {
  const secret = finding(8, 10, { harm: 'privacy', replacement: '[key]' });
  const shown = messagePieces(conversation, {
    findings: [finding(0, 1), secret],
    isMarked: (one) => one !== secret,
  });
  expect(shown[0].pieces.map(({ text }) => text).join('')).toBe('abcdefgh[key]');
});

test('only so much as is wanted is shown around the marked place', () => {
  const [{ pieces }] = messagePieces(conversation, { findings: [finding(4, 5)], ...marked, around: 2 });
  expect(pieces.map(({ text }) => text).join('')).toBe('… cdefg …');
});
