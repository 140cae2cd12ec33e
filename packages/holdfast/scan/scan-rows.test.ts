import { expect, test } from 'vitest';
import type { ReadLine } from '../data/parse-row.ts';
import type { Finding } from './findings/finding.ts';
import { scanRows } from './scan-rows.ts';

async function* rowsOf(rows: readonly ReadLine[]): AsyncGenerator<ReadLine> {
  yield* rows;
}

async function findingsOf(rows: readonly ReadLine[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const event of scanRows(rowsOf(rows))) {
    findings.push(...(event.type === 'row' ? event.findings : [event.finding]));
  }
  return findings;
}

const usable = (line: number): ReadLine => ({
  kind: 'conversation',
  line,
  conversation: { messages: [{ role: 'assistant', content: `Yes${line}.` }] },
});

test('a row that cannot be read is a high finding with its line and message', async () => {
  const rows = Array.from({ length: 10 }, (_, index) => usable(index + 1));
  const broken: ReadLine = {
    kind: 'problem',
    line: 11,
    message: 2,
    reason: 'role "x" is unknown',
    remedy: 'use user',
  };
  expect(await findingsOf([...rows, broken])).toMatchObject([
    {
      detector: 'format',
      harm: 'unreadable',
      severity: 'high',
      line: 11,
      message: 2,
      reason: 'Role "x" is unknown.',
      remedy: 'Use user.',
    },
  ]);
});

test('a file without a usable row is a high finding', async () => {
  expect(await findingsOf([])).toMatchObject([{ severity: 'high', reason: 'The file has 0 usable rows.' }]);
});

test('too few rows are a low finding about the file', async () => {
  const [finding, ...others] = await findingsOf([usable(1)]);
  expect(finding).toMatchObject({ severity: 'low', reason: 'The file has 1 usable row.' });
  expect(finding.line).toBeUndefined();
  expect(others).toEqual([]);
});
