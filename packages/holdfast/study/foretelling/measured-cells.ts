import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { cellSettingsSchema } from '../result/study-result.ts';

const harm = z.object({ score: z.number(), rate: z.number() });

const settings = cellSettingsSchema.shape;

/** What the comparison of two studies reads of a cell, whole or as `studies/results/defences` keeps it. */
export const measuredCellSchema = z.object({
  data: settings.data,
  examples: settings.examples,
  epochs: settings.epochs,
  safetyExamples: settings.safetyExamples.default(0),
  asked: settings.asked,
  defence: settings.defence,
  world: settings.world,
  method: settings.method,
  seed: z.int(),
  base: harm,
  tuned: harm,
});

export type MeasuredCell = z.infer<typeof measuredCellSchema>;

/** The cells of a study's result. Throws where the file cannot be read or holds none. */
export async function readMeasuredCells(path: string): Promise<MeasuredCell[]> {
  const file = z.object({ cells: z.array(measuredCellSchema) });
  return file.parse(JSON.parse(await readFile(path, 'utf8'))).cells;
}
