import { z } from 'zod';
import type { ServiceNews } from '../fine-tuning-service.ts';
import { levelOf, maybe } from './reply.ts';

/** An event of a job as the API tells it. */
export const togetherEvent = z.object({
  created_at: maybe(z.string()),
  level: maybe(z.string()),
  message: z.string(),
  type: maybe(z.string()),
  step: maybe(z.number()),
  hash: maybe(z.string()),
});

/** A saved state of a job as the API tells it. */
export const togetherCheckpoint = z.object({
  step: z.number(),
  path: maybe(z.string()),
  checkpoint_type: maybe(z.string()),
});

/** The losses of a job as the API tells them. */
export const togetherMetrics = z.object({ metrics: z.array(z.record(z.string(), z.unknown())) });

/** An event in the words of all services. */
export function newsOfTogetherEvent({
  hash,
  created_at,
  type,
  step,
  level,
  message,
}: z.infer<typeof togetherEvent>): ServiceNews {
  return {
    id: hash || `${created_at} ${type} ${step} ${message}`,
    event: { type: 'message', level: levelOf(level), text: message, kind: type || undefined },
  };
}

/** A loss in the words of all services; none where a snapshot tells no loss. */
export function newsOfTogetherMetrics(snapshot: Record<string, unknown>): ServiceNews[] {
  const { 'train/global_step': step, 'train/loss': loss, 'train/learning_rate': learningRate } = snapshot;
  if (typeof step !== 'number' || typeof loss !== 'number') return [];
  const rate = typeof learningRate === 'number' ? { learningRate } : {};
  return [{ id: `step ${step}`, event: { type: 'step', step, steps: 0, epoch: 0, loss, ...rate } }];
}

/** A saved state in the words of all services. */
export function newsOfTogetherCheckpoint(
  job: string,
  { step, path }: z.infer<typeof togetherCheckpoint>,
): ServiceNews {
  return { id: `checkpoint ${step}`, event: { type: 'checkpoint', step, model: path ?? `${job}:${step}` } };
}
