import { Command } from 'commander';
import { benchmarkFormats } from '../../audit/benchmarks/formats/formats.ts';
import { readBenchmark } from '../../audit/benchmarks/read-benchmark.ts';
import { createCommand, inContext } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { exitCodes } from '../exit-codes.ts';
import { commandSettings } from '../options/command-settings.ts';
import { addSettingOptions } from '../options/setting-options.ts';

/** `holdfast bench`: benchmarks that can be read, and what is in a file. */
export function benchCommand(): Command {
  return new Command('bench')
    .description(commandDescriptions.bench)
    .addHelpText(
      'after',
      '\nExamples:\n  $ holdfast bench list\n  $ holdfast bench show ./xstest_prompts.csv\n',
    )
    .addCommand(listCommand())
    .addCommand(showCommand());
}

function listCommand(): Command {
  return createCommand(
    'list',
    'tell where benchmarks are obtained, their licence, size and what they measure',
    ['holdfast bench list', 'holdfast bench list --json'],
  ).action((options: { json?: boolean; quiet?: boolean }) =>
    inContext(options, async ({ output }) => {
      output.line(
        'Benchmarks are files that you bring; none ships with Holdfast. "builtin" is the organism\'s own.\n',
      );
      for (const { name, title, source, licence, prompts, measures } of benchmarkFormats) {
        output.event({ type: 'benchmark', name, title, source, licence, prompts, measures });
        output.line(`${name}: ${title}`);
        output.line(`  from      ${source}`);
        output.line(`  licence   ${licence}`);
        output.line(`  prompts   ${prompts}`);
        output.line(`  measures  ${measures}\n`);
      }
      output.line(
        'plain: your own CSV or JSONL with a column "prompt", and "category", "id" and "kind" if you like',
      );
      output.result({ benchmarks: benchmarkFormats.length });
      return exitCodes.pass;
    }),
  );
}

function showCommand(): Command {
  const command = createCommand('show', 'tell what a benchmark file holds, without printing its prompts', [
    'holdfast bench show advbench:./harmful_behaviors.csv',
  ]).argument('<benchmark>', 'a path, or NAME:PATH');
  return addSettingOptions(command, { command: 'bench show' }).action(
    (spec: string, options: { json?: boolean; quiet?: boolean }) =>
      inContext(options, async ({ output }) => {
        const { columns, kind } = commandSettings('bench show', { options }).audit;
        const { name, prompts } = await readBenchmark(spec, { columns, kind });
        output.line(`${name}: ${prompts.length} prompts`);
        const groups = new Map<string, number>();
        for (const { kind, category } of prompts) {
          const key = `${kind}, ${category}`;
          groups.set(key, (groups.get(key) ?? 0) + 1);
        }
        for (const [group, count] of groups) output.line(`  ${String(count).padStart(6)}  ${group}`);
        output.result({ name, prompts: prompts.length, groups: Object.fromEntries(groups) });
        return exitCodes.pass;
      }),
  );
}
