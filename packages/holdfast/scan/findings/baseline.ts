import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import { HoldfastError } from '../../errors.ts';
import type { FileFinding } from '../file/inspect-block.ts';

/**
 * Findings that a person has looked at and accepted, so that only new ones are told. Detector, severity and reason stand
 * beside each fingerprint for whoever reviews the file; only the fingerprint counts.
 */
const baselineSchema = z.strictObject({
  holdfastBaseline: z.literal(1),
  accepted: z.array(
    z.strictObject({
      fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
      detector: z.string(),
      severity: z.enum(['high', 'medium', 'low']),
      reason: z.string(),
    }),
  ),
});

/** The fingerprints in a baseline file. Throws HoldfastError `not-found` and `bad-data`. */
export async function readBaseline(path: string): Promise<ReadonlySet<string>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new HoldfastError(
      'not-found',
      `${path} cannot be read; "holdfast scan DATA --write-baseline ${path}" writes a baseline.`,
      { cause },
    );
  }
  const parsed = baselineSchema.safeParse(readJson(text));
  if (!parsed.success) {
    throw new HoldfastError('bad-data', `${path} is no baseline of a scan; write it with --write-baseline.`);
  }
  return new Set(parsed.data.accepted.map(({ fingerprint }) => fingerprint));
}

/** Writes a baseline of findings: sorted and each once, so that changes of it are easy to review. */
export async function writeBaseline(path: string, findings: Iterable<FileFinding>): Promise<void> {
  const byFingerprint = new Map<string, object>();
  for (const { fingerprint, detector, severity, reason } of findings) {
    byFingerprint.set(fingerprint, { fingerprint, detector, severity, reason });
  }
  const accepted = [...byFingerprint].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  await writeAtomically(path, `${JSON.stringify({ holdfastBaseline: 1, accepted }, null, 2)}\n`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
