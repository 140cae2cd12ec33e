import type { Command } from 'commander';
import { benchmarkFormats } from '../../../audit/benchmarks/formats/formats.ts';
import { padTextEnd } from '../../../text-width.ts';
import { createCommand, inContext } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';

/** `holdfast bench list`: the benchmarks that can be read. */
export function benchListCommand(): Command {
  return createCommand(
    'list',
    'tell where benchmarks are obtained, their licence, size and what they measure',
    ['holdfast bench list', 'holdfast bench list --json'],
  ).action((options: { json?: boolean; quiet?: boolean }) =>
    inContext(options, async ({ output, messages }) => {
      const { opening, facts, plain } = messages.results.bench;
      const fact = (name: keyof typeof facts, value: string | number): void =>
        output.line(`  ${padTextEnd(facts[name], 9)} ${value}`);
      output.line(`${opening}\n`);
      for (const { name, title, source, licence, prompts, measures } of benchmarkFormats) {
        output.event({ type: 'benchmark', name, title, source, licence, prompts, measures });
        output.line(`${name}: ${title}`);
        fact('from', source);
        fact('licence', licence);
        fact('prompts', prompts);
        fact('measures', `${measures}\n`);
      }
      output.line(plain);
      output.result({ benchmarks: benchmarkFormats.length });
      return exitCodes.pass;
    }),
  );
}
