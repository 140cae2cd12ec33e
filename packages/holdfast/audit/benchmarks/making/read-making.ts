import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const stated = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === undefined || value === null || value === '' ? null : String(value)));

const makingSchema = z.object({
  made: z.string().optional(),
  policy: z.object({
    name: z.string().optional(),
    source: z.string().min(1),
    sha256: z.string().optional(),
  }),
  language: z.string().optional(),
  writer: z.string().optional(),
  nearDuplicates: z.number().optional(),
  reviewed: z.object({ by: stated, on: stated }).optional().catch(undefined),
});

/** What the record of a benchmark's making says, as far as people left it whole. */
export type ReadMaking = z.infer<typeof makingSchema>;

/** The record that `holdfast bench make` left beside a benchmark; undefined for another benchmark, and for a record that is broken. */
export async function readMaking(benchmark: string): Promise<ReadMaking | undefined> {
  const path = join(dirname(benchmark), 'making.yaml');
  if (!existsSync(path)) return undefined;
  return makingSchema.safeParse(await readYaml(path)).data;
}

/** People fill in who reviewed a benchmark, and what they break there is no reason to end anything. */
async function readYaml(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
