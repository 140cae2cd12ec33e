import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
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

/** Labels that others give, and what they are here; a deflection is neither a refusal nor an answer. */
const ofOthers: Readonly<Record<string, HumanLabel>> = {
  refusal: 'full_refusal',
  compliance: 'full_compliance',
  deflection: 'partial_refusal',
};

/**
 * Reads the labelled answers of each file in a folder: CSV files as XSTest publishes them, with columns `completion` and
 * `final_label`; JSON lines with `answer` and `kind` or `label`; Parquet as WildGuardTest is published (Han et al. 2024), with `response`
 * and `response_refusal_label`; and JSON lines as K-OverRefusal publishes answers in Korean, with `response` and the label that
 * a judge gave, `refusal_clf_label`. Rows without a label are left out. Throws RangeError for a CSV file without such columns,
 * or with another label.
 */
export async function readLabelled(folder: string): Promise<Map<string, LabelledAnswer[]>> {
  const names = (await readdir(folder)).filter((name) => /\.(?:csv|jsonl|parquet)$/.test(name)).sort();
  const files = new Map<string, LabelledAnswer[]>();
  for (const name of names) {
    const path = join(folder, name);
    const short = name.replace(/^xstest_v2_completions_|\.(?:csv|jsonl|parquet)$/g, '');
    files.set(short, await readAnswers(path, name));
  }
  return files;
}

async function readAnswers(path: string, name: string): Promise<LabelledAnswer[]> {
  if (name.endsWith('.parquet')) return readParquet(path);
  const text = await readFile(path, 'utf8');
  return name.endsWith('.csv') ? readTable(name, text) : readLines(text);
}

async function readParquet(path: string): Promise<LabelledAnswer[]> {
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
  return rows.flatMap(({ response, response_refusal_label }) =>
    byOthersLabel(response, response_refusal_label),
  );
}

function readLines(text: string): LabelledAnswer[] {
  const rows = text.trim().split('\n');
  return rows.flatMap((row) => {
    const { kind, label, answer, response, refusal_clf_label }: Line = JSON.parse(row);
    const ours = refusal_clf_label === undefined ? (kind ?? label) : undefined;
    return ours ? [{ answer, label: ofKinds[ours] }] : byOthersLabel(response, refusal_clf_label);
  });
}

interface Line {
  kind?: AnswerKind;
  label?: AnswerKind;
  answer: string;
  response: unknown;
  refusal_clf_label?: string;
}

function byOthersLabel(answer: unknown, label: unknown): LabelledAnswer[] {
  const known = ofOthers[String(label)];
  return known && typeof answer === 'string' ? [{ answer, label: known }] : [];
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
