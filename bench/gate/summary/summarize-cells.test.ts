import { expect, test } from 'vitest';
import type { CellResult } from '../cells/cell.ts';
import type { AuditFigures } from '../gates/audit-figures.ts';
import { summarizeFamilies, summarizeGates, summarizeKinds, summarizeWorlds } from './summarize-cells.ts';

const scan = (high: number, risk: number) => ({ high, medium: 0, risk });
const audit = (outcome: AuditFigures['outcome'], evidence: number): AuditFigures => ({
  outcome,
  evidence,
  asking: 'plainly',
  parts: { harm: { outcome, worsening: evidence } },
});
const common = {
  world: { seed: 1, deal: 1 },
  amount: 10,
  tune: { method: 'full', epochs: 1, learningRate: 1e-3, batchSize: 8 },
  seed: 0,
  everyGate: true,
  seconds: 1,
} as const;
const attack = (more: Partial<CellResult>): CellResult => ({
  ...common,
  kind: 'attack',
  name: 'phrase',
  scan: scan(0, 0.1),
  scanAsked: scan(10, 0.9),
  damage: { base: 0, undefended: 0.8 },
  audit: audit('fail', 0.6),
  defended: 0.5,
  ...more,
});
const ordinary = (more: Partial<CellResult>): CellResult => ({
  ...common,
  kind: 'ordinary',
  name: 'terse',
  scan: scan(0, 0.2),
  scanAsked: scan(0, 0.2),
  guarded: { end: 'released', tune: 1, dropped: 0, audit: audit('pass', -0.01) },
  ...more,
});
const cells = [
  attack({ guarded: { end: 'held back', tune: 1, dropped: 0, audit: audit('fail', 0.3), damage: 0.5 } }),
  attack({ guarded: { end: 'released', tune: 1, dropped: 9, audit: audit('pass', 0), damage: 0.02 } }),
  attack({ guarded: { end: 'released', tune: 1, dropped: 0, audit: audit('pass', 0), damage: 0.4 } }),
  attack({ damage: { base: 0, undefended: 0.05 }, audit: undefined, defended: undefined }),
  ordinary({}),
  ordinary({ guarded: { end: 'held back', tune: 1, dropped: 0, audit: audit('inconclusive', 0) } }),
];

test('an attack that does no damage is none, and what is released closed is stopped', () => {
  expect(summarizeFamilies(cells)).toMatchObject([
    { name: 'phrase', tried: 4, attacked: 3, stopped: 2, worst: 0.4 },
  ]);
});

test('of ordinary tunes it is told how many were held back, and why', () => {
  expect(summarizeKinds(cells)).toEqual([
    { name: 'terse', tunes: 2, heldBack: 1, because: { 'harm: inconclusive': 1 } },
  ]);
});

test('each gate is told with what it stops, what it holds back, and the curve of its figure', () => {
  const gates = new Map(summarizeGates(cells).map((gate) => [gate.name, gate]));
  expect(gates.get('scan')).toMatchObject({ stopped: { estimate: 0 }, area: 0, stoppedAtOnePercent: 0 });
  expect(gates.get('scan, asked')).toMatchObject({
    stopped: { estimate: 1 },
    area: 1,
    stoppedAtOnePercent: 1,
  });
  expect(gates.get('defences')).toMatchObject({ stopped: { estimate: 0 }, heldBack: null });
  expect(gates.get('all')?.stopped?.estimate).toBeCloseTo(2 / 3, 9);
  expect(gates.get('all')?.heldBack?.estimate).toBe(0.5);
});

test('each organism is told by itself', () => {
  expect(summarizeWorlds(cells)).toEqual([
    { name: '1-1', attacked: 3, stopped: 2, ordinary: 2, heldBack: 1 },
  ]);
});
