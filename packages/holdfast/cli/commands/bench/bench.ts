import { Command } from 'commander';
import { commandDescriptions } from '../../command-descriptions.ts';
import { benchListCommand } from './bench-list.ts';
import { benchMakeCommand } from './bench-make.ts';
import { benchShowCommand } from './bench-show.ts';

/** `holdfast bench`: benchmarks that can be read, what is in a file, and one of one's own. */
export function benchCommand(): Command {
  return new Command('bench')
    .description(commandDescriptions.bench)
    .addHelpText(
      'after',
      '\nExamples:\n  $ holdfast bench list\n  $ holdfast bench show ./xstest_prompts.csv\n  $ holdfast bench make --policy rules.md --data tickets.jsonl --output benchmark\n',
    )
    .addCommand(benchListCommand())
    .addCommand(benchShowCommand())
    .addCommand(benchMakeCommand());
}
