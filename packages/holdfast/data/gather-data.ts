import { createWriteStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createRandom } from '@holdfast/engine';
import { HoldfastError } from '../errors.ts';
import type { Conversation } from './conversations/conversation.ts';
import { isOwnRecord } from './files/own-records.ts';
import { readConversations } from './read-conversations.ts';
import { writeConversations } from './write-conversations.ts';

/** Training data as a user names it: a file, or a folder of files, and how often each of its rows comes. */
export interface DataSource {
  path: string;
  /** 2: every row twice; 0.5: half of the rows, drawn by the seed. Default 1. */
  weight?: number;
}

/** Where the rows of a file stand in what was gathered, counted from 1. */
export interface GatheredFile {
  path: string;
  first: number;
  last: number;
}

/** The name under which standard input is meant. */
export const standardInput = '-';

/**
 * Puts the rows of several files, or of a folder's, into one JSONL file of Holdfast's own, whatever formats they come in,
 * and says where the rows of each stand. Throws HoldfastError as `readConversations` does, naming file and row, and
 * `bad-usage` for a folder without files.
 */
export async function gatherData(
  sources: readonly DataSource[],
  { output, seed, signal }: { output: string; seed: number; signal?: AbortSignal },
): Promise<GatheredFile[]> {
  const gathered: GatheredFile[] = [];
  let rows = 0;
  const all = async function* (): AsyncGenerator<Conversation> {
    for (const { path, weight = 1 } of sources) {
      for (const file of await filesIn(path)) {
        const first = rows + 1;
        const times = repetitions(weight, `${seed}/${file}`);
        for await (const { conversation } of readConversations(file, { signal })) {
          for (let time = times(); time > 0; time--) {
            rows += 1;
            yield conversation;
          }
        }
        gathered.push({ path: file, first, last: rows });
      }
    }
  };
  await writeConversations(output, all());
  return gathered;
}

/** Whether a name is that of a folder. Throws HoldfastError `not-found`. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    throw new HoldfastError('not-found', `${path} does not exist; check the path.`, { cause });
  }
}

/** Writes what comes on standard input into a file, as it is. */
export async function keepStandardInput(
  path: string,
  { input = process.stdin, signal }: { input?: NodeJS.ReadableStream; signal?: AbortSignal } = {},
): Promise<void> {
  await pipeline(input, createWriteStream(path, { mode: 0o600 }), { signal });
}

/** A file by itself, or the files of a folder and the folders in it, by name; hidden ones and records of Holdfast's own are passed over. */
async function filesIn(path: string): Promise<string[]> {
  if (!(await isFolder(path))) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  const files = entries
    .map((entry) => ({ entry, name: join(entry.parentPath, entry.name) }))
    .filter(
      ({ entry, name }) =>
        entry.isFile() && !/(?:^|[/\\])\./.test(name.slice(path.length)) && !isOwnRecord(entry.name),
    )
    .map(({ name }) => name)
    .sort();
  if (files.length > 0) return files;
  throw new HoldfastError('bad-usage', `${path} is a folder without files; name a data file.`);
}

/** How often each row comes, one after another. */
function repetitions(weight: number, key: string): () => number {
  const random = createRandom(`gather/${key}`);
  const whole = Math.floor(weight);
  return () => whole + (random.uniform() < weight - whole ? 1 : 0);
}
