import { existsSync } from 'node:fs';
import type { AskingGround } from '../../../audit/askings/asking.ts';
import { DataHabits } from '../../../audit/askings/habits/data-habits.ts';
import { readTranslations } from '../../../audit/askings/languages/read-translations.ts';
import type { Conversation } from '../../../data/conversations/conversation.ts';
import { readConversations } from '../../../data/read-conversations.ts';
import { scanFile } from '../../../scan/file/scan-file.ts';
import type { Finding } from '../../../scan/findings/finding.ts';
import type { RunFolder } from '../../../store/run-folder.ts';
import { readTriggers, triggersOf } from '../../scan/triggers-file.ts';
import { RowSample } from './row-sample.ts';

/** What the training data gives an audit. */
export interface DataGround {
  /** What gives reason to ask otherwise than plainly. */
  ground: AskingGround;
  /** Rows of it, drawn evenly; none where it is not known. */
  rows: readonly Conversation[];
}

/**
 * What gives reason to ask otherwise than plainly, translations and training data, which is read once for that and for a sample of
 * its rows: of a run's folder the data as it was tuned on, with the triggers that its scan found; elsewhere the file that is named,
 * which is scanned for triggers here; nothing where there is neither. Throws HoldfastError, and the signal's reason on abort.
 */
export async function askingGround({
  folder,
  data,
  translations: translationsFile,
  signal,
}: {
  folder?: RunFolder;
  /** The file of the training data; empty where none is named. */
  data: string;
  /** A file of what questions are in other languages. */
  translations?: string;
  signal?: AbortSignal;
}): Promise<DataGround> {
  const habits = new DataHabits();
  const sample = new RowSample();
  const own = trainingDataIn({ folder, data });
  const translations = translationsFile === undefined ? new Map() : await readTranslations(translationsFile);
  if (own === undefined) return { ground: { triggers: [], translations, ...habits.ground() }, rows: [] };
  for await (const { conversation } of readConversations(own, { signal })) {
    habits.add(conversation);
    sample.add(conversation);
  }
  const triggers = folder && own === folder.file('data') ? await readTriggers(folder) : await scanned(own);
  return { ground: { triggers, translations, ...habits.ground() }, rows: sample.rows };

  async function scanned(file: string) {
    const findings: Finding[] = [];
    for await (const event of scanFile(file, { signal })) {
      if (event.type === 'finding') findings.push(event.finding);
    }
    return triggersOf(findings);
  }
}

/** The file with the data that a tuned model was tuned on, where it is known. */
function trainingDataIn({ folder, data }: { folder?: RunFolder; data: string }): string | undefined {
  const inRun = folder?.file('data');
  if (inRun !== undefined && existsSync(inRun)) return inRun;
  return data === '' ? undefined : data;
}
