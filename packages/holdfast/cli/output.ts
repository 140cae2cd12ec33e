import { stderr, stdout } from 'node:process';
import { asOneLine } from '../errors.ts';
import type { Messages } from '../messages/english/english.ts';
import type { MessageLanguage } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';

/** How a command talks: to a person on a terminal, in plain lines, or as JSON lines to a program. */
export interface Output {
  /** A line for a person; programs do not get it. */
  line(text: string): void;
  /** What is going on just now: replaces itself on a terminal, and is printed now and then elsewhere. */
  progress(text: string): void;
  /** Something that happened, for programs. */
  event(event: object): void;
  /** What came of it all, for programs: the last line. */
  result(result: object): void;
  /** The language in which people are spoken to. */
  readonly language: MessageLanguage;
  /** One line that says what went wrong; where it is there in English alone, a second one says in the reader's language what to do. */
  error(message: string, code: keyof Messages['commands']['errors']): void;
}

/** Plain lines of progress come no more often than this. */
const plainIntervalMilliseconds = 10_000;

/** Makes the output that the options ask for. */
export function createOutput({
  json,
  quiet,
  language = 'en',
}: {
  json: boolean;
  quiet: boolean;
  language?: MessageLanguage;
}): Output {
  const { commands } = messagesIn[language];
  const human = !json && !quiet;
  let transient = false;
  let lastPlain = 0;
  const clear = (): void => {
    if (transient) stderr.write('\r\u001b[2K');
    transient = false;
  };
  const printJson = (value: object): void => {
    if (json) stdout.write(`${JSON.stringify(value)}\n`);
  };
  return {
    language,
    line(text) {
      clear();
      if (human) stdout.write(`${text}\n`);
    },
    progress(text) {
      if (!human) return;
      if (stderr.isTTY) {
        stderr.write(`\r\u001b[2K${text.slice(0, (stderr.columns || 80) - 1)}`);
        transient = true;
        return;
      }
      const now = Date.now();
      if (now - lastPlain < plainIntervalMilliseconds) return;
      lastPlain = now;
      stderr.write(`${text}\n`);
    },
    event: printJson,
    result: (result) => printJson({ type: 'result', ...result }),
    error(message, code) {
      clear();
      const line = asOneLine(message);
      if (json) return printJson({ type: 'error', code, message: shortenedMessage(line) });
      const said = commands.sentence(line);
      stderr.write(`holdfast: ${shortenedMessage(said)}\n`);
      if (language !== 'en' && said === line) stderr.write(`          ${commands.errors[code]}\n`);
    },
  };
}

/** A share as a bar of so many places. */
export function bar(share: number, width = 24): string {
  const filled = Math.round(Math.max(0, Math.min(1, share)) * width);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
}

/** Longer messages than this are cut in the middle: what is wrong stands first, and what to do last. */
const longestMessage = 300;

/** A message that is no longer than a reader wants; no word of a list is cut. */
export function shortenedMessage(line: string): string {
  if (line.length <= longestMessage) return line;
  const end = Math.floor(longestMessage / 3);
  // A word that would be cut goes whole, unless it is so long that little else were left.
  const first = line.slice(0, longestMessage - end - 6).replace(/ \S{0,100}$/, '');
  const last = line.slice(-end - 1).replace(/^\S{0,60} /, '');
  return `${first} ... ${last}`;
}
