import { fileURLToPath } from 'node:url';
import { HoldfastError } from '../../../../errors.ts';
import type { Trainer } from '../trainer.ts';
import { checkWeights } from './check-weights.ts';
import { checkFourBit, type PythonTrainerOptions, splitBatch } from './trainer-options.ts';

/** The program that trains with TRL and PEFT; it knows the protocol. */
export const trlProgram = fileURLToPath(new URL('../python/trl_trainer.py', import.meta.url));

export interface TrlOptions extends PythonTrainerOptions {
  /** What loads the model: Transformers, or Unsloth's faster kernels. */
  backend: 'transformers' | 'unsloth';
}

/**
 * TRL's supervised fine-tuning, DPO and KTO with PEFT's adapters, through a program that ships with Holdfast; the environment holds what
 * `requirements.txt` beside the program names. More than one process shares the model out among them (FSDP 2, through
 * Accelerate).
 */
export function trlTrainer({ backend, fourBit, ...options }: TrlOptions): Trainer {
  const { python, processes, checkpointSteps } = options;
  return {
    name: backend === 'unsloth' ? 'Unsloth' : 'TRL',
    async prepare({ path, request }) {
      const { settings } = request;
      checkFourBit(fourBit, settings);
      await checkWeights(request.conversations, this.name);
      if (backend === 'unsloth' && request.objective) {
        throw new HoldfastError(
          'bad-config',
          'Unsloth is given no preference pairs and no labelled answers here; use tuner: trl for them.',
        );
      }
      if (backend === 'unsloth' && processes > 1) {
        throw new HoldfastError('bad-config', 'Unsloth trains in one process; use tuner: trl for several.');
      }
      const { atOnce, parts } = splitBatch(settings.batchSize, options);
      if (request.objective?.kind === 'kto' && atOnce === 1) {
        throw new HoldfastError(
          'bad-config',
          'TRL holds labelled answers against others that are taken at the same time; set batchSize and rowsAtOnce above 1.',
        );
      }
      const launch =
        processes === 1
          ? [python]
          : [
              ...[python, '-m', 'accelerate.commands.launch', '--num_processes', String(processes)],
              ...['--num_machines', '1', '--mixed_precision', 'no', '--dynamo_backend', 'no', '--use_fsdp'],
              ...['--fsdp_version', '2', '--fsdp_auto_wrap_policy', 'TRANSFORMER_BASED_WRAP'],
              ...['--fsdp_state_dict_type', 'FULL_STATE_DICT', '--fsdp_cpu_ram_efficient_loading', 'true'],
            ];
      return {
        command: [
          ...[...launch, trlProgram, path, '--backend', backend, '--rows-at-once', String(atOnce)],
          ...['--parts', String(parts), '--checkpoint-steps', String(checkpointSteps)],
          ...(fourBit ? ['--four-bit'] : []),
        ],
        environment: {
          PYTHONUNBUFFERED: '1',
          TOKENIZERS_PARALLELISM: 'false',
          HF_HUB_DISABLE_TELEMETRY: '1',
        },
      };
    },
  };
}
