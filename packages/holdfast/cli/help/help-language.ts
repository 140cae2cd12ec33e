import { type Command, Help } from 'commander';
import { helpIn, helpSaid } from '../../messages/help.ts';
import type { HelpWords } from '../../messages/help-words.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import { textWidth } from '../../text-width.ts';

const key = 'language of the help';

/** Makes the help of a program and of all its commands speak a language. */
export function speakHelp(program: Command, language: MessageLanguage): void {
  program.setOptionValue(key, language);
  const words = helpIn(language);
  for (const command of partsOf(program)) {
    command.showHelpAfterError(words?.afterError ?? 'Add --help for what there is.');
    if (words) {
      speakWords(command, words);
      speakErrors(command, language);
    }
  }
}

/** The language that the help of a command speaks. */
export function helpLanguage(command: Command): MessageLanguage {
  let program = command;
  while (program.parent) program = program.parent;
  return program.getOptionValue(key) ?? 'en';
}

function partsOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(partsOf)];
}

function speakWords(command: Command, words: HelpWords): void {
  const said = (text: string): string => helpSaid(text, words);
  const usual = new Help();
  const additions = (whole: string, { description }: { description: string }): string =>
    whole
      .slice(description.length)
      .replace(/\b(default|choices): /g, (_, name: 'default' | 'choices') => `${words[name]}: `);
  command
    .configureHelp({
      ...command.configureHelp(),
      styleTitle: (title) => words.titles[title] ?? title,
      commandDescription: (one) => said(one.description()),
      subcommandDescription: (one) => said(one.description()),
      optionDescription: (one) => said(one.description) + additions(usual.optionDescription(one), one),
      argumentDescription: (one) => said(one.description) + additions(usual.argumentDescription(one), one),
      displayWidth: textWidth,
    })
    .helpOption('-h, --help', said('display help for command'));
  if (command.commands.length > 0) command.helpCommand('help [command]', said('display help for command'));
}

/** What the parser says of wrong words and options: a sentence, and below it what may have been meant. */
function speakErrors(command: Command, language: MessageLanguage): void {
  const { sentence } = messagesIn[language].commands;
  command.configureOutput({
    outputError: (text, write) => {
      const lines = text
        .trimEnd()
        .replace(/^error: /, '')
        .split('\n');
      write(`holdfast: ${lines.map(sentence).join('\n')}\n`);
    },
  });
}
