import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { HoldfastError } from '../../errors.ts';
import type { Benchmark, BenchmarkKind, Prompt } from './benchmark.ts';
import type { BenchmarkFormat, ReadPrompt } from './formats/benchmark-format.ts';
import { benchmarkFormats } from './formats/formats.ts';
import { type ColumnMapping, plainColumns, plainFormat } from './formats/plain-format.ts';
import { readTable } from './read-table.ts';
import { requireTableFile } from './require-table-file.ts';
import { hasColumns, type Table } from './table.ts';

/** How one's own file is to be read, where its content does not say. */
export interface ReadBenchmarkOptions {
  columns?: ColumnMapping;
  kind?: BenchmarkKind;
  /** Whether other files are read with it: columns that it lacks are theirs, and it is read as it would be by itself. */
  amongOthers?: boolean;
}

/**
 * Reads a benchmark that the user brings: `advbench:./harmful_behaviors.csv`, or a path whose format is told by its
 * content; a folder stands for all CSV, JSONL and JSON files in it (HEx-PHI, MMLU). Rows without a prompt are left out. Throws HoldfastError `not-found`,
 * `bad-data` for a file that cannot be read or recognized, and `bad-config` for a format that is unknown.
 */
export async function readBenchmark(spec: string, options: ReadBenchmarkOptions = {}): Promise<Benchmark> {
  const { format: wanted, path } = parseSpec(spec);
  if (!existsSync(path)) {
    throw new HoldfastError(
      'not-found',
      `${path} does not exist; "holdfast bench list" says where benchmarks are obtained.`,
    );
  }
  const files = statSync(path).isDirectory() ? await filesOf(path) : [path];
  const prompts: Prompt[] = [];
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const file of files) {
    requireTableFile(file);
    const table = await readTable(file, knownColumns(options));
    const format = formatOf(table, file, wanted, options);
    names.add(format.name);
    for (const row of table.rows) {
      const read = format.read(row, table);
      if (!read || read.text === '') continue;
      const own = read.id || `${files.length > 1 ? `${basename(file)}/` : ''}${row.line}`;
      const id = uniqueId(`${format.name}/${own}`, ids);
      prompts.push(...promptsOf(read, id));
    }
  }
  if (prompts.length === 0) throw new HoldfastError('bad-data', `${path} holds no prompts.`);
  return { name: `${[...names].join(', ')} (${basename(path)})`, prompts };
}

/** The prompt that a row asks, and the one that follows it. */
function promptsOf(
  { kind, category, group, text, expected, solution, next }: ReadPrompt,
  id: string,
): Prompt[] {
  const first = { role: 'user' as const, content: text };
  const prompt: Prompt = {
    id,
    kind,
    category,
    group: group || undefined,
    conversation: { messages: [first] },
    expected,
    solution,
  };
  if (!next) return [prompt];
  const second: Prompt = {
    id: `${id}/turn-2`,
    kind,
    category,
    follows: id,
    group: group || undefined,
    conversation: { messages: [first, { role: 'user', content: next.text }] },
    solution: next.solution,
  };
  return [prompt, second];
}

/** Where the file or the folder of a benchmark lies that is named so. */
export function benchmarkPlace(spec: string): string {
  return parseSpec(spec).path;
}

function parseSpec(spec: string): { format: string | undefined; path: string } {
  const parts = /^([a-z][a-z0-9-]+):(.+)$/.exec(spec);
  return parts ? { format: parts[1], path: parts[2] } : { format: undefined, path: spec };
}

async function filesOf(folder: string): Promise<string[]> {
  const files = (await readdir(folder))
    .filter((name) => /\.(csv|tsv|jsonl|json)$/i.test(name))
    .sort(numerically);
  if (files.length > 0) return files.map((name) => join(folder, name));
  throw new HoldfastError('not-found', `${folder} holds no CSV, JSONL or JSON file.`);
}

function numerically(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function formatOf(
  table: Table,
  path: string,
  wanted: string | undefined,
  { columns: named, kind, amongOthers = false }: ReadBenchmarkOptions,
): BenchmarkFormat {
  const columns = amongOthers ? columnsIn(table, named) : named;
  const plain = plainFormat({ columns, kind });
  if (wanted === undefined || wanted === 'plain') {
    const mapped = wanted === 'plain' || columns?.prompt !== undefined;
    const recognised = mapped
      ? plain
      : [...benchmarkFormats, plain].find((format) => format.recognizes(table));
    if (recognised?.recognizes(table)) return recognised;
    throw new HoldfastError('bad-data', `${path}: ${unrecognized(table)}`);
  }
  const format = benchmarkFormats.find(({ name }) => name === wanted);
  if (!format) {
    const known = benchmarkFormats.map(({ name }) => name).join(', ');
    throw new HoldfastError(
      'bad-config',
      `Benchmark "${wanted}" is unknown; use ${known}, plain, or a path alone.`,
    );
  }
  if (format.recognizes(table)) return format;
  throw new HoldfastError('bad-data', `${path} does not look like ${format.title}: ${unrecognized(table)}`);
}

/** The columns of a mapping that a table has. */
function columnsIn(table: Table, named: ColumnMapping = {}): ColumnMapping {
  const there = Object.entries(named).filter(([, name]) => name !== undefined && hasColumns(table, name));
  return Object.fromEntries(there);
}

function unrecognized({ columns, rows }: Table): string {
  const first = Object.values(rows[0]?.fields ?? {}).slice(0, 5);
  const there =
    columns.length === 0
      ? `its first line names no column that is known (${first.map((cell) => String(cell).slice(0, 30)).join(', ')})`
      : `its columns are ${columns.join(', ')}`;
  return `${there}; name the column of the prompts (--prompt-column, or audit.columns.prompt).`;
}

/** Names of columns in any format: a CSV file whose first row has one of them has a header. */
function knownColumns({ columns = {} }: ReadBenchmarkOptions): ReadonlySet<string> {
  const known = [
    ...['goal', 'target', 'behavior', 'forbidden_prompt', 'question', 'question_id', 'turns', 'risk_area'],
    ...[
      'harm_area',
      'prompt',
      'type',
      'category',
      'choices',
      'answer',
      'instruction',
      'text',
      'input',
      'id',
      'kind',
      'group',
      'prompt_text',
      'modality',
    ],
    ...Object.values(plainColumns).flat(),
    ...Object.values(columns).flatMap((name) => (name ? [name.toLowerCase()] : [])),
  ];
  return new Set(known);
}

function uniqueId(id: string, taken: Set<string>): string {
  let unique = id;
  for (let number = 2; taken.has(unique); number++) unique = `${id} (${number})`;
  taken.add(unique);
  return unique;
}
