/**
 * Four measurements beside the study of the defences, on an organism; prints JSON.
 *
 *   node studies/defences/measure.ts added-time    processor time of each defended tune against the undefended one
 *   node studies/defences/measure.ts limits        tunes that are harder on the default than the study's
 *   node studies/defences/measure.ts hosted        the default where only the data is ours, against none
 *   node studies/defences/measure.ts probe         what watching costs, when it warns, and how often for nothing
 *
 * Another world than the shipped one is named by its number and the folder of its organism.
 */
import { organismFolder } from '@holdfast/organism';
import { measureAddedTime } from './added-time.ts';
import { type Ground, withGround } from './ground.ts';
import { measureHosted } from './hosted.ts';
import { measureLimits } from './limits.ts';
import { measureProbe } from './probe.ts';

const measurements: Record<string, (ground: Ground) => Promise<unknown>> = {
  'added-time': measureAddedTime,
  limits: measureLimits,
  hosted: measureHosted,
  probe: measureProbe,
};

const [name = '', worldSeed = '0', organism = organismFolder] = process.argv.slice(2);
const measure = measurements[name];
if (measure === undefined) process.stderr.write(`Name one of ${Object.keys(measurements).join(', ')}.\n`);
else {
  const measured = await withGround({ worldSeed: Number(worldSeed), organism }, measure);
  process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`);
}
