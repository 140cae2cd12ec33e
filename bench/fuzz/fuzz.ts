import { EngineError } from '@holdfast/engine';
import fc from 'fast-check';
import { HoldfastError } from '../../packages/holdfast/errors.ts';
import { RequestFailure } from '../../packages/holdfast/models/hosted/request/failures/request-failure.ts';
import { damaged, damages } from './damage.ts';
import { changed, changes } from './damage-values.ts';
import type { ReplyTarget } from './reply-targets.ts';
import type { Target } from './targets.ts';

/** A file or a reply that was not read as it should be: neither understood nor refused in one line. */
export interface Finding {
  target: string;
  reason: string;
  /** The damage, in the smallest form that still does it, with the seed and path that repeat it. */
  example: string;
}

/** A reader that takes more than so many seconds of the processor for something so small hangs. */
const patience = 10;

/** No message is longer. */
const longestMessage = 400;

/** How often something is damaged and read, from which seed, and in how many milliseconds at most. */
export interface FuzzOptions {
  cases: number;
  seed: number;
  milliseconds?: number;
}

/**
 * Damages a target so many times and reads it. Whatever is thrown must be an error of ours, in one line; whatever else happens
 * is a finding, the first of which ends it. Returns how many cases were read, fewer where time ran out.
 */
export async function fuzz(
  target: Target | ReplyTarget,
  { cases, seed, milliseconds }: FuzzOptions,
): Promise<{ cases: number; finding?: Finding }> {
  let count = 0;
  const attempt = async (read: () => unknown): Promise<void> => {
    count += 1;
    const began = process.cpuUsage();
    try {
      await read();
    } catch (error) {
      const reason = complaint(error);
      if (reason !== undefined) throw new Error(reason, { cause: error });
    }
    const { user, system } = process.cpuUsage(began);
    const taken = (user + system) / 1e6;
    if (taken > patience) throw new Error(`it took ${taken.toFixed(1)} s`);
  };
  const settings = {
    numRuns: cases,
    seed,
    interruptAfterTimeLimit: milliseconds,
    markInterruptAsFailure: false,
  };
  const result = await ('reply' in target
    ? fc.check(
        fc.asyncProperty(changes, (all) => attempt(() => target.read(changed(target.reply, all)))),
        settings,
      )
    : fc.check(
        fc.asyncProperty(damages, (all) => attempt(() => target.read(damagedFile(target, all)))),
        settings,
      ));
  if (!result.failed) return { cases: count };
  const { errorInstance, counterexample, counterexamplePath } = result;
  const reason = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const example = `${JSON.stringify(counterexample)?.slice(0, 300)} (seed ${seed}, path ${counterexamplePath})`;
  return { cases: count, finding: { target: target.name, reason, example } };
}

function damagedFile({ bytes, reach = bytes.length }: Target, all: Parameters<typeof damaged>[1]): Buffer {
  return Buffer.concat([damaged(bytes.subarray(0, reach), all), bytes.subarray(reach)]);
}

/** What is wrong with an error; undefined for one that a user can do something with. */
function complaint(error: unknown): string | undefined {
  const message = error instanceof Error ? error.message : String(error);
  const isOurs =
    error instanceof EngineError || error instanceof HoldfastError || error instanceof RequestFailure;
  if (!isOurs) {
    const kind = error instanceof Error ? error.name : typeof error;
    return `a foreign error came through: ${kind}: ${message.slice(0, 200)}`;
  }
  if ('code' in error && ['runtime', 'model-failed', 'storage'].includes(error.code)) {
    return `it was told as trouble outside: ${message.slice(0, 200)}`;
  }
  if (message.length > longestMessage) return `the message has ${message.length} letters`;
  return message.includes('\n') ? `the message has several lines: ${message.slice(0, 200)}` : undefined;
}
