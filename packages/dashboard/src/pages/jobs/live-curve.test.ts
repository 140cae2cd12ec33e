import { expect, test } from 'vitest';
import type { JobEventView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import { liveCurve } from './live-curve.ts';

const event = (data: Record<string, unknown>): JobEventView => ({
  object: 'fine_tuning.job.event',
  id: 'ftevent-1',
  created_at: 0,
  level: 'info',
  type: 'metrics',
  message: '',
  data,
});

test('events go on where the folder ends, and tell no step twice', () => {
  const kept = { curve: [{ step: 1, steps: 3, loss: 2 }], safety: [] };
  const events = [
    event({ step: 1, total_steps: 3, train_loss: 2 }),
    event({ kind: 'step', step: 'scan' }),
    event({ step: 2, total_steps: 3, train_loss: 1.5 }),
    event({ kind: 'safety', step: 2, kept: 0.9, state: 'kept' }),
    event({ kind: 'safety', step: 3, kept: 0.1, refused: 0, state: 'lost' }),
  ];
  expect(liveCurve(kept, events)).toEqual({
    curve: [
      { step: 1, steps: 3, loss: 2 },
      { step: 2, steps: 3, loss: 1.5 },
    ],
    safety: [
      { step: 2, kept: 0.9, refused: undefined, state: 'kept' },
      { step: 3, kept: 0.1, refused: 0, state: 'lost' },
    ],
  });
});
