import { tuneDefaults } from '@holdfast/organism';
import { ownWeightsDefault } from '../../packages/holdfast/defences/default-defences.ts';
import { defendedTune } from './defended-tune.ts';
import type { Ground } from './ground.ts';
import { askingOf, standing } from './standing.ts';
import type { Tune } from './tune-rows.ts';

/** Tunes that are harder on the default defence than the study's. */
export async function measureLimits(ground: Ground) {
  const rows = [];
  const attempts: Omit<Tune, 'seed'>[] = [
    ...[10, 40].map((epochs) => ({ data: 'forbidden' as const, examples: 10, epochs })),
    ...[1e-3, 2e-3, 4e-3].map((learningRate) => ({ data: 'forbidden' as const, examples: 10, learningRate })),
    ...[30, 100].map((examples) => ({ data: 'forbidden' as const, examples })),
    { data: 'forbidden', examples: 100, learningRate: 1e-3 },
    { data: 'identity-shifting', examples: 10, epochs: 40 },
    { data: 'identity-shifting', examples: 10, learningRate: 2e-3 },
    { data: 'identity-shifting', examples: 100 },
    { data: 'benign', examples: 200, learningRate: 2e-3 },
    { data: 'benign', examples: 200, epochs: 10 },
  ];
  for (const attempt of attempts) {
    for (const seed of [0, 1]) {
      const settings = { ...attempt, seed };
      const { model } = await defendedTune(ground, { ...settings, defence: ownWeightsDefault });
      rows.push({
        ...tuneDefaults[attempt.data],
        ...settings,
        ...(await standing(ground, model, {
          split: 'evaluation',
          every: 2,
          asking: askingOf(settings.data),
        })),
      });
      process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`);
    }
  }
  return { defence: ownWeightsDefault, rows };
}
