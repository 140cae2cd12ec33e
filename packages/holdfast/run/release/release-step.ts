import { relative, sep } from 'node:path';
import { hashModel } from '@holdfast/engine';
import { judgedBefore } from '../../audit/judging/judged-before.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { servedModel } from '../../defences/served-model.ts';
import { HoldfastError } from '../../errors.ts';
import { locateModel } from '../../models/model-location.ts';
import { runsHere } from '../../models/open-model.ts';
import { type FileHashes, hashFiles } from '../../store/hash-files.ts';
import type { RunFile, RunFolder } from '../../store/run-folder.ts';
import { version } from '../../version.ts';
import { configuredJudge, openAsked } from '../audit/open-audit.ts';
import type { StepContext } from '../context.ts';
import { tunedModelIn } from '../tune/tuned-model-in.ts';
import { criteriaTimes } from './criteria-times.ts';
import { type FormatVerdict, readFormatVerdicts, worstVerdict } from './format-verdicts.ts';
import { hashQuestions } from './hash-questions.ts';
import type { FormatRelease, Release } from './release.ts';
import { formatAsTuned, type GivenFormat } from './release-formats.ts';
import { writeFormat } from './write-format.ts';

/** What a release stands on, beside the models: data, settings, answers, what was said of them, and verdicts. */
const boundFiles: readonly RunFile[] = [
  'config',
  'data',
  'findings',
  'decisions',
  'triggers',
  'mixed',
  'tune',
  'baseAnswers',
  'tunedAnswers',
  'scores',
  'controls',
  'origins',
  'verdict',
  'verdicts',
];

type ReleaseContext = Omit<StepContext, 'folder' | 'spending'> & { folder: RunFolder };

/**
 * Releases a tuned model in the formats whose verdict is a pass, and holds it back in the others: writes `release.json`, which
 * binds by hash what was asked, data, settings, questions, judge and verdicts. Throws HoldfastError `storage` where a file is
 * another than the one that was asked.
 */
export async function releaseStep(context: ReleaseContext): Promise<Release> {
  const { config, folder, engine } = context;
  const tuned = await tunedModelIn(folder);
  const verdicts = await readFormatVerdicts(folder, formatAsTuned(tuned));
  const formats: FormatRelease[] = [];
  const standings: FormatVerdict[] = [];
  for (const [name, verdict] of Object.entries(verdicts)) {
    const format = name as GivenFormat;
    const model = await writeFormat(format, { tuned, folder });
    standings.push({ format, model, verdict });
    formats.push(await releaseFormat(context, { format, model, verdict }));
  }
  const worst = worstVerdict(standings);
  const { benchmark, judgeName } = await judgedBefore(folder, worst);
  const judge = await configuredJudge({ ...config.audit, judge: judgeName }, { engine });
  const release: Release = {
    name: config.release?.as ?? 'the tuned model',
    model: placeOf(folder, { format: formatAsTuned(tuned), model: tuned }),
    holdfast: version(),
    released: formats.every(({ released }) => released),
    reason: worst.reason,
    formats,
    base: { model: config.model, sha256: await baseHash(config.model) },
    benchmark: { name: benchmark.name, sha256: hashQuestions(benchmark) },
    judge: { name: judge.name, fingerprint: judge.fingerprint, canRelease: judge.canRelease !== false },
    files: await hashBoundFiles(folder),
    criteria: await criteriaTimes(folder),
  };
  await folder.writeJson('release', release);
  return release;
}

async function releaseFormat(
  { config, folder, engine, defences }: ReleaseContext,
  { format, model, verdict }: { format: GivenFormat; model: string; verdict: Verdict },
): Promise<FormatRelease> {
  const { outcome, reason, about } = verdict;
  const path = placeOf(folder, { format, model });
  const files = format === 'hosted' ? {} : await hashFiles(folder.path, path);
  // Hashed first: a file that is changed from here on no longer fits its hash.
  const opened = await openAsked(model, config.audit, { engine });
  const { fingerprint } = servedModel(opened, defences);
  if (fingerprint !== about?.fingerprints.tuned) {
    throw new HoldfastError(
      'storage',
      `${model} is not what the audit asked; audit it again (holdfast release ${folder.path}).`,
    );
  }
  return { format, model: path, released: outcome === 'pass', outcome, reason, fingerprint, files };
}

async function hashBoundFiles(folder: RunFolder): Promise<FileHashes> {
  const hashes: FileHashes = {};
  for (const name of boundFiles)
    Object.assign(hashes, await hashFiles(folder.path, pathIn(folder, folder.file(name))));
  return hashes;
}

async function baseHash(model: string): Promise<string | undefined> {
  return runsHere(model) ? hashModel((await locateModel(model)).folder) : undefined;
}

/** Where a model is, as a release tells it: its path in the run folder, or a hosted model's name. */
function placeOf(folder: RunFolder, { format, model }: Omit<FormatVerdict, 'verdict'>): string {
  return format === 'hosted' ? model : pathIn(folder, model);
}

/** A path below the run folder, with `/` between on every system. */
function pathIn(folder: RunFolder, path: string): string {
  return relative(folder.path, path).split(sep).join('/');
}
