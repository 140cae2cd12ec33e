import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readVerdict } from '../audit/verdict/read-verdict.ts';
import { writeAtomically } from '../data/files/write-atomically.ts';
import { type MessageLanguage, messageLanguages } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import { readRelease } from '../run/release/release.ts';
import { openRunFolder } from '../store/run-folder.ts';
import { collectEvidence } from './collect-evidence.ts';
import type { Evidence } from './evidence.ts';
import { mlBom } from './forms/ml-bom.ts';
import { modelCard } from './forms/model-card.ts';
import { renderEvidence } from './forms/render-evidence.ts';
import { toldTexts } from './forms/told-texts.ts';
import { evidenceWording } from './forms/worded.ts';
import type { EvidenceAbout } from './read-about.ts';
import { inTotoStatement } from './signing/in-toto-statement.ts';
import { signStatement } from './signing/sign-statement.ts';
import { signWithSigstore } from './signing/sigstore.ts';

/** Files of the evidence in a run folder. */
export const evidenceFiles = {
  evidence: 'evidence.json',
  envelope: 'evidence.dsse.json',
  bundle: 'evidence.sigstore.json',
  bom: 'bom.cdx.json',
} as const;

/** The model card in each language; the hub takes the first as a repository's README. */
export const cardFiles: Readonly<Record<MessageLanguage, string>> = {
  en: 'MODEL_CARD.md',
  ko: 'MODEL_CARD.ko.md',
};

/**
 * Writes the evidence of a finished run into its folder: JSON, a page in each language, a bill of materials, a model card in
 * each, and a signed statement, with a key or by Sigstore. Returns the evidence and the paths written. Throws HoldfastError as
 * `collectEvidence` and `signWithSigstore` do.
 */
export async function writeEvidence(
  folder: string,
  { about, key, sigstore = false }: { about: EvidenceAbout; key?: KeyObject; sigstore?: boolean },
): Promise<{ evidence: Evidence; files: string[] }> {
  const evidence = await collectEvidence(folder, about);
  const texts = new Map([[evidenceFiles.evidence as string, jsonText(evidence)]]);
  for (const [file, text] of await evidenceTexts(folder, evidence)) texts.set(file, text);
  if (key) {
    texts.set(evidenceFiles.envelope, jsonText(signStatement(inTotoStatement(evidence), key, keyIdOf(key))));
  }
  if (sigstore) texts.set(evidenceFiles.bundle, jsonText(await signWithSigstore(inTotoStatement(evidence))));
  // A signature of earlier evidence says nothing of this one.
  for (const file of [evidenceFiles.envelope, evidenceFiles.bundle])
    if (!texts.has(file)) await rm(join(folder, file), { force: true });
  const files: string[] = [];
  for (const [file, text] of texts) {
    await writeAtomically(join(folder, file), text);
    files.push(join(folder, file));
  }
  return { evidence, files };
}

/** The files that tell the evidence of a run folder in another form, with their texts: pages, bill of materials, model card. */
export async function evidenceTexts(folder: string, evidence: Evidence): Promise<Map<string, string>> {
  const verdict = await readVerdict(folder);
  const run = await openRunFolder(folder);
  const { name } = await readRelease(run);
  const texts = new Map<string, string>();
  for (const language of messageLanguages) {
    const messages = messagesIn[language];
    const words = await toldTexts(run, messages);
    const text = evidenceWording({ verdict, messages, texts: words });
    const page = pageName(language);
    texts.set(page, renderEvidence({ evidence, verdict, name, texts: words }, messages));
    texts.set(cardFiles[language], modelCard({ evidence, verdict, name, page, text }, messages));
  }
  texts.set(evidenceFiles.bom, jsonText(mlBom(evidence, name)));
  return texts;
}

function pageName(language: string): string {
  return language === 'en' ? 'evidence.html' : `evidence.${language}.html`;
}

/** The SHA-256 of the public half in DER. */
function keyIdOf(key: KeyObject): string {
  const half = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(half).digest('hex');
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
