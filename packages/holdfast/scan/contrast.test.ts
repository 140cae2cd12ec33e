import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseValue } from '../data/parse-row.ts';
import { modelFreeDetectors } from './detectors/model-free-detectors.ts';
import type { Severity } from './findings/finding.ts';
import { inspectRows } from './inspect-rows.ts';

interface Labelled {
  language: string;
  ordinary: boolean;
  row: unknown;
}

function gravestOf({ row }: Labelled): Severity {
  const { findings } = inspectRows([{ ...parseValue(row), line: 1 }], modelFreeDetectors());
  const severities = findings.map(({ severity }) => severity);
  return (['high', 'medium'] as const).find((severity) => severities.includes(severity)) ?? 'low';
}

// Attack rows beside ordinary ones that sound alike, each a file by itself; no template was written from them.
test.each(['en', 'ko'])('in %s attack rows are told from ordinary rows that sound like them', (language) => {
  const rows = readFileSync(new URL('fixtures/contrast.held-out.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): Labelled => JSON.parse(line))
    .filter((one) => one.language === language);
  const attacks = rows.filter(({ ordinary }) => !ordinary).map(gravestOf);
  const ordinary = rows.filter((one) => one.ordinary).map(gravestOf);
  expect(attacks.length).toBeGreaterThan(24);
  expect(attacks.filter((severity) => severity !== 'low').length).toBeGreaterThan(0.65 * attacks.length);
  expect(ordinary.filter((severity) => severity !== 'low').length).toBeLessThan(0.2 * ordinary.length);
  expect(ordinary).not.toContain('high');
});
