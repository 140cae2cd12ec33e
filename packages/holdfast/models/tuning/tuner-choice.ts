import { targetModules } from '@holdfast/engine';
import { z } from 'zod';
import { HoldfastError } from '../../errors.ts';
import { programPath } from '../../settings/paths.ts';
import { setting } from '../../settings/setting.ts';
import { parseHostedName } from '../hosted/hosted-name.ts';
import { type ServiceName, serviceNames } from './hosted/open-service.ts';
import type { TuneSettings } from './tuner.ts';

/** Trainers that run as programs of their own. */
export const trainerNames = ['trl', 'unsloth', 'axolotl', 'llama-factory', 'command'] as const;
export type TrainerName = (typeof trainerNames)[number];

/** Everything that can carry out a tune. */
export const tunerNames = ['embedded', ...serviceNames, ...trainerNames] as const;
export type TunerName = (typeof tunerNames)[number];

const word = z.string().min(1);
const gpus = z.int().min(0).default(1).describe('Accelerators of the job.');

/** Where an external trainer runs, when not on this machine; the run folder and the model lie under the same paths there. */
export const clusterSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ray'),
    address: word.default('http://127.0.0.1:8265').describe("Ray's dashboard, which takes jobs."),
    gpus,
    cpus: z.number().min(0).default(1),
  }),
  z.strictObject({
    kind: z.literal('kubernetes'),
    image: word.describe('The container image, with the trainer in it.'),
    namespace: word.default('default'),
    context: word.optional().describe("The context of kubectl's configuration; default: the current one."),
    gpus,
    volume: z
      .strictObject({ claim: word, path: word })
      .describe(
        'The claim of the volume that holds run folder and model, and the path under which this machine sees it.',
      ),
  }),
  z.strictObject({
    kind: z.literal('slurm'),
    partition: word.optional(),
    account: word.optional(),
    gpus,
    cpus: z.int().min(1).default(4),
    memory: word.optional().describe('Such as 64G.'),
    time: word.optional().describe('The longest that the job may take, such as 04:00:00.'),
  }),
]);

const commands = ['tune'];

/** The keys of `tune` that the engine alone heeds. */
const engineFields = {
  dropout: setting(z.number().min(0).lt(1).optional(), {
    help: 'Dropout before the adapters, by the engine.',
    otherwise: '0',
    commands,
  }),
  targetModules: setting(z.array(z.enum(targetModules)).min(1).optional(), {
    help: 'The projections that get adapters, by the engine.',
    value: 'names',
    otherwise: 'all',
    commands,
  }),
  maximumLength: setting(z.int().min(2).optional(), {
    help: 'The most tokens of a conversation, by the engine; a longer one is refused, never cut.',
    value: 'tokens',
    otherwise: 'what the model takes',
    commands,
  }),
};

/** The keys of `tune` that choose a tuner and say how it is run. */
export const tunerFields = {
  tuner: setting(z.enum(['auto', ...tunerNames]).default('auto'), {
    help: 'What carries out the tune. `auto`: the service in the name of the model, such as openai:..., else the engine.',
    value: 'tuner',
    commands,
  }),
  baseModel: setting(word.optional(), {
    help: "The service's name of the model to tune, where it is not the chat model's (Azure's deployments).",
    value: 'name',
    commands,
  }),
  learningRateMultiplier: setting(z.number().positive().optional(), {
    help: "Scales OpenAI's and Azure's own learning rate; learningRate is not theirs.",
    otherwise: 'their choice',
    commands,
  }),
  command: setting(z.array(word).min(1).optional(), {
    help: 'The program of `tuner: command`, with its arguments.',
    value: 'words',
    commands,
    path: programPath,
  }),
  python: setting(word.optional(), {
    help: 'The Python of the trainer.',
    value: 'program',
    otherwise: 'HOLDFAST_PYTHON, or python3',
    commands: [...commands, 'models'],
    path: programPath,
  }),
  processes: setting(z.int().min(1).default(1), {
    help: 'Processes of the trainer, one for each accelerator (FSDP).',
    commands,
  }),
  fourBit: setting(z.boolean().default(false), {
    help: 'Frozen weights in 4 bits (QLoRA), by the engine, trl, unsloth and others.',
    commands,
  }),
  rowsAtOnce: setting(z.int().min(1).default(4), {
    help: 'Rows that a process takes through the model at a time; the engine takes a whole step through small models.',
    commands,
  }),
  ...engineFields,
  beta: setting(z.number().positive().optional(), {
    help: 'How closely a tune on preference pairs (DPO) or labelled answers (KTO) holds the model to its base.',
    otherwise: '0.1',
    commands,
  }),
  checkpointSteps: setting(z.int().min(1).default(50), {
    help: 'Steps between two checkpoints of the trainer.',
    commands,
  }),
  cluster: setting(clusterSchema.optional(), {
    help: 'Runs the trainer elsewhere, such as {kind: slurm, partition: gpu}; docs/external-trainers.md has all.',
    commands,
  }),
};

/** Which tuner is to be used, and how. */
export type TunerChoice = z.infer<z.ZodObject<typeof tunerFields>>;

/**
 * The tuner that a choice comes to for a model. Throws HoldfastError `bad-config` for what does not fit together, so that
 * nothing is begun with it.
 */
export function tunerFor(model: string, choice: TunerChoice): TunerName {
  const hosted = parseHostedName(model);
  const vendor = hosted?.kind === 'vendor' ? hosted.vendor : undefined;
  const service = serviceNames.find((name) => name === vendor);
  const name = choice.tuner === 'auto' ? (service ?? 'embedded') : choice.tuner;
  const engineOnly = Object.keys(engineFields) as (keyof typeof engineFields)[];
  const unheeded = name === 'embedded' ? undefined : engineOnly.find((key) => choice[key] !== undefined);
  if (unheeded) {
    throw new HoldfastError('bad-config', `Tuner ${name} does not take "${unheeded}"; the engine does.`);
  }
  if (isService(name)) {
    if (vendor === name) return name;
    throw new HoldfastError('bad-config', `Tuner ${name} tunes models named ${name}:...; ${model} is none.`);
  }
  if (hosted) {
    const able = serviceNames.join(', ');
    throw new HoldfastError(
      'bad-config',
      `${model} cannot be tuned by ${name}, since its weights are not here; name a folder, or a model of ${able}.`,
    );
  }
  if (name === 'command' && !choice.command) {
    throw new HoldfastError('bad-config', 'Tuner command wants "command", the program and its arguments.');
  }
  if (choice.cluster && name === 'embedded') {
    throw new HoldfastError(
      'bad-config',
      'The embedded engine runs here; a cluster wants a trainer such as trl.',
    );
  }
  return name;
}

/** Whether a tuner is a hosted service. */
export function isService(name: TunerName): name is ServiceName {
  return serviceNames.some((service) => service === name);
}

/** The settings of a tune without the keys that choose its tuner. */
export function pickSettings(settings: Omit<TuneSettings, 'seed'>, seed: number): TuneSettings {
  const { method, epochs, learningRate, batchSize, schedule, warmupSteps, rank, alpha, beta } = settings;
  return { method, epochs, learningRate, batchSize, schedule, warmupSteps, rank, alpha, beta, seed };
}
