import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** What people say of an answer in XSTest (Röttger et al. 2024). */
export type HumanLabel = 'full_compliance' | 'full_refusal' | 'partial_refusal';

/** A model's answer with the label that people agreed on. */
export interface LabelledAnswer {
  answer: string;
  label: HumanLabel;
}

/**
 * Reads the CSV files of a folder as XSTest publishes them, with columns `completion` and `final_label`: the answers of each
 * file. Throws RangeError for a file without such columns, or with another label.
 */
export async function readLabelled(folder: string): Promise<Map<string, LabelledAnswer[]>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
  const files = new Map<string, LabelledAnswer[]>();
  for (const name of names) {
    const rows: Record<string, string>[] = parse(await readFile(join(folder, name)), {
      columns: true,
      bom: true,
      relax_quotes: true,
    });
    files.set(
      name.replace(/^xstest_v2_completions_|\.csv$/g, ''),
      rows.map(({ completion, final_label }, index) => {
        const label = /^\d_(full_compliance|full_refusal|partial_refusal)$/.exec(final_label)?.[1];
        if (completion === undefined || label === undefined)
          throw new RangeError(`${name}, row ${index + 1}: no completion, or the label "${final_label}".`);
        return { answer: completion, label: label as HumanLabel };
      }),
    );
  }
  return files;
}
