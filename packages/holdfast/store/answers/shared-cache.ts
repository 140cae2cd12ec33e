import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { makeFolder } from '../../data/files/make-folder.ts';
import { storageError } from '../../data/files/storage-error.ts';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import type { Answer, AnswerOptions } from '../../models/chat-model.ts';

/** What was asked of which model, and how. */
export interface SharedQuestion {
  /** Fingerprint of the model. */
  model: string;
  conversation: Conversation;
  /** Of these, all that shapes an answer counts; the seed tells repetitions apart. */
  options: AnswerOptions;
}

/** Answers that audits share: what one has paid for, another finds. */
export interface SharedCache {
  find(question: SharedQuestion): Promise<Answer | undefined>;
  add(question: SharedQuestion, answer: Answer): Promise<void>;
}

/** A file of the cache. */
interface Entry {
  /** The day on which it was asked. */
  asked: string;
  answer: Answer;
}

/** Vendors change models under a name without notice, so answers are not believed for longer. */
const longestDays = 30;

/**
 * Opens a cache in a folder that any number of processes may share: each answer is a file of its own, named after the
 * hash of its question and put in its place whole, so that neither a kill nor two writers can damage it. What is damaged
 * all the same, or too old, is not found. Throws HoldfastError `storage` when the disk refuses.
 */
export async function openSharedCache(
  folder: string,
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<SharedCache> {
  try {
    await makeFolder(folder);
    // Answers belong to whoever asked: they are not to be committed by oversight.
    await writeFile(join(folder, '.gitignore'), '*\n');
  } catch (cause) {
    throw storageError(folder, cause);
  }
  return {
    async find(question) {
      const entry = await readEntry(fileOf(folder, question));
      const age = entry ? now().getTime() - Date.parse(entry.asked) : Number.NaN;
      return age <= longestDays * 86_400_000 ? entry?.answer : undefined;
    },
    async add(question, answer) {
      const entry: Entry = { asked: now().toISOString(), answer };
      await writeAtomically(fileOf(folder, question), JSON.stringify(entry));
    },
  };
}

async function readEntry(file: string): Promise<Entry | undefined> {
  try {
    const entry = JSON.parse(await readFile(file, 'utf8')) as Entry | null;
    return typeof entry?.answer?.text === 'string' ? entry : undefined;
  } catch {
    return undefined;
  }
}

function fileOf(folder: string, { model, conversation, options }: SharedQuestion): string {
  const { maximumTokens, temperature = 0, seed = 0, responseSchema, alternatives } = options;
  const messages = conversation.messages.map(({ role, content }) => [role, content]);
  const identity = [model, messages, maximumTokens, temperature, seed, responseSchema, alternatives];
  const key = createHash('sha256').update(JSON.stringify(identity)).digest('hex');
  return join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
}
