import type { RunEvent } from '../../run/run-event.ts';
import type { JobEvent } from '../jobs/job-events.ts';

/** A run's event as a job tells it; undefined for what is progress alone. */
export function jobEventOf(event: RunEvent): JobEvent | undefined {
  switch (event.type) {
    case 'step-end': {
      const { step, summary, seconds } = event;
      return message(`${step}: ${summary}`, { kind: 'step', step, summary, seconds });
    }
    case 'tune':
      return tuneEventOf(event.event);
    case 'message':
      return { level: 'warn', type: 'message', message: event.text, data: { kind: 'message' } };
    default:
      return undefined;
  }
}

function tuneEventOf(event: Extract<RunEvent, { type: 'tune' }>['event']): JobEvent | undefined {
  switch (event.type) {
    case 'step': {
      const { step, steps, loss, epoch, learningRate } = event;
      return {
        level: 'info',
        type: 'metrics',
        message: `Step ${step}/${steps}: training loss=${loss.toFixed(4)}`,
        data: { step, total_steps: steps, train_loss: loss, epoch, learning_rate: learningRate },
      };
    }
    case 'safety': {
      const { step, kept, refused, state } = event;
      const level = state === 'kept' ? 'info' : 'warn';
      const message = `Step ${step}: guardrails ${state}, ${(kept * 100).toFixed(0)}% of the refusals' likelihood`;
      return { level, type: 'metrics', message, data: { kind: 'safety', step, kept, refused, state } };
    }
    case 'message':
      return { level: 'info', type: 'message', message: event.text, data: { kind: 'tuner' } };
    case 'job':
      return message(`${event.service}: job ${event.id} is ${event.status}`, { kind: 'tuner' });
    case 'price':
      return message(`The tune costs ${event.price.amount} ${event.price.currency} (${event.basis})`, {
        kind: 'price',
        ...event.price,
        basis: event.basis,
      });
    default:
      return undefined;
  }
}

function message(text: string, data: object): JobEvent {
  return { level: 'info', type: 'message', message: text, data };
}
