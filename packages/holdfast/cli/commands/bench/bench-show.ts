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
      inContext(options, async ({ output, messages }) => {
        const { bench } = messages.results;
        const { columns, kind } = commandSettings('bench show', { options }).audit;
        const { name, prompts } = await readBenchmark(spec, { columns, kind });
        output.line(bench.held({ name, prompts: prompts.length }));
        const groups = new Map<string, { title: string; count: number }>();
        for (const { kind, category } of prompts) {
          const key = `${kind}, ${category}`;
          const { count } = groups.get(key) ?? { count: 0 };
          groups.set(key, { title: `${bench.kinds[kind]}, ${category}`, count: count + 1 });
        }
        for (const { title, count } of groups.values())
          output.line(`  ${String(count).padStart(6)}  ${title}`);
        const counts = Object.fromEntries([...groups].map(([key, { count }]) => [key, count]));
        output.result({ name, prompts: prompts.length, groups: counts });
        return exitCodes.pass;
      }),
  );
}
