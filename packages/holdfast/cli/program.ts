import { Command } from 'commander';
import { version } from '../version.ts';
import { addExamples, addHelpNote } from './help/help-note.ts';

/** The command line `holdfast` with its help and without its commands. */
export function createProgram(): Command {
  const program = new Command('holdfast')
    .description("Keeps a language model's guardrails through fine-tuning: scan, mix, tune, audit, release.")
    .version(version(), '--version', 'print the version')
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .showSuggestionAfterError();
  addExamples(program, [
    { line: 'holdfast demo', does: 'the short tour, offline, on the built-in model' },
    { line: 'holdfast init', does: 'write a holdfast.yaml for your own data' },
    { line: 'holdfast run holdfast.yaml', does: 'a guarded fine-tune: scan, mix, tune, audit, release' },
  ]);
  return addHelpNote(
    program,
    'Exit codes: 0 pass, 1 fail, 2 bad input or usage, 3 inconclusive, 4 stopped or failed outside; start again to go on.',
  );
}
