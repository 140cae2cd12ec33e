import { performance } from 'node:perf_hooks';
import { EngineError } from '@holdfast/engine';
import fc from 'fast-check';
import { HoldfastError } from '../../packages/holdfast/errors.ts';
import { damaged, damages } from './damage.ts';
import type { Target } from './targets.ts';

/** A file that was not read as it should be: neither understood nor refused in one line. */
export interface Finding {
  target: string;
  reason: string;
  /** The damage, in the smallest form that still does it, with the seed and path that repeat it. */
  example: string;
}

/** A reader that takes longer than so many milliseconds for such a small file hangs. */
const patience = 10_000;

/**
 * Damages a target's file so many times and reads it. Whatever is thrown must be an error of ours, in one line; whatever else
 * happens is a finding, the first of which ends it.
 */
export async function fuzz(
  { name, bytes, reach = bytes.length, read }: Target,
  { cases, seed }: { cases: number; seed: number },
): Promise<Finding | undefined> {
  const [head, tail] = [bytes.subarray(0, reach), bytes.subarray(reach)];
  const property = fc.asyncProperty(damages, async (all) => {
    const file = Buffer.concat([damaged(head, all), tail]);
    const began = performance.now();
    try {
      await read(file);
    } catch (error) {
      const reason = complaint(error);
      if (reason !== undefined) throw new Error(reason, { cause: error });
    }
    const seconds = (performance.now() - began) / 1000;
    if (seconds * 1000 > patience) throw new Error(`it took ${seconds.toFixed(1)} s`);
  });
  const result = await fc.check(property, { numRuns: cases, seed, endOnFailure: false });
  if (!result.failed) return undefined;
  const { errorInstance, counterexample, counterexamplePath } = result;
  const reason = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const example = `${JSON.stringify(counterexample).slice(0, 300)} (seed ${seed}, path ${counterexamplePath})`;
  return { target: name, reason, example };
}

/** What is wrong with an error; undefined for one that a user can do something with. */
function complaint(error: unknown): string | undefined {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof EngineError) && !(error instanceof HoldfastError)) {
    const kind = error instanceof Error ? error.name : typeof error;
    return `a foreign error came through: ${kind}: ${message.slice(0, 200)}`;
  }
  if (error.code === 'runtime' || error.code === 'model-failed' || error.code === 'storage') {
    return `it was told as trouble outside: ${message.slice(0, 200)}`;
  }
  return message.includes('\n') ? `the message has several lines: ${message.slice(0, 200)}` : undefined;
}
