import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TokenSequence } from '@holdfast/engine';
import { stringify } from 'yaml';
import { writeAtomically } from '../../../../data/files/write-atomically.ts';
import { HoldfastError } from '../../../../errors.ts';
import type { TuneEvent } from '../../tuner.ts';
import type { Trainer } from '../trainer.ts';
import type { TrainerFolder } from '../trainer-folder.ts';
import { pairRows } from './axolotl-pairs.ts';
import { checkWeights } from './check-weights.ts';
import { collectModel } from './collect-model.ts';
import { stepEvents } from './log-steps.ts';
import { checkFourBit, type PythonTrainerOptions, scheduleName, splitBatch } from './trainer-options.ts';

/**
 * Axolotl: its configuration is written, with the rows as tokens and labels so that it learns from exactly the examples that
 * the engine would, and the steps are read from what it prints.
 */
export function axolotlTrainer(options: PythonTrainerOptions): Trainer {
  return {
    name: 'Axolotl',
    async prepare(folder) {
      const { request, file } = folder;
      checkFourBit(options.fourBit, request.settings);
      await checkWeights(request.conversations, this.name);
      if (request.objective?.kind === 'kto') {
        throw new HoldfastError(
          'bad-config',
          "Axolotl takes no labelled answers in the model's own chat template; use tuner: trl for them.",
        );
      }
      let longest: number;
      if (request.objective) {
        longest = await longestOfPairs(request.examples);
        await writeAtomically(file('pairs.jsonl'), pairRows(request.conversations));
      } else {
        const labelled = await labelledRows(request.examples);
        longest = labelled.longest;
        await writeAtomically(file('labelled.jsonl'), labelled.lines);
      }
      const padToken = await padTokenOf(request.base);
      const config = axolotlConfig(folder, options, { longest, padToken: padToken || undefined });
      await writeAtomically(file('axolotl.yaml'), stringify(config));
      const launch = ['-m', 'accelerate.commands.launch', '--num_processes', String(options.processes)];
      return {
        command: [
          ...[options.python, ...(options.processes > 1 ? launch : []), '-m', 'axolotl.cli.train'],
          file('axolotl.yaml'),
        ],
        environment: {
          PYTHONUNBUFFERED: '1',
          AXOLOTL_DO_NOT_TRACK: '1',
          // The bar of progress, which tells the step, is drawn at every step.
          TQDM_MININTERVAL: '0',
          TQDM_MINITERS: '1',
        },
      };
    },
    logs: ({ request, rows }, output) => [
      { path: output, read: axolotlLogReader({ ...request.settings, rows }) },
    ],
    collect: collectModel,
  };
}

/** The configuration for `axolotl train`. */
export function axolotlConfig(
  { request, file, rows }: Pick<TrainerFolder, 'request' | 'file' | 'rows'>,
  options: PythonTrainerOptions,
  { longest, padToken }: { longest: number; padToken?: string },
): object {
  const { settings } = request;
  const { atOnce, parts } = splitBatch(settings.batchSize, options);
  return {
    base_model: request.base,
    output_dir: request.checkpoints,
    dataset_prepared_path: file('prepared'),
    rl: request.objective?.kind,
    rl_beta: request.objective?.beta,
    // Without a type, the rows are tokens already.
    datasets: [
      request.objective
        ? { path: file('pairs.jsonl'), ds_type: 'json', type: 'chat_template.default' }
        : { path: file('labelled.jsonl'), ds_type: 'json', type: null },
    ],
    sequence_len: longest,
    excess_length_strategy: 'raise',
    sample_packing: false,
    pad_to_sequence_len: false,
    val_set_size: 0,
    ...(settings.method === 'full'
      ? {}
      : {
          adapter: options.fourBit ? 'qlora' : 'lora',
          load_in_4bit: options.fourBit,
          lora_r: settings.rank,
          lora_alpha: settings.alpha,
          lora_dropout: 0,
          lora_target_linear: true,
        }),
    micro_batch_size: atOnce,
    gradient_accumulation_steps: parts,
    num_epochs: settings.epochs,
    // Its own count leaves out the last batches of epochs that are not full.
    max_steps: Math.ceil(rows / settings.batchSize) * settings.epochs,
    optimizer: 'adamw_torch',
    learning_rate: settings.learningRate,
    weight_decay: 0,
    lr_scheduler: scheduleName(settings),
    warmup_steps: settings.warmupSteps,
    seed: settings.seed,
    bf16: 'auto',
    gradient_checkpointing: true,
    logging_steps: 1,
    save_steps: options.checkpointSteps,
    save_total_limit: 2,
    auto_resume_from_checkpoints: true,
    special_tokens: padToken ? { pad_token: padToken } : undefined,
    ...(options.processes > 1
      ? {
          fsdp_version: 2,
          fsdp_config: {
            auto_wrap_policy: 'TRANSFORMER_BASED_WRAP',
            state_dict_type: 'FULL_STATE_DICT',
            reshard_after_forward: true,
            cpu_ram_efficient_loading: true,
          },
        }
      : {}),
  };
}

async function labelledRows(examples: string): Promise<{ lines: string[]; longest: number }> {
  const lines: string[] = [];
  let longest = 1;
  for await (const line of createInterface({ input: createReadStream(examples, 'utf8') })) {
    const { tokens, weights } = JSON.parse(line) as TokenSequence;
    const labels = tokens.map((token, index) => (weights[index] > 0 ? token : -100));
    lines.push(`${JSON.stringify({ input_ids: tokens, attention_mask: tokens.map(() => 1), labels })}\n`);
    longest = Math.max(longest, tokens.length);
  }
  return { lines, longest };
}

/** The most tokens of an answer of a pair with what is asked before it. */
async function longestOfPairs(examples: string): Promise<number> {
  let longest = 1;
  for await (const line of createInterface({ input: createReadStream(examples, 'utf8') })) {
    const { chosen, rejected } = JSON.parse(line) as Record<'chosen' | 'rejected', TokenSequence>;
    longest = Math.max(longest, chosen.tokens.length, rejected.tokens.length);
  }
  return longest;
}

/** The token to pad with, for tokenizers that name none: the end of a text. */
async function padTokenOf(base: string): Promise<string | undefined> {
  const text = await readFile(join(base, 'tokenizer_config.json'), 'utf8').catch(() => '{}');
  const { pad_token: pad, eos_token: end } = JSON.parse(text) as Record<string, unknown>;
  if (pad) return undefined;
  const word = typeof end === 'object' && end !== null && 'content' in end ? end.content : end;
  return typeof word === 'string' ? word : undefined;
}

/** Where a bar of progress stands, such as ` 33%|###  | 2/6 [00:16<00:30,  7.62s/it]`. */
const progressBar = /(\d+)\/(\d+) \[[^\]]*\]/g;

/**
 * Transformers prints a step as a Python dictionary behind its bar of progress:
 * `1/6 [00:10<00:52, 10.50s/it] {'loss': '0.31', 'learning_rate': '2e-05', 'epoch': '0.6667'}`. The bar tells the step;
 * without one it is found from the epoch, which has four digits.
 */
export function axolotlLogReader({
  epochs,
  rows,
  batchSize,
}: {
  epochs: number;
  rows: number;
  batchSize: number;
}): (line: string) => readonly TuneEvent[] {
  const eventsOfStep = stepEvents(rows);
  const stepsAnEpoch = Math.ceil(rows / batchSize);
  const number = (line: string, name: string): number | undefined => {
    const match = new RegExp(`'${name}': '?([-+0-9.e]+)'?[,}]`).exec(line);
    return match ? Number(match[1]) : undefined;
  };
  const stepOf = (epoch: number): number => {
    const before = Math.floor(epoch - 1e-6);
    const within = epoch - before;
    // The last batch of an epoch may not be full.
    const steps = within > 0.999 ? stepsAnEpoch : Math.round((within * rows) / batchSize);
    return before * stepsAnEpoch + Math.min(Math.max(steps, 1), stepsAnEpoch);
  };
  return (line) => {
    const loss = number(line, 'loss');
    const epoch = number(line, 'epoch');
    if (loss === undefined || epoch === undefined || epoch <= 0) return [];
    const bar = [...line.slice(0, line.indexOf("'loss'")).matchAll(progressBar)].at(-1);
    const step = bar ? Number(bar[1]) : stepOf(epoch);
    const steps = bar ? Number(bar[2]) : stepsAnEpoch * epochs;
    const learningRate = number(line, 'learning_rate');
    return eventsOfStep({
      type: 'step',
      step,
      steps,
      epoch,
      loss,
      learningRate,
    });
  };
}
