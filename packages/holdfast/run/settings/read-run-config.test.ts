import { expect, test } from 'vitest';
import { parseRunConfig } from './read-run-config.ts';

test('everything but the data has a default', () => {
  expect(parseRunConfig('data: tickets.jsonl\n', 'h.yaml')).toMatchObject({
    model: 'organism',
    scan: { onFinding: { high: 'drop', medium: 'flag', low: 'keep' } },
    mix: { safety: 'builtin' },
    tune: { method: 'lora', epochs: 3, learningRate: 2e-4, batchSize: 16 },
    audit: { benchmarks: ['builtin'], judge: 'exact', margin: 0.02 },
  });
});

test.each([
  [
    'data: x\nmix:\n  ratoi: 3\n',
    /^h.yaml, line 3, column 3: "ratoi" is unknown here; did you mean "ratio"\?$/,
  ],
  ['data: x\nzebra: 3\n', /line 2, column 1: "zebra" is unknown here; use model, data/],
  ['mix: {ratio: 1}\n', /"data" is missing/],
  ['data: x\ntune: {epochs: three}\n', /line 2, column 8: "tune.epochs": .*expected number/],
  ['data: x\nmix: {ratio: 1, count: 2}\n', /line 2, column 1: "mix": name one of ratio, count and amount/],
  ['data: x\n  y: [\n', /^h.yaml, line \d+, column \d+: /],
  ['', /"data" is missing/],
  ['data: x\ntune: {rank: 100000000}\n', /line 2, column 8: "tune.rank": Too big/],
  ['data: x\ntune: {epochs: 900719925474099}\n', /line 2, column 8: "tune.epochs": Too big/],
  ['data: *x\n', /^h.yaml cannot be read: Unresolved alias/],
])('%j is refused with its place', (text, message) => {
  expect(() => parseRunConfig(text, 'h.yaml')).toThrow(message);
});
