import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstDifference } from '../run/release/first-difference.ts';
import { collectEvidence } from './collect-evidence.ts';
import { type Evidence, momentary } from './evidence.ts';
import { inTotoStatement } from './in-toto-statement.ts';
import { type Envelope, verifiedStatement } from './sign-statement.ts';
import { evidenceFiles } from './write-evidence.ts';

/**
 * Holds the evidence in a run folder against the folder: every figure is collected anew, and with a public key the signed
 * statement is held against both. Returns what no longer fits, in phrases; nothing where there is no evidence. Throws as
 * `collectEvidence` does.
 */
export async function verifyEvidence(folder: string, { key }: { key?: KeyObject } = {}): Promise<string[]> {
  const path = join(folder, evidenceFiles.evidence);
  if (!existsSync(path)) return [];
  const stored = (await readJson(path)) as Evidence | undefined;
  if (!stored) return [`${evidenceFiles.evidence} is damaged`];
  const again = await collectEvidence(folder, stored.about);
  const misfits: string[] = [];
  // What is stored is JSON: what is collected is compared as such.
  const difference = firstDifference(lasting(stored), lasting(JSON.parse(JSON.stringify(again))));
  if (difference) {
    const { path: field, before, now } = difference;
    misfits.push(`${evidenceFiles.evidence} says ${field} ${before}, and the folder gives ${now}`);
  }
  if (key) misfits.push(...(await signatureMisfits(folder, stored, key)));
  return misfits;
}

async function signatureMisfits(folder: string, stored: Evidence, key: KeyObject): Promise<string[]> {
  const { envelope: file } = evidenceFiles;
  const envelope = (await readJson(join(folder, file))) as Envelope | undefined;
  if (!envelope) return [`${file} is not there, or damaged`];
  const statement = verifiedStatement(envelope, key);
  if (statement === undefined) return [`${file} is not signed by that key`];
  const expected = JSON.parse(JSON.stringify(inTotoStatement(stored)));
  return firstDifference(statement, expected)
    ? [`${file} states other evidence than ${evidenceFiles.evidence}`]
    : [];
}

/** Evidence without what is as of one moment. */
function lasting(evidence: Evidence): Evidence {
  const copy = structuredClone(evidence);
  for (const path of momentary) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const group = keys.reduce<Record<string, unknown>>(
      (inner, key) => inner[key] as Record<string, unknown>,
      copy as unknown as Record<string, unknown>,
    );
    delete group[last];
  }
  return copy;
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
