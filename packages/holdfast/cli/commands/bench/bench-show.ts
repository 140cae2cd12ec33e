import type { Command } from 'commander';
import { readBenchmark } from '../../../audit/benchmarks/read-benchmark.ts';
import { createCommand, inContext } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { commandSettings } from '../../options/command-settings.ts';
import { addSettingOptions } from '../../options/setting-options.ts';

/** `holdfast bench show`: what is in a file. */
export function benchShowCommand(): Command {
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
