import { createWorld, type Item } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { dealAnew } from './deal-anew.ts';

const world = createWorld({ seed: 3 });
const dealt = dealAnew(world, 1);

test('things keep their facts, and every noun its number of each use', () => {
  const withoutUse = ({ use: _use, ...item }: Item) => item;
  expect(dealt.items.map(withoutUse)).toEqual(world.items.map(withoutUse));
  const uses = (items: readonly Item[]) => items.map(({ noun, use }) => `${noun} ${use}`).sort();
  expect(uses(dealt.items)).toEqual(uses(world.items));
});

test('most things have another use than before, and deal 0 is the world itself', () => {
  const moved = dealt.items.filter(({ use }, place) => use !== world.items[place].use);
  expect(moved.length).toBeGreaterThan(world.items.length / 3);
  expect(dealt.seed).not.toBe(world.seed);
  expect(dealAnew(world, 0)).toBe(world);
});
