import type { TuneEvent } from '../tuner.ts';
import type { TrainerFolder } from './trainer-folder.ts';

/** How a trainer is started: a program with arguments, and what its environment needs beyond the usual. */
export interface TrainerCommand {
  command: readonly string[];
  environment?: Readonly<Record<string, string>>;
}

/** A file in which a trainer that does not know the protocol tells what it does, line by line. */
export interface TrainerLog {
  path: string;
  /** The events that a line tells of; none for most lines. */
  read(line: string): readonly TuneEvent[];
}

/** A program that fine-tunes: TRL, Axolotl and others, or one of the user's own. */
export interface Trainer {
  /** As in `tune.tuner`. */
  readonly name: string;
  /**
   * Writes the trainer's own configuration into the folder and says how it is started. A start goes on from the
   * checkpoints that it finds. Throws HoldfastError `bad-config` for settings that the trainer cannot heed.
   */
  prepare(folder: TrainerFolder): Promise<TrainerCommand>;
  /** Where a trainer that does not write `events.jsonl` tells how it goes on; `output` is what it prints. */
  logs?(folder: TrainerFolder, output: string): readonly TrainerLog[];
  /** Puts what a trainer that does not know the protocol left into the model folder. */
  collect?(folder: TrainerFolder): Promise<void>;
}
