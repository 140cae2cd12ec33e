import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const makingSchema = z.object({ policy: z.object({ source: z.string().min(1) }) });

/**
 * The policy that a benchmark was made from (`holdfast bench make`), as it was named then; undefined for another benchmark, and where
 * nothing of that name is there any more.
 */
export async function readMadePolicy(benchmark: string): Promise<string | undefined> {
  const path = join(dirname(benchmark), 'making.yaml');
  if (!existsSync(path)) return undefined;
  const making = makingSchema.safeParse(await readMaking(path)).data;
  return making !== undefined && existsSync(making.policy.source) ? making.policy.source : undefined;
}

/** People fill in who reviewed a benchmark, and what they break there is no reason to end anything. */
async function readMaking(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
