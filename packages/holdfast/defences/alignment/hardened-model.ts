import { join } from 'node:path';
import { readChatTokenizer, type TrainingExample, type TrainOptions } from '@holdfast/engine';
import type { DefenceGround } from '../defence.ts';
import { madeOnce } from '../made-once.ts';

/** Conversations that a round of alignment goes through. */
export const alignmentCount = 1600;

/**
 * The base model after one more round of alignment, as an alignment-stage defence has it: made once a strength and kept.
 * `also` are examples beside the alignment's own, `options` what the defence adds to the training.
 */
export function hardenedModel(
  ground: DefenceGround,
  name: string,
  prepare: (
    encode: (
      messages: Parameters<Awaited<ReturnType<typeof readChatTokenizer>>['encodeConversation']>[0],
    ) => TrainingExample,
  ) => Promise<Partial<Pick<TrainOptions, 'companions' | 'nudge'>> & { also?: TrainingExample[] }>,
): Promise<string> {
  return madeOnce(join(ground.work, name), async (output) => {
    const tokenizer = await readChatTokenizer(ground.base);
    const encode = (messages: Parameters<typeof tokenizer.encodeConversation>[0]) =>
      tokenizer.encodeConversation(messages);
    const { also = [], ...options } = await prepare(encode);
    const aligned = (await ground.alignment(alignmentCount)).map(({ messages }) => encode(messages));
    const events = ground.engine.train({
      model: ground.base,
      output,
      examples: [...aligned, ...also],
      method: { kind: 'full' },
      // The same for every strength and seed, so that a hardened model is one model.
      epochs: 1,
      batchSize: 32,
      learningRate: 1e-3,
      seed: 0,
      ...options,
      ...(ground.signal ? { signal: ground.signal } : {}),
    });
    for await (const _ of events);
  });
}
