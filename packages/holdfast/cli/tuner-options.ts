import { resolve } from 'node:path';
import { targetModules } from '@holdfast/engine';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { parse } from 'yaml';
import { z } from 'zod';
import { HoldfastError } from '../errors.ts';
import { clusterSchema, type TunerChoice, tunerFields, tunerNames } from '../models/tuning/tuner-choice.ts';
import { numberAbove, wholeNumber } from './command.ts';

/** The options that choose a tuner, as the command line reads them. */
export type TunerOptions = Partial<z.input<z.ZodObject<typeof tunerFields>>>;

/** Adds the options that choose a tuner and say how it is run. */
export function addTunerOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--tuner <tuner>', 'what carries out the tune; auto: as the model is named')
        .choices(['auto', ...tunerNames])
        .default('auto'),
    )
    .option('--base-model <name>', "the service's name of the model to tune, where it is another")
    .option('--learning-rate-multiplier <number>', "scales OpenAI's own learning rate", numberAbove(0))
    .option('--command <words...>', 'the program of --tuner command, with its arguments')
    .option('--python <program>', 'the Python of the trainer (default: HOLDFAST_PYTHON, or python3)')
    .option('--processes <number>', 'processes of the trainer, one for each accelerator', wholeNumber(1), 1)
    .option('--four-bit', 'frozen weights in 4 bits (QLoRA), by the engine, trl and others')
    .option(
      '--dropout <number>',
      'dropout before the adapters, by the engine',
      numberAbove(0, { inclusive: true }),
    )
    .addOption(
      new Option(
        '--target-modules <names...>',
        'projections that get adapters, by the engine (default: all)',
      ).choices([...targetModules]),
    )
    .option('--maximum-length <tokens>', 'refuses longer conversations, by the engine', wholeNumber(2))
    .option(
      '--rows-at-once <number>',
      'rows that a process takes through the model at a time',
      wholeNumber(1),
      4,
    )
    .option(
      '--beta <number>',
      'how closely pairs (DPO) and labelled answers (KTO) hold the model to its base (default: 0.1)',
      numberAbove(0),
    )
    .option('--checkpoint-steps <number>', 'steps between two checkpoints of the trainer', wholeNumber(1), 50)
    .option(
      '--cluster <settings>',
      'runs the trainer elsewhere, such as "{kind: slurm, partition: gpu}"; docs/external-trainers.md has all',
      readCluster,
    );
}

/** The choice that the options come to; paths are taken from the current folder. Throws HoldfastError `bad-usage`. */
export function readTunerChoice(options: TunerOptions): TunerChoice {
  const given = Object.fromEntries(
    Object.keys(tunerFields).map((key) => [key, options[key as keyof TunerOptions]]),
  );
  const parsed = z.object(tunerFields).safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new HoldfastError('bad-usage', `--${String(issue.path[0])}: ${issue.message}.`);
  }
  // The trainer works in a folder of its own, so what is named from here has to be made absolute.
  const path = (word: string): string => (/^\.{1,2}\//.test(word) ? resolve(word) : word);
  const program = (word: string): string => (word.includes('/') ? resolve(word) : word);
  const { python, command } = parsed.data;
  return {
    ...parsed.data,
    ...(python === undefined ? {} : { python: program(python) }),
    ...(command === undefined ? {} : { command: [program(command[0]), ...command.slice(1).map(path)] }),
  };
}

function readCluster(text: string): unknown {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new InvalidArgumentError(`It is no YAML: ${String(error).split('\n')[0]}`);
  }
  const parsed = clusterSchema.safeParse(typeof value === 'string' ? { kind: value } : value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InvalidArgumentError(`"${issue.path.join('.')}": ${issue.message}.`);
}
