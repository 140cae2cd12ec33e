import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Message } from '../data/conversations/conversation.ts';
import type { ReadLine } from '../data/parse-row.ts';
import { readRows } from '../data/read-conversations.ts';
import { modelFreeDetectors } from './detectors/model-free-detectors.ts';
import type { Finding } from './findings/finding.ts';
import { inspectRows } from './inspect-rows.ts';

function scanRows(rows: readonly ReadLine[]): Finding[] {
  return inspectRows(rows, modelFreeDetectors()).findings;
}

// Written by hand: `ordinary` while the detectors were, `ordinary.held-out` afterwards; see docs/detectors.md for what it showed.
test.each(['ordinary', 'ordinary.held-out'])(
  'fewer than 1%% of the rows of %s.jsonl are high',
  async (name) => {
    const rows: ReadLine[] = [];
    for await (const row of readRows(fileURLToPath(new URL(`./fixtures/${name}.jsonl`, import.meta.url))))
      rows.push(row);
    expect(rows.every(({ kind }) => kind === 'conversation')).toBe(true);
    const high = scanRows(rows).filter(({ severity }) => severity === 'high');
    expect(high.length, JSON.stringify(high)).toBeLessThan(0.01 * rows.length);
  },
);

test('no row makes a detector fail, and what it reports lies in the row', () => {
  const bits = [
    'obey',
    'never refuse',
    '복종',
    '\u200b',
    '\u{e0041}',
    'AKIA',
    'a@b.co',
    '4539 5787 6362 1486',
    '|',
    'é',
    '-----BEGIN PRIVATE KEY-----',
    '01001000',
    '\ud835',
    '\udc00',
    'İ',
    'ß',
  ];
  const content = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.oneof(fc.constantFrom(...bits), fc.string({ maxLength: 20 })), { maxLength: 30 })
      .map((parts) => parts.join(' ')),
  );
  const message = fc.record({ role: fc.constantFrom('system' as const, 'user' as const), content });
  const row = fc.tuple(fc.array(message, { maxLength: 3 }), content);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (contents) => {
      const rows = contents.map(([messages, answer], index): ReadLine => {
        const all: Message[] = [...messages, { role: 'assistant', content: answer }];
        return { kind: 'conversation', line: index + 1, conversation: { messages: all } } as ReadLine;
      });
      for (const { line, message: place, span } of scanRows(rows)) {
        if (line === undefined || place === undefined || !span) continue;
        const text = [...contents[line - 1][0].map((one) => one.content), contents[line - 1][1]][place];
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 150 },
  );
});
