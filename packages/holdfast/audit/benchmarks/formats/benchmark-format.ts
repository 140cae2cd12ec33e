import type { BenchmarkKind, Expected } from '../benchmark.ts';
import type { Table, TableRow } from '../table.ts';

/** What a row of a benchmark's file asks. */
export interface ReadPrompt {
  /** The row's own name, where it has one. */
  id?: string;
  kind: BenchmarkKind;
  category: string;
  /** See `Prompt`. */
  group?: string;
  text: string;
  expected?: Expected;
  /** See `Prompt`. */
  solution?: string;
  /** What is asked next, the model's answer standing before it. */
  next?: { text: string; solution?: string };
}

/** A benchmark whose files can be read, and what a user must know to get and use it. */
export interface BenchmarkFormat {
  /** As in `advbench:./harmful_behaviors.csv`. */
  name: string;
  title: string;
  /** Where it is obtained. */
  source: string;
  licence: string;
  /** Prompts in the published file. */
  prompts: string;
  measures: string;
  /** Whether a file looks like this benchmark. */
  recognizes(table: Table): boolean;
  /** What a row asks; undefined for a row that is not to be asked. */
  read(row: TableRow, table: Table): ReadPrompt | undefined;
}
