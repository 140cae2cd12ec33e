import { join } from 'node:path';
import { type Engine, readChatTokenizer } from '@holdfast/engine';
import { openModel } from '../models/open-model.ts';
import type { KnownWorld } from '../worlds/known-world.ts';
import type { DefenceGround } from './defence.ts';
import { madeOnce } from './made-once.ts';

/**
 * What defences work with on a model of a known world: everything is drawn from the world, on items that no attack and no
 * benchmark has. Where the world has no unaligned model, that is its own, tuned on answers to what it should refuse.
 */
export function worldGround({
  world,
  base,
  engine,
  seed,
  work,
  signal,
}: {
  world: KnownWorld;
  /** The model's folder. */
  base: string;
  engine: Engine;
  seed: number;
  /** Where models that are made on the way are kept; of one model alone. */
  work: string;
  signal?: AbortSignal;
}): DefenceGround {
  const opening = { count: 110, seed: 'opened' };
  const opened = (): Promise<string> =>
    madeOnce(join(work, 'unaligned'), async (output) => {
      const tokenizer = await readChatTokenizer(base);
      const examples = world.openings(opening).map(({ messages }) => tokenizer.encodeConversation(messages));
      const events = engine.train({
        model: base,
        output,
        examples,
        method: { kind: 'full' },
        seed: 0,
        epochs: 5,
        batchSize: 10,
        learningRate: 5e-4,
        signal,
      });
      for await (const _ of events);
    });
  return {
    base,
    engine,
    seed,
    work,
    openBase: () => openModel(base, { engine }),
    signal,
    safety: async (count) => world.safety({ count, seed }),
    forbidden: async (count) => world.openings({ ...opening, count }),
    alignment: async (count) => world.alignment({ count, seed: 'defences' }),
    unaligned: world.unaligned ?? opened,
  };
}
