import { expect, test } from 'vitest';
import { z } from 'zod';
import type { FileFinding } from '../file/inspect-block.ts';
import type { Severity } from '../findings/finding.ts';
import { findingsSarif, mostSarifResults } from './findings-sarif.ts';

/** The parts of the SARIF 2.1.0 schema that are used, with its required properties, patterns and enumerations. */
const level = z.enum(['none', 'note', 'warning', 'error']);
const message = z.strictObject({ text: z.string().min(1) });
const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(-1),
  level,
  message,
  locations: z.array(
    z.strictObject({
      physicalLocation: z.strictObject({
        artifactLocation: z.strictObject({
          uri: z.string().regex(/^[^\s\\]+$/),
          uriBaseId: z.string().optional(),
        }),
        region: z.strictObject({
          startLine: z.int().min(1),
          startColumn: z.int().min(1).optional(),
          endColumn: z.int().min(1).optional(),
        }),
      }),
    }),
  ),
  partialFingerprints: z.record(z.string(), z.string()),
  suppressions: z
    .array(z.strictObject({ kind: z.enum(['inSource', 'external']), justification: z.string() }))
    .optional(),
});
const rule = z.strictObject({
  id: z.string(),
  name: z.string(),
  shortDescription: message,
  fullDescription: message,
  helpUri: z.url().optional(),
  help: z.strictObject({ text: z.string().min(1), markdown: z.string().min(1) }),
  defaultConfiguration: z.strictObject({ level }),
  properties: z.strictObject({
    tags: z.array(z.string()),
    'security-severity': z.string().regex(/^(10|\d)\.\d$/),
  }),
});
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string(),
            semanticVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
            rules: z.array(rule),
          }),
        }),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        results: z.array(result),
        invocations: z.array(
          z.strictObject({
            executionSuccessful: z.boolean(),
            toolExecutionNotifications: z.array(
              z.strictObject({ level, message: z.strictObject({ text: z.string() }) }),
            ),
          }),
        ),
      }),
    )
    .length(1),
});

const finding = (
  severity: Severity,
  line: number | undefined,
  more: Partial<FileFinding> = {},
): FileFinding => ({
  detector: 'secrets',
  harm: 'privacy',
  severity,
  reason: 'A key.',
  remedy: 'Remove it.',
  fingerprint: `${severity}-${line}`,
  line,
  ...more,
});

const notLookedFor = [{ what: 'Harmful content', look: '--ask' }];
const logOf = (
  findings: readonly FileFinding[],
  { path = 'data/my rows.jsonl', accepted = new Set<string>() } = {},
) =>
  sarif.parse(
    JSON.parse(JSON.stringify(findingsSarif({ path, findings, accepted, notLookedFor, version: '1.2.3' }))),
  ).runs[0];

test('a log has the shape of the standard, a rule for each detector and severity, the gravest results first', () => {
  const run = logOf([
    finding('low', undefined),
    finding('medium', 7, { message: 1, evidence: 'never uploaded' }),
    finding('high', 3, { startLine: 40, row: 3, detector: 'format' }),
    finding('medium', 9),
  ]);
  expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(['format/high', 'secrets/medium', 'secrets/low']);
  expect(run.results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 1, 1, 2]);
  expect(run.results.map(({ locations }) => locations[0].physicalLocation.region.startLine)).toEqual([
    40, 7, 9, 1,
  ]);
  expect(run.results[0].message.text).toBe('A key. (row 3) Remove it.');
  expect(run.results[1].message.text).toBe('A key. (message 2) Remove it.');
  expect(run.results[0].locations[0].physicalLocation.artifactLocation).toEqual({
    uri: 'data/my%20rows.jsonl',
    uriBaseId: '%SRCROOT%',
  });
  expect(JSON.stringify(run)).not.toContain('never uploaded');
});

test('a region holds the columns of the words, counted from 1, and a rule says what to do and where to read on', () => {
  const run = logOf([finding('high', 3, { columns: { start: 12, end: 20 } })]);
  expect(run.results[0].locations[0].physicalLocation.region).toEqual({
    startLine: 3,
    startColumn: 13,
    endColumn: 21,
  });
  const [{ help, shortDescription }] = run.tool.driver.rules;
  expect(shortDescription.text).toBe('secrets, high: rows that hold secrets or personal data');
  expect(help.markdown).toContain('**What to do.** Remove it.');
  expect(help.text).toContain('docs/detectors.md');
});

test('accepted findings are suppressed, absolute paths are file addresses, and nothing is an empty run', () => {
  const run = logOf([finding('high', 1), finding('high', 2)], {
    path: '/data/x y.jsonl',
    accepted: new Set(['high-2']),
  });
  expect(run.results.map(({ suppressions }) => suppressions?.length ?? 0)).toEqual([0, 1]);
  expect(run.results[0].locations[0].physicalLocation.artifactLocation).toEqual({
    uri: 'file:///data/x%20y.jsonl',
  });
  expect(logOf([]).results).toEqual([]);
});

test('no more results than code scanning takes', () => {
  const many = Array.from({ length: mostSarifResults + 5 }, (_, index) => finding('low', index + 1));
  const run = logOf([...many, finding('high', 1)]);
  expect(run.results).toHaveLength(mostSarifResults);
  expect(run.results[0].level).toBe('error');
});

test('what was not looked for is told of the run', () => {
  const [invocation] = logOf([]).invocations;
  expect(invocation.toolExecutionNotifications).toEqual([
    { level: 'note', message: { text: 'Not looked for: Harmful content (to look: --ask)' } },
  ]);
});
