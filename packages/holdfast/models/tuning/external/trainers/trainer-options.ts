import { HoldfastError } from '../../../../errors.ts';
import type { TuneSettings } from '../../tuner.ts';

/** How a trainer in Python is to be run. */
export interface PythonTrainerOptions {
  /** The interpreter of the environment in which the trainer is installed. */
  python: string;
  /** Processes, one for each accelerator. */
  processes: number;
  /** Frozen weights in 4 bits (QLoRA, through bitsandbytes). */
  fourBit: boolean;
  /** Rows that one process takes through the model at a time, at most; the batch is made up of such parts. */
  rowsAtOnce: number;
  /** Steps between two checkpoints. */
  checkpointSteps: number;
}

/**
 * How a batch is shared out: rows at once in each process, and how many such parts make up a step. Throws HoldfastError
 * `bad-config` when the batch cannot be shared out evenly.
 */
export function splitBatch(
  batchSize: number,
  { processes, rowsAtOnce }: Pick<PythonTrainerOptions, 'processes' | 'rowsAtOnce'>,
): { atOnce: number; parts: number } {
  if (batchSize % processes !== 0) {
    throw new HoldfastError(
      'bad-config',
      `Batches of ${batchSize} cannot be shared out among ${processes} processes; use a multiple.`,
    );
  }
  const share = batchSize / processes;
  let atOnce = Math.min(share, rowsAtOnce);
  while (share % atOnce !== 0) atOnce -= 1;
  return { atOnce, parts: share / atOnce };
}

/** The name of the learning rate's course in Transformers. */
export function scheduleName({ schedule, warmupSteps }: TuneSettings): string {
  return schedule === 'constant' && warmupSteps > 0 ? 'constant_with_warmup' : schedule;
}

/** Four-bit weights are frozen. Throws HoldfastError `bad-config` when all parameters are to learn. */
export function checkFourBit(fourBit: boolean, { method }: TuneSettings): void {
  if (fourBit && method === 'full') {
    throw new HoldfastError('bad-config', 'Four-bit weights are frozen; use method: lora with them.');
  }
}
