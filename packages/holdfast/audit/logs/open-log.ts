import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { HoldfastError } from '../../errors.ts';
import { readTable } from '../benchmarks/read-table.ts';
import type { LogFile, LogRecord } from './logged-answer.ts';
import { readArchive } from './read-archive.ts';

/** Columns by which the header of a table of answers is told. */
const tableColumns: ReadonlySet<string> = new Set(['prompt', 'question', 'answer', 'response', 'output']);

/**
 * Opens a log: a zip archive, a JSON document, JSONL, or a CSV table, told by its first bytes. Throws HoldfastError
 * `not-found`, and `bad-data` naming the place of what is damaged.
 */
export async function openLog(path: string): Promise<LogFile> {
  const head = await firstBytes(path);
  if (head.toString('latin1').startsWith('PK')) {
    const records = await readArchive(path);
    return { path, form: 'archive', records: records.map(({ name, text }) => parsed(path, name, text)) };
  }
  const text = await readFile(path, 'utf8');
  const start = text.trimStart()[0];
  if (start !== '{' && start !== '[') return openTable(path);
  const document = extname(path) === '.jsonl' ? undefined : wholeDocument(text, path);
  if (document) return { path, form: 'document', records: [document] };
  const lines = text.split('\n').flatMap((line, index) => {
    return line.trim() === '' ? [] : [parsed(path, `line ${index + 1}`, line)];
  });
  return { path, form: 'lines', records: lines };
}

async function openTable(path: string): Promise<LogFile> {
  const { rows } = await readTable(path, tableColumns);
  return {
    path,
    form: 'table',
    records: rows.map(({ line, fields }) => ({ place: `line ${line}`, value: fields })),
  };
}

/** The file as one JSON value; undefined where it is JSONL, whose second line begins anew. */
function wholeDocument(text: string, path: string): LogRecord | undefined {
  try {
    return { place: 'the document', value: JSON.parse(text) };
  } catch (cause) {
    const lines = text.trim().split('\n');
    if (lines.length > 1 && lines[0].trimEnd().endsWith('}')) return undefined;
    throw new HoldfastError('bad-data', `${path} is no whole JSON; was its writing cut off?`, { cause });
  }
}

function parsed(path: string, place: string, text: string): LogRecord {
  try {
    return { place, value: JSON.parse(text) };
  } catch (cause) {
    throw new HoldfastError('bad-data', `${path}, ${place}: it is no JSON; make the log again.`, { cause });
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    for await (const chunk of createReadStream(path, { end: 3 })) return Buffer.from(chunk);
  } catch (cause) {
    throw new HoldfastError('not-found', `${path} cannot be read; name a log file.`, { cause });
  }
  throw new HoldfastError('bad-data', `${path} is empty.`);
}
