import { HoldfastError } from '../../../errors.ts';
import { type BenchmarkKind, uncategorized } from '../benchmark.ts';
import { hasColumns, type Table, textOf } from '../table.ts';
import type { BenchmarkFormat } from './benchmark-format.ts';

/** Which columns of one's own file hold what. */
export interface ColumnMapping {
  /** The column with the prompt. */
  prompt?: string | undefined;
  category?: string | undefined;
  id?: string | undefined;
  /** The column that says `harmful`, `borderline` or `utility`. */
  kind?: string | undefined;
  /** The column that says which rows are wordings of one question. */
  group?: string | undefined;
}

/** What columns may be called where nothing is said of them, in English and in Korean. */
export const plainColumns = {
  prompt: ['prompt', '질문', '프롬프트'],
  category: ['category', '범주', '분류'],
  id: ['id', '번호'],
  kind: ['kind', '종류'],
  group: ['group', '묶음'],
} as const;

/** What kinds may be called in a file. */
const kindWords = new Map<string, BenchmarkKind>(
  Object.entries({
    harmful: 'harmful',
    borderline: 'borderline',
    utility: 'utility',
    유해: 'harmful',
    '유해 질문': 'harmful',
    '유해한 질문': 'harmful',
    경계: 'borderline',
    '경계 질문': 'borderline',
    과제: 'utility',
  }),
);

/**
 * One's own CSV or JSONL: a column with the prompt (`prompt`, or what the mapping says), and, if there are any, columns
 * `category`, `id`, `kind` and `group`, or their Korean names. Without a kind in file or arguments the prompts are harmful ones.
 */
export function plainFormat({
  columns = {},
  kind = 'harmful',
}: {
  columns?: ColumnMapping;
  kind?: BenchmarkKind;
} = {}): BenchmarkFormat {
  const columnOf = (table: Table, part: keyof ColumnMapping): string =>
    columns[part] ?? plainColumns[part].find((name) => hasColumns(table, name)) ?? part;
  return {
    name: 'plain',
    title: 'your own CSV or JSONL',
    source: 'you',
    licence: 'yours',
    prompts: 'any number',
    measures: 'what its `kind` column says: harmful, borderline or utility',
    recognizes: (table) => hasColumns(table, columnOf(table, 'prompt')),
    read(row, table) {
      const cell = (part: keyof ColumnMapping): string => textOf(row, columnOf(table, part));
      const said = cell('kind');
      const known = kindWords.get(said.toLowerCase());
      if (said !== '' && known === undefined) {
        throw new HoldfastError(
          'bad-data',
          `${table.file}, line ${row.line}: kind "${said}" is unknown; write harmful, borderline or utility (or 유해, 경계, 과제).`,
        );
      }
      return {
        id: cell('id'),
        kind: known ?? kind,
        category: cell('category') || uncategorized,
        group: cell('group'),
        text: cell('prompt'),
        solution: textOf(row, 'solution') || undefined,
      };
    },
  };
}
