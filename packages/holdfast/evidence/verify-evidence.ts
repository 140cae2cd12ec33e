import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benchmarkTitle } from '../audit/verdict/benchmark-title.ts';
import { nowWorded } from '../audit/verdict/now-worded.ts';
import { readVerdict } from '../audit/verdict/read-verdict.ts';
import { laterNotes, verdictNotes } from '../audit/verdict/verdict-notes.ts';
import { type Difference, firstDifference } from '../run/release/first-difference.ts';
import { gatewayFileMisfits, readGatewayFile } from './by-hand/gateway-file.ts';
import { collectEvidence } from './collect-evidence.ts';
import { type Evidence, evidenceForm } from './evidence.ts';
import { inTotoStatement } from './signing/in-toto-statement.ts';
import { type Envelope, verifiedStatement } from './signing/sign-statement.ts';
import { type SigstoreBundle, type SigstoreIdentity, sigstoreStatement } from './signing/sigstore.ts';
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
  { key, signer }: { key?: KeyObject; signer?: SigstoreIdentity } = {},
): Promise<EvidenceVerification> {
  const path = join(folder, evidenceFiles.evidence);
  if (!existsSync(path)) return { misfits: [], unchecked: [] };
  const stored = (await readJson(path)) as Evidence | undefined;
  if (!stored?.about) return { misfits: [`${evidenceFiles.evidence} is damaged`], unchecked: [] };
  if (stored.evidence !== evidenceForm) {
    const misfit = `${evidenceFiles.evidence} has the form of another version of Holdfast; write it anew with "holdfast evidence"`;
    return { misfits: [misfit], unchecked: [] };
  }
  const { made, holdfast, about } = stored;
  const again = asJson({ ...(await collectEvidence(folder, about)), made, holdfast });
  const gateway = await readGatewayFile(folder);
  const misfits = gateway ? gatewayFileMisfits(gateway) : [];
  // What is stored is JSON: what is collected is compared as such, to the last digit.
  const difference =
    firstDifference(stored, again, { rounding: 0 }) && (await differenceInNow(folder, { stored, again }));
  if (difference) {
    const { path: field, before, now } = difference;
    misfits.push(`${evidenceFiles.evidence} says ${field} ${before}, and the folder gives ${now}`);
  }
  const others = await toldMisfits(folder, stored);
  misfits.push(...others.misfits);
  const { envelope, bundle } = evidenceFiles;
  const signatures: Signature[] = [
    {
      file: envelope,
      by: 'the key that was given',
      option: '--key',
      statement: key && (async (signed) => verifiedStatement(signed as Envelope, key)),
    },
    {
      file: bundle,
      by: String(signer?.identity),
      option: '--identity and --issuer',
      statement: signer && ((signed) => sigstoreStatement(signed as SigstoreBundle, signer)),
    },
  ];
  const { unchecked } = others;
  for (const { file, by, option, statement } of signatures) {
    if (statement) misfits.push(...(await signatureMisfits(folder, stored, { file, by, statement })));
    else if (existsSync(join(folder, file))) unchecked.push(`the signature of ${file} (${option})`);
  }
  return { misfits, unchecked };
}

/** The first difference beside how notes of earlier versions are worded, and which they lack. */
async function differenceInNow(
  folder: string,
  { stored, again }: Record<'stored' | 'again', Evidence>,
): Promise<Difference | undefined> {
  const later = verdictNotes(await readVerdict(folder)).filter(
    ({ kind, text }) => laterNotes.includes(kind) && !stored.verdict?.notes?.includes(text),
  );
  const lacking = new Set(later.map(({ text }) => text));
  const worded = (evidence: Evidence): Evidence => {
    const { verdict } = evidence;
    if (!Array.isArray(verdict?.notes)) return evidence;
    const notes = verdict.notes
      .filter((note) => !lacking.has(note))
      .map((note) => benchmarkTitle(nowWorded(String(note))));
    return { ...evidence, verdict: { ...verdict, notes } };
  };
  return firstDifference(worded(stored), worded(again), { rounding: 0 });
}

function asJson(evidence: Evidence): Evidence {
  return JSON.parse(JSON.stringify(evidence));
}

/** A file that may be signed, and by whom. */
interface Signature {
  file: string;
  by: string;
  /** What must be said for it to be looked at. */
  option: string;
  /** The statement that is signed so; undefined where it is not. Absent where nobody said who should have signed. */
  statement?: (signed: unknown) => Promise<unknown>;
}

async function signatureMisfits(
  folder: string,
  stored: Evidence,
  { file, by, statement }: Required<Omit<Signature, 'option'>>,
): Promise<string[]> {
  const signed = await readJson(join(folder, file));
  if (signed === undefined) return [`${file} is not there, or damaged`];
  const stated = await statement(signed);
  if (stated === undefined) return [`${file} is not signed by ${by}`];
  const expected = JSON.parse(JSON.stringify(inTotoStatement(stored)));
  return firstDifference(stated, expected, { rounding: 0 })
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
