import type { Command } from 'commander';
import { benchmarkFormats } from '../../../audit/benchmarks/formats/formats.ts';
import { createCommand, inContext } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';

/** `holdfast bench list`: the benchmarks that can be read. */
export function benchListCommand(): Command {
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
