import type { DataFile } from '../../data/containers/data-file.ts';
import { type CopyCounts, copyRows } from '../../data/copy-rows.ts';
import type { ScanTally } from './scan-summary.ts';

/**
 * Where the cleaned copy of a data file goes when nothing else is said: `tickets.jsonl` gives `tickets.clean.jsonl`, and
 * so do tables in columns, whose rows are written as JSON lines.
 */
export function cleanPath({ path, container }: DataFile, as: 'same' | 'openai'): string {
  const [, stem, endings] = /^(.*?[^/\\])((?:\.[a-z]+[0-9]*)*)$/i.exec(path) ?? ['', path, ''];
  const lines = as === 'openai' || container.kind === 'parquet' || container.kind === 'arrow';
  return lines ? `${stem}.clean.jsonl` : `${stem}.clean${endings}`;
}

/** Writes a file as the decisions of a scan want it. Throws HoldfastError as `copyRows` does. */
export async function cleanFile({
  file,
  tally,
  output,
  as,
  signal,
}: {
  file: DataFile;
  tally: ScanTally;
  output: string;
  as: 'same' | 'openai';
  signal?: AbortSignal;
}): Promise<CopyCounts> {
  const byLine = new Map(tally.decisions().map(({ line, decision }) => [line, decision]));
  return copyRows({
    file,
    output,
    as,
    changeOf(line) {
      const decision = byLine.get(line);
      if (decision === 'drop') return 'drop';
      return decision === 'rewrite' ? { edits: tally.edits(line) } : 'keep';
    },
    signal,
  });
}
