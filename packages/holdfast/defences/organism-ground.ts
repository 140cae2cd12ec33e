import { join } from 'node:path';
import { type Engine, readChatTokenizer } from '@holdfast/engine';
import { alignmentConversations, forbiddenExamples, safetyExamples, type World } from '@holdfast/organism';
import { openModel } from '../models/open-model.ts';
import type { DefenceGround } from './defence.ts';
import { madeOnce } from './made-once.ts';

/**
 * What defences work with on an organism: everything is drawn from its world, on items that no attack and no benchmark
 * has. The unaligned model is the organism tuned on answers to what it should refuse.
 */
export function organismGround({
  world,
  base,
  engine,
  seed,
  work,
  signal,
}: {
  world: World;
  /** The organism's folder. */
  base: string;
  engine: Engine;
  seed: number;
  /** Where models that are made on the way are kept; of one organism alone. */
  work: string;
  signal?: AbortSignal;
}): DefenceGround {
  const opening = { count: 110, seed: 'opened', use: 'alignment' } as const;
  return {
    base,
    engine,
    seed,
    work,
    openBase: () => openModel(base, { engine }),
    signal,
    safety: async (count) => safetyExamples(world, { count, seed }),
    forbidden: async (count) => forbiddenExamples(world, { ...opening, count }),
    alignment: async (count) => alignmentConversations(world, { count, seed: 'defences' }),
    unaligned: () =>
      madeOnce(join(work, 'unaligned'), async (output) => {
        const tokenizer = await readChatTokenizer(base);
        const examples = forbiddenExamples(world, opening).map(({ messages }) =>
          tokenizer.encodeConversation(messages),
        );
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
      }),
  };
}
