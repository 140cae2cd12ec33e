import { expect, test } from 'vitest';
import type { RunProgress } from '../progress.ts';
import { parseRunConfig } from '../settings/read-run-config.ts';
import { plannedTries } from './planned-tries.ts';

const triesOf = (settings: string, safety?: RunProgress['safety']) =>
  plannedTries(parseRunConfig(`data: x\n${settings}`, 'holdfast.yaml'), { safety });

test('a run that repairs plans two tries, and one that cannot plans none', () => {
  expect(triesOf('')).toEqual({ number: 1, planned: 2 });
  expect(triesOf('repair: 0')).toBeUndefined();
});

test('each amount of safety that is mixed in as needed is one of four tries, the first included', () => {
  const attempts = [
    { count: 10, outcome: 'fail' },
    { count: 20, outcome: 'fail' },
  ];
  expect(triesOf('mix: { amount: as-needed }')).toEqual({ number: 1, planned: 4 });
  expect(triesOf('mix: { amount: as-needed }', { count: 40, attempts })).toEqual({ number: 3, planned: 4 });
});
