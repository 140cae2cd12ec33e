import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstDifference } from '../run/release/first-difference.ts';
import { collectEvidence } from './collect-evidence.ts';
import type { Evidence } from './evidence.ts';
import { inTotoStatement } from './in-toto-statement.ts';
import { type Envelope, verifiedStatement } from './sign-statement.ts';
import { toldMisfits } from './told-misfits.ts';
import { evidenceFiles } from './write-evidence.ts';

/** What verifying evidence finds, in phrases. */
export interface EvidenceVerification {
  /** What no longer fits; empty where everything does, and where there is no evidence. */
  misfits: string[];
  /** What could not be looked at, such as a signature without a key. */
  unchecked: string[];
}

/**
 * Holds the evidence in a run folder against the folder: every figure is collected anew, the pages and the other files that tell
 * it are written anew, and with a public key the signed statement is held against both. Throws as `collectEvidence` does.
 */
export async function verifyEvidence(
  folder: string,
  { key }: { key?: KeyObject } = {},
): Promise<EvidenceVerification> {
  const path = join(folder, evidenceFiles.evidence);
  if (!existsSync(path)) return { misfits: [], unchecked: [] };
  const stored = (await readJson(path)) as Evidence | undefined;
  if (!stored?.about) return { misfits: [`${evidenceFiles.evidence} is damaged`], unchecked: [] };
  const { made, holdfast, about } = stored;
  const again = { ...(await collectEvidence(folder, about)), made, holdfast };
  const misfits: string[] = [];
  // What is stored is JSON: what is collected is compared as such, to the last digit.
  const difference = firstDifference(stored, JSON.parse(JSON.stringify(again)), { rounding: 0 });
  if (difference) {
    const { path: field, before, now } = difference;
    misfits.push(`${evidenceFiles.evidence} says ${field} ${before}, and the folder gives ${now}`);
  }
  const others = await toldMisfits(folder, stored);
  misfits.push(...others.misfits);
  if (key) misfits.push(...(await signatureMisfits(folder, stored, key)));
  const isSigned = existsSync(join(folder, evidenceFiles.envelope));
  const signature = isSigned && !key ? [`the signature of ${evidenceFiles.envelope} (--key)`] : [];
  return { misfits, unchecked: [...others.unchecked, ...signature] };
}

async function signatureMisfits(folder: string, stored: Evidence, key: KeyObject): Promise<string[]> {
  const { envelope: file } = evidenceFiles;
  const envelope = (await readJson(join(folder, file))) as Envelope | undefined;
  if (!envelope) return [`${file} is not there, or damaged`];
  const statement = verifiedStatement(envelope, key);
  if (statement === undefined) return [`${file} is not signed by that key`];
  const expected = JSON.parse(JSON.stringify(inTotoStatement(stored)));
  return firstDifference(statement, expected, { rounding: 0 })
    ? [`${file} states other evidence than ${evidenceFiles.evidence}`]
    : [];
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
