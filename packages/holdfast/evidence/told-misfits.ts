import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { version } from '../version.ts';
import type { Evidence } from './evidence.ts';
import { cardFiles, evidenceFiles, evidenceTexts } from './write-evidence.ts';

/**
 * Which of the files that tell a folder's evidence in another form tell something else than it. Of a model card only the head is
 * held, for people write on below it; what another version of Holdfast laid out is not looked at.
 */
export async function toldMisfits(
  folder: string,
  evidence: Evidence,
): Promise<{ misfits: string[]; unchecked: string[] }> {
  const misfits: string[] = [];
  const unchecked: string[] = [];
  for (const [file, text] of await evidenceTexts(folder, evidence)) {
    const stored = await readFile(join(folder, file), 'utf8').catch(() => undefined);
    if (stored === undefined) misfits.push(`${file} is gone`);
    else if (file !== evidenceFiles.bom && evidence.holdfast !== version())
      unchecked.push(`${file}, which Holdfast ${evidence.holdfast} wrote`);
    else if (heldOf(file, stored) !== heldOf(file, text))
      misfits.push(`${file} tells something else than ${evidenceFiles.evidence}`);
  }
  return { misfits, unchecked };
}

/** What of a file is held to the evidence, as a text. */
function heldOf(file: string, text: string): string {
  if (!Object.values(cardFiles).includes(file)) return text;
  const [, head = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  try {
    return JSON.stringify((parse(head) as Record<string, unknown> | null)?.['model-index']);
  } catch {
    return '';
  }
}
