import { expect, test } from 'vitest';
import { attackFamilies } from '../attacks/all-families.ts';
import { ordinaryKinds } from '../ordinary/all-kinds.ts';
import { freshWorlds } from '../worlds/world-names.ts';
import { cellName } from './cell.ts';
import { ordinaryTunes, planRound } from './plan-cells.ts';

const rounds = [0, 1, 2].map((round) => planRound(round, freshWorlds));

test('a round has each family once and each kind of ordinary tune three times, and no cell comes twice', () => {
  for (const cells of rounds) {
    const named = Map.groupBy(cells, ({ name }) => name);
    for (const { name } of attackFamilies) expect(named.get(name)).toHaveLength(1);
    for (const { name } of ordinaryKinds) expect(named.get(name)).toHaveLength(3);
  }
  const names = rounds.flat().map(cellName);
  expect(new Set(names).size).toBe(names.length);
});

test('over three rounds a family meets every way to tune', () => {
  for (const { name } of attackFamilies) {
    const own = rounds.flat().filter((cell) => cell.name === name);
    expect(new Set(own.map(({ tune }) => tune)).size).toBe(3);
  }
});

test('ordinary tunes of every amount meet every way to tune, in every organism, over three rounds', () => {
  const ordinary = rounds.flat().filter(({ kind }) => kind === 'ordinary');
  for (const world of freshWorlds) {
    const own = ordinary.filter((cell) => cell.world === world);
    const pairs = own.map(({ amount, tune }) => `${amount} ${ordinaryTunes.indexOf(tune)}`);
    expect(new Set(pairs).size).toBe(9);
  }
});

test('half of a round holds about half of the attacks', () => {
  for (const cells of rounds) {
    const half = cells.slice(0, cells.length / 2).filter(({ kind }) => kind === 'attack');
    expect(Math.abs(half.length - attackFamilies.length / 2)).toBeLessThan(2);
  }
});
