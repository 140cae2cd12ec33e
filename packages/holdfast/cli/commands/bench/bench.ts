import { Command } from 'commander';
import { commandDescriptions } from '../../command-descriptions.ts';
import { addExamples } from '../../help/help-note.ts';
import { benchListCommand } from './bench-list.ts';
import { benchMakeCommand } from './bench-make.ts';
import { benchShowCommand } from './bench-show.ts';

/** `holdfast bench`: benchmarks that can be read, what is in a file, and one of one's own. */
export function benchCommand(): Command {
  const command = addExamples(new Command('bench').description(commandDescriptions.bench), [
    'holdfast bench list',
    'holdfast bench show ./xstest_prompts.csv',
    'holdfast bench make --policy rules.md --data tickets.jsonl --output benchmark',
  ]);
  return command.addCommand(benchListCommand()).addCommand(benchShowCommand()).addCommand(benchMakeCommand());
}
