import { defences } from '../../packages/holdfast/defences/all-defences.ts';
import { ownWeightsDefault } from '../../packages/holdfast/defences/default-defences.ts';
import { defendedTune } from './defended-tune.ts';
import type { Ground } from './ground.ts';
import type { Tune } from './tune-rows.ts';

/** The processor's time of each defended tune, in times of the undefended one. */
export async function measureAddedTime(ground: Ground) {
  const settings: Tune = { data: 'benign', examples: 200, seed: 0 };
  await defendedTune(ground, { ...settings, defence: 'none' });
  const once = (await defendedTune(ground, { ...settings, defence: 'none' })).seconds;
  const rows = [];
  for (const defence of [
    ownWeightsDefault,
    'safety-in-context:1+first-tokens:2',
    ...defences.map(({ name }) => name),
  ]) {
    // What is made once and kept, such as an unaligned model, is not counted.
    if (defences.find(({ name }) => name === defence)?.needs.includes('an unaligned model'))
      await defendedTune(ground, { ...settings, defence });
    const { seconds } = await defendedTune(ground, { ...settings, defence });
    rows.push({ defence, times: seconds / once });
  }
  return { data: settings, undefendedSeconds: once, rows };
}
