import { z } from 'zod';
import type { TuneEvent } from '../../tuner.ts';

const count = z.int().min(0);

/** The lines that a trainer may write; other types and further fields are let pass, so that the protocol can grow. */
const trainerEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), steps: count, examples: count, resumedAfter: count.default(0) }),
  z.object({
    type: z.literal('step'),
    step: count,
    steps: count,
    epoch: z.number().min(0),
    loss: z.number(),
    learningRate: z.number().min(0).optional(),
    tokens: count.optional(),
    tokensPerSecond: z.number().min(0).optional(),
  }),
  z.object({
    type: z.literal('checkpoint'),
    step: count,
    epoch: z.number().min(0).optional(),
    model: z.string().min(1),
    loss: z.number().optional(),
  }),
  z.object({
    type: z.literal('message'),
    level: z.enum(['info', 'warning', 'error']).default('info'),
    text: z.string(),
    kind: z.string().optional(),
  }),
  z.object({ type: z.literal('end') }),
]);

/** What a line of `events.jsonl` says: `end` is for Holdfast alone, which tells the end when the model is in its place. */
export type TrainerEvent =
  | Extract<TuneEvent, { type: 'start' | 'step' | 'checkpoint' | 'message' }>
  | { type: 'end' };

/** Reads a line of `events.jsonl`; undefined for what is no event of the protocol. */
export function readTrainerEvent(line: string): TrainerEvent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = trainerEvent.safeParse(value);
  // Zod types an optional field as one that may be undefined; a parsed line never holds such a value.
  return parsed.success ? (parsed.data as TrainerEvent) : undefined;
}
