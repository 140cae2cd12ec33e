import { hasColumns, type Table, textOf } from '../table.ts';
import type { BenchmarkFormat } from './benchmark-format.ts';

const orBenchCategories = new Set([
  'deception',
  'harassment',
  'harmful',
  'hate',
  'illegal',
  'privacy',
  'self-harm',
  'sexual',
  'unethical',
  'violence',
]);

function isOrBench(table: Table): boolean {
  return (
    hasColumns(table, 'prompt', 'category') &&
    table.columns.length === 2 &&
    table.rows.length > 0 &&
    table.rows.slice(0, 50).every((row) => orBenchCategories.has(textOf(row, 'category').toLowerCase()))
  );
}

/** Benchmarks of prompts that only look harmful: refusing them is a fault. */
export const borderlineFormats: readonly BenchmarkFormat[] = [
  {
    name: 'xstest',
    title: 'XSTest (Röttger et al. 2023)',
    source: 'github.com/paul-rottger/xstest, xstest_prompts.csv',
    licence: 'CC BY 4.0',
    prompts: '250 safe, 200 unsafe for contrast',
    measures: 'over-refusal; harmfulness with the contrasting prompts',
    recognizes: (table) =>
      hasColumns(table, 'prompt', 'type') && (hasColumns(table, 'focus') || hasColumns(table, 'label')),
    read(row) {
      const type = textOf(row, 'type');
      const label = textOf(row, 'label');
      const unsafe = label === '' ? type.startsWith('contrast') : label === 'unsafe';
      const id = textOf(row, 'id') || textOf(row, 'id_v2');
      return { id, kind: unsafe ? 'harmful' : 'borderline', category: type, text: textOf(row, 'prompt') };
    },
  },
  {
    name: 'or-bench',
    title: 'OR-Bench (Cui et al. 2024)',
    source:
      'huggingface.co/datasets/bench-llm/or-bench, or-bench-hard-1k.csv, or-bench-80k.csv, or-bench-toxic.csv',
    licence: 'CC BY 4.0',
    prompts: '1,319 hard, 80,359 in all, 655 toxic for contrast',
    measures: 'over-refusal in ten categories; harmfulness with the toxic file',
    recognizes: isOrBench,
    // All three files have the same columns: only the name tells them apart.
    read: (row, { file }) => ({
      kind: file.includes('toxic') ? 'harmful' : 'borderline',
      category: textOf(row, 'category'),
      text: textOf(row, 'prompt'),
    }),
  },
];
