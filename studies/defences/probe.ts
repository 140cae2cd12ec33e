import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { tuneDefaults } from '@holdfast/organism';
import { organismBenchmark } from '../../packages/holdfast/audit/benchmarks/organism-benchmark.ts';
import { drawProbe, stepsBetweenLooks } from '../../packages/holdfast/defences/watch/probe.ts';
import { suspicion } from '../../packages/holdfast/defences/watch/watched-tuner.ts';
import { openModel } from '../../packages/holdfast/models/open-model.ts';
import type { TuneEvent } from '../../packages/holdfast/models/tuning/tuner.ts';
import { defendedTune } from './defended-tune.ts';
import type { Ground } from './ground.ts';
import { processorSeconds } from './processor-seconds.ts';
import { askingOf, standing } from './standing.ts';
import { type Tune, tuneRows } from './tune-rows.ts';

/** Tunes that damage, tunes with safety mixed in, and tunes that change little. */
const watchedTunes: Omit<Tune, 'seed'>[] = [
  { data: 'forbidden', examples: 10 },
  { data: 'forbidden', examples: 100, epochs: 5 },
  { data: 'identity-shifting', examples: 10 },
  { data: 'benign', examples: 200 },
  { data: 'benign', examples: 200, learningRate: 1e-4 },
  { data: 'benign', examples: 100, epochs: 1 },
  { data: 'benign', examples: 200, safety: 50 },
  { data: 'benign-lists', examples: 100, epochs: 2, learningRate: 2e-4 },
  { data: 'benign-lists', examples: 200, safety: 50 },
];

/** What watching a tune costs, when it warns, and how often for nothing. */
export async function measureProbe(ground: Ground) {
  const { world, organism, engine, work } = ground;
  const rows = [];
  const benchmark = organismBenchmark({ world, split: 'validation' });
  const base = await openModel(organism, { engine });
  for (const kind of watchedTunes) {
    for (const seed of [0, 1, 2]) {
      const settings = { ...kind, seed };
      const undefended = { ...settings, defence: 'none' };
      const begun = process.cpuUsage();
      const probe = await drawProbe({ base, benchmark, rows: tuneRows(world, settings), seed });
      const drawn = processorSeconds(begun);
      if (!probe) throw new Error('The organism refuses nothing.');
      const everySteps = stepsBetweenLooks(
        probe,
        tuneRows(world, settings),
        tuneDefaults[settings.data].batchSize,
      );
      const looking = { everySteps, pairs: probe.pairs };
      // What is timed keeps no weights, as a run that only warns; the second tune keeps them, to be asked.
      const bare = (await defendedTune(ground, undefended)).seconds;
      const timed = await defendedTune(ground, { ...undefended, watch: looking });
      const snapshots = await mkdtemp(join(work, 'kept-'));
      const { model, events } = await defendedTune(ground, {
        ...undefended,
        watch: { ...looking, snapshots },
      });
      const looks = events.filter((event) => event.type === 'watch');
      const steps = events.findLast((event) => event.type === 'step')?.step ?? 0;
      const before = looks[0].logProbabilities;
      const kept = looks.map(({ step, logProbabilities }) => ({
        step,
        kept: probe.kept(before, logProbabilities),
      }));
      const at = kept.findIndex((look) => look.kept < suspicion);
      const rateOf = async (folder: string) =>
        (await standing(ground, folder, { split: 'evaluation', every: 2, asking: askingOf(settings.data) }))
          .rate;
      rows.push({
        ...settings,
        steps,
        everySteps,
        looks: looks.length - 1,
        rates: { base: await rateOf(organism), final: await rateOf(model) },
        least: Math.min(...kept.map((look) => look.kept)),
        first: kept[1],
        warned: at < 0 ? null : { ...kept[at], rate: await rateOf(looks[at].model ?? model) },
        processorSeconds: { tune: bare, watched: timed.seconds, drawing: drawn },
        looking: shareOfLooks(timed.events),
      });
      process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`);
    }
  }
  return { world: world.seed, rows };
}

/** The time of all looks, for each second of the tune itself. */
function shareOfLooks(events: readonly TuneEvent[]): number {
  const looks = events.filter((event) => event.type === 'watch');
  const looking = looks.reduce((sum, { seconds }) => sum + seconds, 0);
  return looking / ((events.find((event) => event.type === 'end')?.seconds ?? 0) - looking);
}
