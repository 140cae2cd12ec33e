import { type Command, Option } from 'commander';
import { convertData, type TargetFormat } from '../../data/convert-data.ts';
import { formats } from '../../data/formats/formats.ts';
import { createCommand, inContext } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { addDataArgument, type DataOptions, withData } from '../data-argument.ts';
import { exitCodes } from '../exit-codes.ts';
import { addHelpNote } from '../help/help-note.ts';

type Options = DataOptions & { to: TargetFormat; output: string; json?: boolean; quiet?: boolean };

/** `holdfast convert`: writes training data in another format. */
export function convertCommand(): Command {
  const command = createCommand('convert', commandDescriptions.convert, [
    'holdfast convert sharegpt.json --to openai-chat --output chat.jsonl',
    'holdfast convert pairs.parquet --to preference --output pairs.jsonl',
    'holdfast convert tickets.jsonl manuals/ --weights 2,1 --to holdfast --output all.jsonl',
    'zcat dump.jsonl.gz | holdfast convert - --to gemini --output gemini.jsonl',
  ]);
  addHelpNote(
    command,
    'A row that holds what the format cannot is named, and nothing is written. docs/data.md has the formats.',
  );
  return addDataArgument(command)
    .addOption(
      new Option('--to <format>', 'the format; holdfast holds everything that a row may say')
        .choices(['holdfast', ...formats.map(({ name }) => name)])
        .makeOptionMandatory(),
    )
    .requiredOption('--output <file>', 'where the rows go, as JSONL')
    .action((names: string[], { to, output: file, weights, ...options }: Options) =>
      inContext(options, async ({ output, messages, signal }) => {
        const rows = await withData(names, { weights, output, signal }, ({ path }) =>
          convertData(path, { to, output: file, signal }),
        );
        output.line(messages.results.converted({ file, rows, format: to }));
        output.result({ file, rows, format: to });
        return exitCodes.pass;
      }),
    );
}
