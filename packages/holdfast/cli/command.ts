import { Engine } from '@holdfast/engine';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Messages } from '../messages/english/english.ts';
import { messageLanguage, messageLanguages } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import { addExamples } from './help/help-note.ts';
import { createOutput, type Output } from './output.ts';
import { abortOnInterrupt } from './process/interrupt.ts';
import { showFetches } from './show/show-fetch.ts';

/** What a command works with. */
export interface CommandContext {
  output: Output;
  signal: AbortSignal;
  /** Whether a program reads the output. */
  json: boolean;
  /** What is said to people, in their language. */
  messages: Messages;
}

/** Makes a command with its help, its examples and the options that every command has. */
export function createCommand(name: string, description: string, examples: readonly string[]): Command {
  const command = new Command(name)
    .description(description)
    .option('--json', 'print events and the result as JSON lines, for programs')
    .option('--quiet', 'print nothing but errors')
    .addOption(
      new Option('--language <code>', 'the language to speak (default: by LANG, else English)').choices([
        ...messageLanguages,
      ]),
    );
  return addExamples(command, examples);
}

/**
 * Runs a command's work with its output and an abort signal; the work returns the exit code. `drains`: it takes as long as it
 * needs to put its work away, where others would go on from there.
 */
export async function inContext(
  options: { json?: boolean; quiet?: boolean; language?: string },
  work: (context: CommandContext) => Promise<number>,
  { drains = false } = {},
): Promise<void> {
  const json = options.json ?? false;
  const language = messageLanguage(options.language, process.env);
  const output = createOutput({ json, quiet: options.quiet ?? false, language });
  const { signal, release } = abortOnInterrupt({ drains });
  const endFetches = showFetches(output);
  try {
    process.exitCode = await work({ output, signal, json, messages: messagesIn[language] });
  } finally {
    endFetches();
    release();
  }
}

/** Lends an engine and closes it whatever happens. */
export async function withEngine<Result>(
  work: (engine: Engine) => Promise<Result>,
  options: { threads?: number } = {},
): Promise<Result> {
  const engine = await Engine.start(options);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** Reads an option that is a whole number of at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least) {
      throw new InvalidArgumentError(`It must be a whole number of at least ${least}.`);
    }
    return value;
  };
}

/** Reads an option that is a number above `low`, or from `low` with `inclusive`. */
export function numberAbove(low: number, { inclusive = false } = {}): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isFinite(value) || text.trim() === '' || value < low || (value === low && !inclusive)) {
      throw new InvalidArgumentError(`It must be a number ${inclusive ? 'of at least' : 'above'} ${low}.`);
    }
    return value;
  };
}
