import { stringify } from 'yaml';
import { writeAtomically } from '../../../../data/files/write-atomically.ts';
import type { TuneEvent } from '../../tuner.ts';
import type { Trainer } from '../trainer.ts';
import type { TrainerFolder } from '../trainer-folder.ts';
import { collectModel } from './collect-model.ts';
import { llamaFactoryDescription, llamaFactoryRows } from './llama-factory-data.ts';
import { stepEvents } from './log-steps.ts';
import { checkFourBit, type PythonTrainerOptions, scheduleName, splitBatch } from './trainer-options.ts';

/**
 * LLaMA-Factory: its configuration and data description are written, and its `trainer_log.jsonl` is read. It makes the
 * tokens itself, with the model's own chat template.
 */
export function llamaFactoryTrainer(options: PythonTrainerOptions): Trainer {
  return {
    name: 'LLaMA-Factory',
    async prepare(folder) {
      const { request, file } = folder;
      checkFourBit(options.fourBit, request.settings);
      await writeAtomically(file('rows.jsonl'), llamaFactoryRows(request.conversations));
      const description = llamaFactoryDescription(request.objective?.kind);
      await writeAtomically(file('dataset_info.json'), JSON.stringify(description, null, 2));
      await writeAtomically(file('train.yaml'), stringify(llamaFactoryConfig(folder, options)));
      return {
        command: [options.python, '-m', 'llamafactory.cli', 'train', file('train.yaml')],
        environment: {
          PYTHONUNBUFFERED: '1',
          DISABLE_VERSION_CHECK: '1',
          ...(options.processes > 1
            ? { FORCE_TORCHRUN: '1', NPROC_PER_NODE: String(options.processes) }
            : {}),
        },
      };
    },
    logs: ({ request, rows }) => [
      { path: `${request.checkpoints}/trainer_log.jsonl`, read: llamaFactoryLogReader({ rows }) },
    ],
    collect: collectModel,
  };
}

/** The configuration for `llamafactory-cli train`. */
export function llamaFactoryConfig(
  { path, request }: Pick<TrainerFolder, 'path' | 'request'>,
  options: PythonTrainerOptions,
): object {
  const { settings } = request;
  const { atOnce, parts } = splitBatch(settings.batchSize, options);
  return {
    model_name_or_path: request.base,
    trust_remote_code: false,
    stage: request.objective?.kind ?? 'sft',
    pref_beta: request.objective?.beta,
    do_train: true,
    dataset_dir: path,
    dataset: 'rows',
    output_dir: request.checkpoints,
    overwrite_cache: true,
    ...(settings.method === 'full'
      ? { finetuning_type: 'full' }
      : {
          finetuning_type: 'lora',
          lora_rank: settings.rank,
          lora_alpha: settings.alpha,
          lora_target: 'all',
          lora_dropout: 0,
        }),
    ...(options.fourBit ? { quantization_bit: 4, quantization_method: 'bnb' } : {}),
    per_device_train_batch_size: atOnce,
    gradient_accumulation_steps: parts,
    learning_rate: settings.learningRate,
    num_train_epochs: settings.epochs,
    lr_scheduler_type: scheduleName(settings),
    warmup_steps: settings.warmupSteps,
    seed: settings.seed,
    data_seed: settings.seed,
    weight_decay: 0,
    logging_steps: 1,
    save_steps: options.checkpointSteps,
    save_total_limit: 2,
    // It goes on from the newest checkpoint that it finds.
    overwrite_output_dir: false,
    report_to: 'none',
    plot_loss: false,
  };
}

/** `trainer_log.jsonl` holds a step on each line: `{"current_steps": 1, "total_steps": 15, "loss": 0.3, ...}`. */
export function llamaFactoryLogReader({ rows }: { rows: number }): (line: string) => readonly TuneEvent[] {
  const eventsOfStep = stepEvents(rows);
  return (line) => {
    let entry: Record<string, unknown>;
    try {
      entry = JSON.parse(line);
    } catch {
      return [];
    }
    const { current_steps: step, total_steps: steps, loss, lr, epoch } = entry;
    if (typeof step !== 'number' || typeof loss !== 'number') return [];
    return eventsOfStep({
      type: 'step',
      step,
      steps: Number(steps ?? 0),
      epoch: Number(epoch ?? 0),
      loss,
      learningRate: typeof lr === 'number' ? lr : undefined,
    });
  };
}
