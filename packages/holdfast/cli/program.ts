import { Command } from 'commander';
import { version } from '../version.ts';

/** The command line `holdfast` with its help and without its commands. */
export function createProgram(): Command {
  return new Command('holdfast')
    .description("Keeps a language model's guardrails through fine-tuning: scan, mix, tune, audit, release.")
    .version(version(), '--version', 'print the version')
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .showSuggestionAfterError()
    .showHelpAfterError('Add --help for what there is.')
    .addHelpText(
      'after',
      `
Examples:
  $ holdfast demo                      the short tour, offline, on the built-in model
  $ holdfast init                      write a holdfast.yaml for your own data
  $ holdfast run holdfast.yaml         a guarded fine-tune: scan, mix, tune, audit, release

Exit codes: 0 pass, 1 fail, 2 bad input or usage, 3 inconclusive, 4 stopped or failed outside; start again to go on.
`,
    );
}
