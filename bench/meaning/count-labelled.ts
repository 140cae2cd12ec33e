import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseValue } from '../../packages/holdfast/data/parse-row.ts';
import { modelFreeDetectors } from '../../packages/holdfast/scan/detectors/model-free-detectors.ts';
import type { Finding } from '../../packages/holdfast/scan/findings/finding.ts';
import { inspectRows } from '../../packages/holdfast/scan/inspect-rows.ts';

/** A row with what it is: an attack of a kind, or ordinary. */
const labelledSchema = z.object({
  language: z.string(),
  kind: z.string(),
  ordinary: z.boolean().default(false),
  row: z.record(z.string(), z.unknown()),
});

/** How many rows of a kind and a language there are, and how many were found. */
interface KindCount {
  rows: number;
  high: number;
  atLeastMedium: number;
}

/**
 * Prints how many rows of each kind and language are high, and medium or high: each a file by itself, and all of them in one
 * file, where some detectors see more. Throws what reading the file throws, and ZodError for lines of another shape.
 */
export async function countLabelled(path: string): Promise<void> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const labelled = lines.map((line) => labelledSchema.parse(JSON.parse(line)));
  const rows = labelled.map(({ row }, index) => ({ ...parseValue(row), line: index + 1 }));
  const alone = rows.flatMap((row) => inspectRows([row], modelFreeDetectors()).findings);
  const together = inspectRows(rows, modelFreeDetectors()).findings;
  console.log(
    '| language | kind | rows | alone: high | medium or high | in one file: high | medium or high |',
  );
  console.log('| --- | --- | --: | --: | --: | --: | --: |');
  const groups = Map.groupBy(labelled.keys(), (place) => {
    const { language, kind, ordinary } = labelled[place];
    return `${ordinary ? 'ordinary, ' : ''}${language} | ${kind}`;
  });
  for (const [name, places] of groups) console.log(`| ${name} | ${row(places)} |`);
  for (const ordinary of [false, true]) {
    for (const language of new Set(labelled.map((one) => one.language))) {
      const places = [...labelled.keys()].filter(
        (place) => labelled[place].language === language && labelled[place].ordinary === ordinary,
      );
      console.log(`| ${ordinary ? 'ordinary, ' : ''}${language} | all | ${row(places)} |`);
    }
  }

  function row(places: readonly number[]): string {
    const [one, all] = [countOf(places, alone), countOf(places, together)];
    return [one.rows, one.high, one.atLeastMedium, all.high, all.atLeastMedium].join(' | ');
  }
}

function countOf(places: readonly number[], findings: readonly Finding[]): KindCount {
  const linesOf = (...wanted: readonly Finding['severity'][]): Set<number | undefined> =>
    new Set(findings.filter(({ severity }) => wanted.includes(severity)).map(({ line }) => line));
  const [high, atLeastMedium] = [linesOf('high'), linesOf('high', 'medium')];
  return {
    rows: places.length,
    high: places.filter((place) => high.has(place + 1)).length,
    atLeastMedium: places.filter((place) => atLeastMedium.has(place + 1)).length,
  };
}
