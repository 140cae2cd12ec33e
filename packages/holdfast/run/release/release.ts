import { z } from 'zod';
import { outcomeSchema } from '../../audit/verdict/parts/part-verdict.ts';
import { HoldfastError } from '../../errors.ts';
import type { Messages } from '../../messages/english/english.ts';
import { messagesIn } from '../../messages/messages.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import { releaseFormats } from './release-formats.ts';

const hashesSchema = z
  .record(z.string(), z.string())
  .describe('SHA-256 of files by their paths in the run folder.');

const formatReleaseSchema = z.object({
  format: z.enum([...releaseFormats, 'hosted']),
  model: z
    .string()
    .describe('The file or folder, by its path in the run folder, or the name of a hosted model.'),
  released: z.boolean(),
  outcome: outcomeSchema,
  reason: z.string(),
  fingerprint: z.string().describe('What the answers that were judged are marked with.'),
  files: hashesSchema,
});

/** What became of a tuned model in one format. */
export type FormatRelease = z.infer<typeof formatReleaseSchema>;

/** Schema of release.json: what was released, bound by hash to what was audited, and how. */
export const releaseSchema = z.object({
  name: z.string(),
  model: z
    .string()
    .describe('The model as it was tuned: its path in the run folder, or the name of a hosted one.'),
  holdfast: z.string().describe('The version that wrote this.'),
  released: z.boolean().describe('Whether it is released in every format that was wanted.'),
  reason: z.string().describe('Of the format that stands worst.'),
  formats: z.array(formatReleaseSchema).min(1),
  base: z.object({
    model: z.string(),
    sha256: z.string().optional().describe('Of its weights, where it ran here.'),
  }),
  benchmark: z.object({
    name: z.string(),
    sha256: z.string().describe('Of all questions as they were asked.'),
  }),
  judge: z.object({
    name: z.string(),
    fingerprint: z.string(),
    canRelease: z.boolean().describe('False for a judge that reads words alone.'),
  }),
  files: hashesSchema.describe('Data, settings, answers, scores and verdicts.'),
  criteria: z
    .object({
      writtenAt: z.string().nullable(),
      firstAnswerAt: z.string().nullable(),
    })
    .optional()
    .describe(
      'When the run was begun, its criteria among its settings, and when the tuned model gave its first answer, by the clock of its machine.',
    ),
});

/** What became of a tuned model. */
export type Release = z.infer<typeof releaseSchema>;

/** Whether a run ended with its scan, which left no data that it would be tuned on. */
export function stoppedByScan(folder: Pick<RunFolder, 'has'>): boolean {
  return folder.has('decisions') && folder.has('config') && !folder.has('data');
}

/** Reads release.json. Throws HoldfastError `not-found` where there is none, and `storage` for a damaged or older one. */
export async function readRelease(folder: RunFolder): Promise<Release> {
  const value = await folder.readJson('release');
  if (value === undefined) {
    if (stoppedByScan(folder)) {
      throw new HoldfastError(
        'not-found',
        `${folder.path} is a run that its scan stopped: nothing was tuned, tested or released; "holdfast report" tells what was found.`,
      );
    }
    throw new HoldfastError(
      'not-found',
      `${folder.path} has no release.json; name the folder of a finished run.`,
    );
  }
  const parsed = releaseSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new HoldfastError(
    'storage',
    `${folder.file('release')} cannot be read: "${path.join('.')}": ${message}; "holdfast release" writes it anew.`,
  );
}

/** What became of a tuned model, as far as it is told in a line. */
export interface ReleasedFormats {
  name: string;
  formats: readonly Pick<FormatRelease, 'format' | 'outcome' | 'released'>[];
}

/** The release in one line, in the language of `messages`: the formats that are given out, and those that are held back. */
export function releaseText(
  { name, formats }: ReleasedFormats,
  { commands: { steps } }: Messages = messagesIn.en,
): string {
  const released = formats.filter((one) => one.released);
  const held = formats.filter((one) => !one.released);
  if (formats.length === 1)
    return released.length > 0 ? steps.released(name) : steps.held(steps.outcomes[held[0].outcome]);
  const back = held.map(({ format, outcome }) => `${format} (${steps.outcomes[outcome]})`).join(', ');
  if (released.length === 0) return steps.held(back);
  const out = steps.releasedIn(name, released.map(({ format }) => format).join(', '));
  return held.length === 0 ? out : `${out}; ${steps.held(back)}`;
}
