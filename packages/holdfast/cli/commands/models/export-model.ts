import { existsSync } from 'node:fs';
import { exportGguf, type FloatType, type GgufType, mergeAdapter } from '@holdfast/engine';
import { type Command, Option } from 'commander';
import { HoldfastError } from '../../../errors.ts';
import { asModelFailure } from '../../../models/embedded/embedded-chat-model.ts';
import { locateModel } from '../../../models/model-location.ts';
import { createCommand, inContext } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';

const floatTypes: Record<string, FloatType> = { f32: 'float32', f16: 'float16', bf16: 'bfloat16' };
const ggufTypes = ['f32', 'f16', 'bf16', 'q8_0', 'q4_0'] as const satisfies readonly GgufType[];

interface Options {
  output: string;
  format: 'merged' | 'gguf';
  type?: GgufType;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast export-model`: writes a model in the form in which other programs take it. */
export function exportModelCommand(): Command {
  return createCommand('export-model', commandDescriptions['export-model'], [
    'holdfast export-model runs/2026-11-24-support-bot/model --output support-bot',
    'holdfast export-model tuned --format gguf --type q8_0 --output support-bot.gguf',
  ])
    .argument(
      '<model>',
      'any model that the engine runs: a folder, a GGUF file, a name on the hub, an adapter',
    )
    .requiredOption('--output <path>', 'the folder or file to write')
    .addOption(
      new Option(
        '--format <format>',
        'merged: a Hugging Face folder; gguf: one file for llama.cpp and Ollama',
      )
        .choices(['merged', 'gguf'])
        .default('merged'),
    )
    .addOption(
      new Option(
        '--type <type>',
        'how numbers are kept; q8_0 and q4_0 are for gguf (default: f16 for gguf, else as they are)',
      ).choices([...ggufTypes]),
    )
    .action((name: string, { output: path, format, type, ...flags }: Options) =>
      inContext(flags, async ({ output, messages }) => {
        if (existsSync(path)) throw new HoldfastError('bad-usage', `${path} is there already; name another.`);
        const { folder, adapter } = await locateModel(name);
        const source = { model: folder, adapter, output: path };
        try {
          if (format === 'gguf') await exportGguf({ ...source, type: type ?? 'f16' });
          else await mergeAdapter({ ...source, ...(type === undefined ? {} : { type: floatType(type) }) });
        } catch (error) {
          throw asModelFailure(name, error);
        }
        output.line(messages.results.exported(path));
        output.result({ model: path });
        return exitCodes.pass;
      }),
    );
}

function floatType(type: GgufType): FloatType {
  const known = floatTypes[type];
  if (known) return known;
  throw new HoldfastError(
    'bad-usage',
    `--type ${type} is for --format gguf; merged weights are f32, f16 or bf16.`,
  );
}
