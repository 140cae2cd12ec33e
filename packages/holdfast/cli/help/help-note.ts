import type { Command } from 'commander';
import { helpIn, helpSaid } from '../../messages/help.ts';
import { helpLanguage } from './help-language.ts';

/** A command line as an example, with what it does where that is told. */
export type Example = string | { line: string; does: string };

const width = 80;

/** Puts examples below the help of a command. Returns the command. */
export function addExamples(command: Command, examples: readonly Example[]): Command {
  return command.addHelpText('after', () => {
    const said = sayer(command);
    const lines = examples.map((example) =>
      typeof example === 'string' ? example : `${example.line.padEnd(36)} ${said(example.does)}`,
    );
    return ['', said('Examples:'), ...lines.map((line) => `  $ ${line}`), ''].join('\n');
  });
}

/** Puts a paragraph below the help of a command. Returns the command. */
export function addHelpNote(command: Command, text: string): Command {
  return command.addHelpText('after', () => `${command.createHelp().boxWrap(sayer(command)(text), width)}\n`);
}

/** What makes an English text one of the language that the help of a command speaks. */
function sayer(command: Command): (text: string) => string {
  const words = helpIn(helpLanguage(command));
  return (text) => (words ? helpSaid(text, words) : text);
}
