import { Command, CommanderError } from 'commander';
import { HoldfastError } from '../errors.ts';
import { type MessageLanguage, messageLanguage } from '../messages/language.ts';
import { type CommandName, commandDescriptions } from './command-descriptions.ts';
import { commands, loadCommands } from './commands.ts';
import { exitCodeOfError, exitCodes } from './exit-codes.ts';
import { speakHelp } from './help/help-language.ts';
import { createOutput } from './output.ts';
import { exportSpans } from './process/export-spans.ts';
import { Interrupted, ReaderGone } from './process/interrupt.ts';
import { loadEnvironment } from './process/load-environment.ts';
import { noticeLostOutput } from './process/lost-output.ts';
import { printWarnings } from './process/print-warnings.ts';
import { createProgram } from './program.ts';

/** Runs the command line `holdfast ARGUMENTS` and returns the exit code; errors end in one line. */
export async function main(args: string[]): Promise<number> {
  const output = noticeLostOutput();
  const code = await runProgram(args);
  return output.lost ? exitCodes.outside : code;
}

async function runProgram(args: string[]): Promise<number> {
  process.exitCode = exitCodes.pass;
  let endSpans = async (): Promise<void> => undefined;
  try {
    printWarnings(languageOf(args));
    loadEnvironment();
    endSpans = await exportSpans();
    const program = await programFor(args);
    speakHelp(program, languageOf(args));
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode);
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end here too, with code 0; commander has printed what there is to say.
      return error.exitCode === 0 ? exitCodes.pass : exitCodes.badInput;
    }
    if (error instanceof ReaderGone) return exitCodes.outside;
    report(error, args);
    return exitCodeOfError(error);
  } finally {
    await endSpans();
  }
}

async function programFor([word]: readonly string[]): Promise<Command> {
  const program = createProgram();
  const commands = await commandsFor(word);
  for (const command of commands) program.addCommand(command);
  for (const command of [program, ...commands]) command.exitOverride();
  return program;
}

/** The named command; for the help of all, and for a hint at a misspelt one, all of them by name and description. */
async function commandsFor(word: string): Promise<Command[]> {
  const names = Object.keys(commandDescriptions) as CommandName[];
  const named = names.find((name) => name === word);
  if (named) return [await commands[named]()];
  if (word === 'help') return loadCommands();
  return names.map((name) => new Command(name).description(commandDescriptions[name]));
}

function report(error: unknown, args: readonly string[]): void {
  const json = args.includes('--json');
  const output = createOutput({ json, quiet: false, language: languageOf(args) });
  if (error instanceof Interrupted) output.error(error.message, 'interrupted');
  else if (error instanceof HoldfastError) output.error(error.message, error.code);
  else {
    const message = error instanceof Error ? error.message : String(error);
    output.error(`something unforeseen went wrong: ${message} (HOLDFAST_DEBUG=1 shows where)`, 'unforeseen');
  }
  if (process.env.HOLDFAST_DEBUG === '1') console.error(error);
}

/** The language to speak by what arguments name; they may be wrong in other ways, so no parser has read them. */
function languageOf(args: readonly string[]): MessageLanguage {
  const place = args.findIndex((argument) => /^--language(=|$)/.test(argument));
  const named = place === -1 ? undefined : (args[place].split('=')[1] ?? args[place + 1]);
  return messageLanguage(named, process.env);
}
