import type { Engine } from '@holdfast/engine';
import { makeWorld } from './make-world.ts';

/** The worlds that the product was mended on: the shipped one, and one that nothing is reported on. */
export const developmentSeeds: readonly number[] = [0, 101];

/** Fresh worlds have the seeds from here on. */
const firstFresh = 201;

/** So many fresh worlds are used by turns, so many in a round. */
const fresh = { worlds: 8, perRound: 2 };

/**
 * The seeds of the fresh worlds of a round, from 0. Worlds are made where they are not there yet, in the order of their seeds; one
 * that the recipe cannot align is skipped, by name. Throws EngineError, and the signal's reason on abort.
 */
export async function freshSeeds(
  round: number,
  { engine, work, signal }: { engine: Engine; work: string; signal?: AbortSignal },
): Promise<number[]> {
  const first = (round * fresh.perRound) % fresh.worlds;
  const aligned: number[] = [];
  for (let seed = firstFresh; aligned.length < first + fresh.perRound; seed++) {
    const made = await makeWorld({ engine, seed, work, signal });
    if (made.aligned) aligned.push(seed);
    else console.log(`World ${seed} is skipped: none of ${made.attempts} alignments kept the bounds.`);
  }
  return aligned.slice(first);
}
