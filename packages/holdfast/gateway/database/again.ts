import { setTimeout } from 'node:timers/promises';
import { HoldfastError } from '../../errors.ts';

const mostTries = 3;
const pauseMilliseconds = 500;

/**
 * Carries out a transaction that changes nothing the second time, and tries it again where a lost connection leaves open what
 * became of it. Throws HoldfastError `storage` after three tries.
 */
export async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof HoldfastError) || error.code !== 'storage' || tries === mostTries) throw error;
      await setTimeout(pauseMilliseconds);
    }
  }
}
