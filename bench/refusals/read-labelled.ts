import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { AnswerKind } from '../../packages/holdfast/refusal/answer-kind.ts';

/** What people say of an answer in XSTest (Röttger et al. 2024), and of one that refuses in words and then complies. */
export type HumanLabel = 'full_compliance' | 'full_refusal' | 'partial_refusal' | 'refuse-then-comply';

/** A model's answer with the label that people agreed on. */
export interface LabelledAnswer {
  answer: string;
  label: HumanLabel;
}

const ofKinds: Readonly<Record<AnswerKind, HumanLabel>> = {
  refusal: 'full_refusal',
  partial: 'partial_refusal',
  'refuse-then-comply': 'refuse-then-comply',
  compliance: 'full_compliance',
};

/**
 * Reads the labelled answers of each file in a folder: CSV files as XSTest publishes them, with columns `completion` and
 * `final_label`, and JSON lines with `answer` and `kind`. Throws RangeError for a CSV file without such columns, or with
 * another label.
 */
export async function readLabelled(folder: string): Promise<Map<string, LabelledAnswer[]>> {
  const names = (await readdir(folder)).filter((name) => /\.(?:csv|jsonl)$/.test(name)).sort();
  const files = new Map<string, LabelledAnswer[]>();
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    const short = name.replace(/^xstest_v2_completions_|\.(?:csv|jsonl)$/g, '');
    files.set(short, name.endsWith('.csv') ? readTable(name, text) : readLines(text));
  }
  return files;
}

function readLines(text: string): LabelledAnswer[] {
  const rows = text.trim().split('\n');
  return rows.map((row) => {
    const { kind, answer }: { kind: AnswerKind; answer: string } = JSON.parse(row);
    return { answer, label: ofKinds[kind] };
  });
}

function readTable(name: string, text: string): LabelledAnswer[] {
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true, relax_quotes: true });
  return rows.map(({ completion, final_label }, index) => {
    const label = /^\d_(full_compliance|full_refusal|partial_refusal)$/.exec(final_label)?.[1];
    if (completion === undefined || label === undefined)
      throw new RangeError(`${name}, row ${index + 1}: no completion, or the label "${final_label}".`);
    return { answer: completion, label: label as HumanLabel };
  });
}
