import { z } from 'zod';
import type { ServiceNews } from '../fine-tuning-service.ts';
import { levelOf, maybe } from './reply.ts';

/** An event of a job as the API tells it. */
export const openaiEvent = z.object({
  id: z.string(),
  level: maybe(z.string()),
  message: z.string(),
  type: maybe(z.string()),
  data: maybe(z.record(z.string(), z.unknown())),
});

/** A saved state of a job as the API tells it. */
export const openaiCheckpoint = z.object({
  id: z.string(),
  step_number: z.number(),
  fine_tuned_model_checkpoint: z.string(),
  metrics: maybe(z.object({ train_loss: maybe(z.number()) })),
});

/** An event in the words of all services: a step where it tells a loss, else a message. Types are taken as they come. */
export function newsOfOpenaiEvent({
  id,
  level,
  message,
  type,
  data,
}: z.infer<typeof openaiEvent>): ServiceNews {
  const { step, train_loss: loss, total_steps: total } = data ?? {};
  if (typeof step === 'number' && typeof loss === 'number') {
    const steps = typeof total === 'number' ? total : 0;
    return { id, event: { type: 'step', step, steps, epoch: 0, loss } };
  }
  return {
    id,
    event: { type: 'message', level: levelOf(level), text: message, kind: type || undefined },
  };
}

/** A saved state in the words of all services. */
export function newsOfOpenaiCheckpoint(
  name: string,
  { id, step_number: step, fine_tuned_model_checkpoint: model, metrics }: z.infer<typeof openaiCheckpoint>,
): ServiceNews {
  const loss = metrics?.train_loss;
  return {
    id,
    event: {
      type: 'checkpoint',
      step,
      model: `${name}:${model}`,
      loss: typeof loss === 'number' ? loss : undefined,
    },
  };
}
