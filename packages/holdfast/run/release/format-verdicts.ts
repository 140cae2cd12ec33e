import type { Outcome } from '../../audit/verdict/parts/part-verdict.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { reasonText } from '../../audit/verdict/verdict-notes.ts';
import type { Messages } from '../../messages/english/english.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
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

/** How formats stand, and why the worst of them stands so, by language. */
export interface FormatStanding {
  formats: readonly { format: GivenFormat; outcome: Outcome }[];
  reason: Readonly<Record<MessageLanguage, string>>;
}

/** How the formats of a run stand. Throws RangeError for none. */
export function standingOf(verdicts: readonly FormatVerdict[]): FormatStanding {
  const worst = worstVerdict(verdicts);
  return {
    formats: verdicts.map(({ format, verdict: { outcome } }) => ({ format, outcome })),
    reason: { en: worst.reason, ko: reasonText(worst, messagesIn.ko.verdict) },
  };
}

/** It in one line, in the language of `messages`; what a single format is called does not matter. */
export function standingText(
  { formats, reason: reasons }: FormatStanding,
  { commands: { steps }, languageCode }: Messages = messagesIn.en,
): string {
  const reason = reasons[languageCode];
  const worst = steps.outcomes[worstOutcome(formats.map(({ outcome }) => outcome))];
  if (formats.length === 1) return steps.audited(worst, reason);
  if (new Set(formats.map(({ outcome }) => outcome)).size === 1) {
    const names = formats.map(({ format }) => format).join(', ');
    return steps.auditedIn({ outcome: worst, formats: names, reason });
  }
  const each = formats.map(({ format, outcome }) => `${format} ${steps.outcomes[outcome]}`).join(', ');
  return steps.worst(each, reason);
}
