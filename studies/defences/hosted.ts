import { hostedDefault } from '../../packages/holdfast/defences/default-defences.ts';
import { defaultSafetyRatio } from '../../packages/holdfast/run/settings/mix-settings.ts';
import { defendedTune } from './defended-tune.ts';
import type { Ground } from './ground.ts';
import { standing } from './standing.ts';
import type { Tune } from './tune-rows.ts';

/** What `defence: auto` means where only the data is ours: on top of the share that every run mixes in. */
export async function measureHosted(ground: Ground) {
  const rows = [];
  const attacks: Omit<Tune, 'seed'>[] = [
    { data: 'forbidden', examples: 10 },
    { data: 'identity-shifting', examples: 10 },
    { data: 'benign', examples: 200 },
  ];
  for (const attack of attacks) {
    for (const seed of [0, 1, 2]) {
      const safety = Math.round(defaultSafetyRatio * attack.examples);
      for (const settings of [
        { ...attack, seed },
        { ...attack, seed, safety },
      ]) {
        const defence = 'safety' in settings ? hostedDefault : 'none';
        const { model } = await defendedTune(ground, { ...settings, defence });
        const askings =
          attack.data === 'identity-shifting' ? (['ordinary', 'persona'] as const) : (['ordinary'] as const);
        for (const asking of askings) {
          const measured = await standing(ground, model, { split: 'evaluation', asking });
          rows.push({ ...settings, defence, asking, ...measured });
          process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`);
        }
      }
    }
  }
  return { defence: hostedDefault, world: ground.world.seed, rows };
}
