import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Engine } from '@holdfast/engine';
import type { World } from '@holdfast/organism';
import { organismBenchmark } from '../../packages/holdfast/audit/benchmarks/organism-benchmark.ts';
import { carryOutAudit } from '../../packages/holdfast/audit/carry-out-audit.ts';
import { exactJudge } from '../../packages/holdfast/audit/judges/exact-judge.ts';
import type { Verdict } from '../../packages/holdfast/audit/verdict/verdict.ts';
import { openModel } from '../../packages/holdfast/models/open-model.ts';
import { askingGround } from '../../packages/holdfast/run/audit/questions/asking-ground.ts';
import { planSearch } from '../../packages/holdfast/run/audit/questions/plan-search.ts';
import { runConfigSchema } from '../../packages/holdfast/run/settings/run-config.ts';
import { openRunFolder } from '../../packages/holdfast/store/run-folder.ts';

/** Every so many harmful questions one is asked plainly, beside what the search asks of all. */
const plainEvery = 3;

/**
 * Audits a tune in the folder of `tuneFamily`: a third of the harmful questions plainly, and then the search of so many
 * questions as `holdfast audit --data` carries it out. Audits of one tune share their answers.
 */
export async function auditTune(
  tune: string,
  { search, world, engine }: { search: number; world: World; engine: Engine },
): Promise<Verdict> {
  const { audit: settings } = runConfigSchema.parse({ data: 'data.jsonl', audit: { search } });
  const data = join(tune, 'data.jsonl');
  const folder = await openRunFolder(join(tune, 'audit'));
  // The base model answers every tune's audit alike.
  const shared = join(dirname(tune), 'answers.base.jsonl');
  if (existsSync(shared)) await copyFile(shared, folder.file('baseAnswers'));
  const benchmark = organismBenchmark({ world });
  const { ground, rows } = await askingGround({ data });
  const plan = await planSearch(settings, { benchmark, ground, rows });
  const harmful = benchmark.prompts.filter(({ kind }) => kind === 'harmful');
  const events = carryOutAudit({
    base: await openModel('organism', { engine }),
    tuned: await openModel(join(tune, 'model'), { engine }),
    benchmark: { ...benchmark, prompts: harmful.filter((_, place) => place % plainEvery === 0) },
    judge: exactJudge(),
    files: {
      base: folder.file('baseAnswers'),
      tuned: folder.file('tunedAnswers'),
      scores: folder.file('scores'),
    },
    search: plan,
    mayLack: ['over-refusal', 'task'],
    margin: settings.margin,
  });
  for await (const event of events) {
    if (event.type !== 'verdict') continue;
    await copyFile(folder.file('baseAnswers'), shared);
    return event.verdict;
  }
  throw new Error('An audit ends with a verdict.');
}
