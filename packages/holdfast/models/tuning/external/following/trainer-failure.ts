import { HoldfastError } from '../../../../errors.ts';
import type { Trainer } from '../trainer.ts';
import { lastLine } from './trainer-output.ts';

/** What is said of a trainer that left no model: how it ended, the last that it said, and where the rest stands. */
export async function trainerFailure({
  trainer,
  code,
  output,
  secrets,
}: {
  trainer: Trainer;
  code: number | undefined;
  output: string;
  secrets: readonly string[];
}): Promise<HoldfastError> {
  const what =
    code === undefined
      ? 'was ended from outside'
      : code === 0
        ? 'left no model'
        : code > 128
          ? `was ended by signal ${code - 128}`
          : `ended with code ${code}`;
  const last = await lastLine(output, secrets);
  const said = last === undefined ? '' : `; the last that it said: ${last}`;
  return new HoldfastError(
    'model-failed',
    `${trainer.name} ${what}${said}. ${output} holds all of it; started again, the tune goes on from its last checkpoint.`,
  );
}
