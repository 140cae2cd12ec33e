import type { TrainOptions } from '../train-options.ts';
import { planEpoch } from './batches.ts';

/** What one step of a training works on: places in the lists of examples. */
export interface PlannedStep {
  /** Of the examples, counted from 0. */
  epoch: number;
  /** Empty in a step on companions alone. */
  own: readonly number[];
  /** Empty in a step without companions. */
  companions: readonly number[];
  /** Whether a turn of alternating steps begins here. */
  turns: boolean;
}

/** All steps of a training, fixed by its options. */
export interface StepPlan {
  steps: number;
  /** The step of that number, counted from 1. */
  at(step: number): PlannedStep;
}

/** Plans a training: every example once an epoch, and companions beside or between, over and over. */
export function planSteps({ examples, epochs, batchSize, seed, companions }: TrainOptions): StepPlan {
  const own = batchStream(examples, batchSize, (epoch) => ({ seed, epoch }));
  const ownSteps = epochs * own.batchesPerEpoch;
  if (!companions) return { steps: ownSteps, at: (step) => ({ ...own.at(step - 1), ...alone }) };
  // Negative epochs, so that companions are shuffled otherwise than the examples.
  const second = batchStream(companions.examples, companions.batchSize, (epoch) => ({
    seed,
    epoch: -1 - epoch,
  }));
  const { meeting } = companions;
  if (meeting.kind !== 'alternate') {
    return {
      steps: ownSteps,
      at: (step) => ({ ...own.at(step - 1), companions: second.at(step - 1).own, turns: false }),
    };
  }
  const cycle = meeting.ownSteps + meeting.companionSteps;
  return {
    steps: ownSteps + Math.ceil(ownSteps / meeting.ownSteps) * meeting.companionSteps,
    at(step) {
      const turn = Math.floor((step - 1) / cycle);
      const place = (step - 1) % cycle;
      const begun = turn * meeting.ownSteps;
      const ownTurn = Math.min(meeting.ownSteps, ownSteps - begun);
      if (place < ownTurn) return { ...own.at(begun + place), companions: [], turns: place === 0 };
      const { epoch } = own.at(begun + ownTurn - 1);
      const { own: batch } = second.at(turn * meeting.companionSteps + place - ownTurn);
      return { epoch, own: [], companions: batch, turns: place === ownTurn };
    },
  };
}

const alone = { companions: [], turns: false };

function batchStream(
  examples: TrainOptions['examples'],
  batchSize: number,
  keyOf: (epoch: number) => { seed: number; epoch: number },
): { batchesPerEpoch: number; at(index: number): { epoch: number; own: readonly number[] } } {
  const lengths = examples.map(({ tokens, rejected }) =>
    Math.max(tokens.length, rejected?.tokens.length ?? 0),
  );
  const batchesPerEpoch = Math.ceil(examples.length / batchSize);
  let planned: { epoch: number; batches: number[][] } = { epoch: -1, batches: [] };
  return {
    batchesPerEpoch,
    at(index) {
      const epoch = Math.floor(index / batchesPerEpoch);
      if (planned.epoch !== epoch)
        planned = { epoch, batches: planEpoch({ lengths, batchSize, ...keyOf(epoch) }) };
      return { epoch, own: planned.batches[index % batchesPerEpoch] };
    },
  };
}
