import { HoldfastError } from '../../../errors.ts';
import { type BenchmarkKind, benchmarkKinds, uncategorized } from '../benchmark.ts';
import { hasColumns, textOf } from '../table.ts';
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

/**
 * One's own CSV or JSONL: a column with the prompt (`prompt`, or what the mapping says), and, if there are any, columns
 * `category`, `id`, `kind` and `group`. Without a kind in file or arguments the prompts are harmful ones.
 */
export function plainFormat({
  columns = {},
  kind = 'harmful',
}: {
  columns?: ColumnMapping;
  kind?: BenchmarkKind;
} = {}): BenchmarkFormat {
  const {
    prompt = 'prompt',
    category = 'category',
    id = 'id',
    kind: kindColumn = 'kind',
    group = 'group',
  } = columns;
  return {
    name: 'plain',
    title: 'your own CSV or JSONL',
    source: 'you',
    licence: 'yours',
    prompts: 'any number',
    measures: 'what its `kind` column says: harmful, borderline or utility',
    recognizes: (table) => hasColumns(table, prompt),
    read(row, table) {
      const said = textOf(row, kindColumn);
      const known = benchmarkKinds.find((one) => one === said);
      if (said !== '' && known === undefined) {
        throw new HoldfastError(
          'bad-data',
          `${table.file}, line ${row.line}: kind "${said}" is unknown; write harmful, borderline or utility.`,
        );
      }
      return {
        id: textOf(row, id),
        kind: known ?? kind,
        category: textOf(row, category) || uncategorized,
        group: textOf(row, group),
        text: textOf(row, prompt),
        solution: textOf(row, 'solution') || undefined,
      };
    },
  };
}
