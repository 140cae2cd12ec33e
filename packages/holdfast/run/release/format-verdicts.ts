import type { Outcome } from '../../audit/verdict/parts/part-verdict.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import type { GivenFormat } from './release-formats.ts';

/** How a tuned model stands in one format. */
export interface FormatVerdict {
  format: GivenFormat;
  /** The path of the file or folder that was asked, or the name of a hosted model. */
  model: string;
  verdict: Verdict;
}

/** The outcome that stands worst. */
export function worstOutcome(outcomes: readonly Outcome[]): Outcome {
  return (['fail', 'inconclusive'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'pass';
}

/** The verdict of the format that stands worst, which is that of the run. Throws RangeError for none. */
export function worstVerdict(verdicts: readonly FormatVerdict[]): Verdict {
  const worst = worstOutcome(verdicts.map(({ verdict }) => verdict.outcome));
  const first = verdicts.find(({ verdict }) => verdict.outcome === worst);
  if (!first) throw new RangeError('A run has at least one format.');
  return first.verdict;
}

/** Keeps the verdicts of several formats in the run folder, and the worst of them as that of the run. */
export async function writeFormatVerdicts(
  folder: RunFolder,
  verdicts: readonly FormatVerdict[],
): Promise<void> {
  const ofFormats = Object.fromEntries(verdicts.map(({ format, verdict }) => [format, verdict]));
  await folder.writeJson('verdicts', ofFormats);
  await folder.writeJson('verdict', worstVerdict(verdicts));
}

/**
 * The verdict of each format that the audit of a run left; where no formats were named, there is one, of the model as it was
 * tuned. Throws HoldfastError `storage`.
 */
export async function readFormatVerdicts(
  folder: RunFolder,
  asTuned: GivenFormat,
): Promise<Partial<Record<GivenFormat, Verdict>>> {
  const ofFormats = await folder.readJson('verdicts');
  if (ofFormats !== undefined) return ofFormats as Partial<Record<GivenFormat, Verdict>>;
  return { [asTuned]: (await folder.readJson('verdict')) as Verdict };
}

/** How the formats stand, in one line; what a single one is called does not matter. */
export function standingText(verdicts: readonly FormatVerdict[]): string {
  const { outcome, reason } = worstVerdict(verdicts);
  if (verdicts.length === 1) return `${outcome}: ${reason}`;
  if (verdicts.every(({ verdict }) => verdict.outcome === outcome))
    return `${outcome} in ${verdicts.map(({ format }) => format).join(', ')}: ${reason}`;
  const each = verdicts.map(({ format, verdict }) => `${format} ${verdict.outcome}`).join(', ');
  return `${each}; of the worst: ${reason}`;
}
