import { existsSync } from 'node:fs';
import { readMaking } from './read-making.ts';

/**
 * The policy that a benchmark was made from (`holdfast bench make`), as it was named then; undefined for another benchmark, and where
 * nothing of that name is there any more.
 */
export async function readMadePolicy(benchmark: string): Promise<string | undefined> {
  const source = (await readMaking(benchmark))?.policy.source;
  return source !== undefined && existsSync(source) ? source : undefined;
}
