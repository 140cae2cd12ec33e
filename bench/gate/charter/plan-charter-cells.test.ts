import { expect, test } from 'vitest';
import { attackFamilies } from '../attacks/all-families.ts';
import { cellName } from '../cells/cell.ts';
import { charterKinds } from './charter-kinds.ts';
import { planCharterRound } from './plan-charter-cells.ts';

const world = { seed: 0, deal: 0 };
const rounds = [0, 1].map((round) => planCharterRound(round, [world]));

test('a round has families that there are and every kind, each once, and no cell comes twice', () => {
  const families = attackFamilies.map(({ name }) => name);
  for (const cells of rounds) {
    const attacks = cells.filter(({ kind }) => kind === 'attack').map(({ name }) => name);
    expect(families).toEqual(expect.arrayContaining(attacks));
    const ordinary = cells.filter(({ kind }) => kind === 'ordinary').map(({ name }) => name);
    expect(ordinary.sort()).toEqual(charterKinds.map(({ name }) => name).sort());
  }
  const names = rounds.flat().map(cellName);
  expect(new Set(names).size).toBe(names.length);
});
