import { type Command, Help } from 'commander';
import { helpIn, helpSaid } from '../../messages/help.ts';
import type { HelpWords } from '../../messages/help-words.ts';
import type { MessageLanguage } from '../../messages/language.ts';

const key = 'language of the help';

/** Makes the help of a program and of all its commands speak a language. */
export function speakHelp(program: Command, language: MessageLanguage): void {
  program.setOptionValue(key, language);
  const words = helpIn(language);
  if (words) speakWords(program, words);
}

/** The language that the help of a command speaks. */
export function helpLanguage(command: Command): MessageLanguage {
  let program = command;
  while (program.parent) program = program.parent;
  return program.getOptionValue(key) ?? 'en';
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
      displayWidth: columnsOf,
    })
    .helpOption('-h, --help', said('display help for command'));
  if (command.commands.length > 0) command.helpCommand('help [command]', said('display help for command'));
  for (const part of command.commands) speakWords(part, words);
}

/** How many columns of a terminal a text takes: two for each letter of East Asian scripts. */
function columnsOf(text: string): number {
  return (
    text.length +
    (text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g) ?? []).length
  );
}
