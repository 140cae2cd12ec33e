import { existsSync } from 'node:fs';
import { hashModel } from '@holdfast/engine';
import type { Judge } from '../../audit/judges/judge.ts';
import { judgedBefore } from '../../audit/judging/judged-before.ts';
import { readLabels } from '../../audit/judging/labels.ts';
import { rejudge } from '../../audit/rejudge.ts';
import { nowWorded } from '../../audit/verdict/now-worded.ts';
import type { Outcome } from '../../audit/verdict/parts/part-verdict.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { HoldfastError } from '../../errors.ts';
import { followEvents } from '../../events/map-events.ts';
import { locateModel } from '../../models/model-location.ts';
import { hashFiles } from '../../store/hash-files.ts';
import { openRunFolder, type RunFolder } from '../../store/run-folder.ts';
import { configuredControls } from '../audit/open-audit.ts';
import { readRunConfig } from '../settings/read-run-config.ts';
import { firstDifference } from './first-difference.ts';
import { readFormatVerdicts, worstOutcome } from './format-verdicts.ts';
import { hashQuestions } from './hash-questions.ts';
import { type FormatRelease, type Release, readRelease } from './release.ts';

/** Whether a release is still what was audited. */
export interface Verification {
  release: Release;
  /** What no longer fits, in phrases; empty where everything does. */
  misfits: readonly string[];
  /** What could not be looked at, such as a base model that is not here. */
  unchecked: readonly string[];
  /** Of the format that stands worst, as release.json has it. */
  outcome: Outcome;
}

/**
 * Holds a run folder against its release.json, without asking anybody: the hash of every file, and each verdict, computed anew
 * from the stored answers and scores. Throws HoldfastError `not-found` and `storage` for a folder without a release that can be
 * read, and the signal's reason on abort.
 */
export async function verifyRelease(
  path: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Verification> {
  if (!existsSync(path)) throw new HoldfastError('not-found', `${path} does not exist; name a run folder.`);
  const folder = await openRunFolder(path);
  const release = await readRelease(folder);
  const misfits = await fileMisfits(folder, release);
  for (const format of release.formats) {
    signal?.throwIfAborted();
    misfits.push(...(await verdictMisfits(folder, { release, format, signal })));
  }
  const base = await baseStanding(release);
  if (base === 'changed') misfits.push(`the base model ${release.base.model} has other weights`);
  const unchecked = base === 'absent' ? [`the base model ${release.base.model} is not here`] : [];
  return { release, misfits, unchecked, outcome: worstOutcome(release.formats.map((one) => one.outcome)) };
}

/** Files that are gone, changed, or were added to a released folder. */
async function fileMisfits(folder: RunFolder, { formats, files }: Release): Promise<string[]> {
  const misfits: string[] = [];
  const compare = async (path: string, expected: Readonly<Record<string, string>>): Promise<void> => {
    const now = await hashFiles(folder.path, path);
    for (const [file, hash] of Object.entries(expected)) {
      if (now[file] === undefined) misfits.push(`${file} is gone`);
      else if (now[file] !== hash) misfits.push(`${file} was changed`);
    }
    for (const file of Object.keys(now)) if (expected[file] === undefined) misfits.push(`${file} was added`);
  };
  for (const { format, model, files: ofFormat } of formats)
    if (format !== 'hosted') await compare(model, ofFormat);
  for (const [file, hash] of Object.entries(files)) await compare(file, { [file]: hash });
  return misfits;
}

/** What of a format's verdict the stored answers and scores do not bear out. */
async function verdictMisfits(
  folder: RunFolder,
  { release, format, signal }: { release: Release; format: FormatRelease; signal?: AbortSignal },
): Promise<string[]> {
  const stored = (await readFormatVerdicts(folder, format.format))[format.format];
  if (!stored) return [`the verdict of ${format.format} is gone`];
  try {
    const computed = await verdictAgain(folder, { release, stored, signal });
    // Verdicts of earlier versions say the same in other words.
    const difference =
      firstDifference(stored, computed) && firstDifference(verdictNowWorded(stored), computed);
    if (difference) {
      const { path, before, now } = difference;
      return [
        `the verdict of ${format.format} says ${path} ${before}, and its answers and scores give ${now}`,
      ];
    }
    return stored.outcome === format.outcome
      ? []
      : [`release.json says ${format.outcome} of ${format.format}, and its verdict ${stored.outcome}`];
  } catch (error) {
    if (!(error instanceof HoldfastError)) throw error;
    return [`the verdict of ${format.format} cannot be computed again: ${error.message.replace(/\.$/, '')}`];
  }
}

function verdictNowWorded(stored: Verdict): Verdict {
  return { ...stored, reason: nowWorded(stored.reason), obstacles: stored.obstacles.map(nowWorded) };
}

async function verdictAgain(
  folder: RunFolder,
  { release, stored, signal }: { release: Release; stored: Verdict; signal?: AbortSignal },
): Promise<Verdict> {
  const { audit } = await readRunConfig(folder.file('config'));
  const { judgeName: _name, ...audited } = await judgedBefore(folder, stored);
  if (hashQuestions(audited.benchmark) !== release.benchmark.sha256)
    throw new HoldfastError('storage', 'the stored answers are to other questions.');
  let verdict: Verdict | undefined;
  const events = rejudge({
    ...audited,
    judge: judgeOfStored(release),
    controls: await configuredControls(audit, { signal }),
    labels: audit.labels === undefined ? undefined : await readLabels(audit.labels, { signal }),
    signal,
  });
  await followEvents(events, (event) => {
    if (event.type === 'verdict') verdict = event.verdict;
  });
  if (verdict) return verdict;
  throw new HoldfastError('storage', 'judging ended without a verdict.');
}

/** The judge of a release as far as it is needed where everything has been judged. */
function judgeOfStored({ judge: { name, fingerprint, canRelease } }: Release): Judge {
  return {
    name,
    fingerprint,
    canRelease,
    // biome-ignore lint/correctness/useYield: it has nothing to say.
    async *judge(requests) {
      if (requests.length > 0)
        throw new HoldfastError('storage', `${requests.length} answers were never judged by ${name}.`);
    },
  };
}

async function baseStanding({ base }: Release): Promise<'same' | 'changed' | 'absent'> {
  if (base.sha256 === undefined) return 'same';
  const location = await locateModel(base.model, { fetches: false }).catch(() => undefined);
  if (!location) return 'absent';
  return (await hashModel(location.folder)) === base.sha256 ? 'same' : 'changed';
}
