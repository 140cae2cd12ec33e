import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { helpIn } from '../../messages/help.ts';
import type { HelpWords } from '../../messages/help-words.ts';
import { runConfigSchema } from '../../run/settings/run-config.ts';
import { listSettings } from '../../settings/list-settings.ts';
import { helpPhrase } from '../../settings/setting-text.ts';
import { loadCommands } from '../commands.ts';
import { createProgram } from '../program.ts';
import { speakHelp } from './help-language.ts';

/** The whole command line in a language, and the help of each of its commands. */
async function helpsIn(language: 'en' | 'ko', before = (_: Command): void => undefined): Promise<string[]> {
  const program = createProgram();
  for (const command of await loadCommands()) program.addCommand(command);
  before(program);
  speakHelp(program, language);
  return allOf(program).map((command) => {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) });
    command.outputHelp();
    return help;
  });
}

const allOf = (command: Command): Command[] => [command, ...command.commands.flatMap(allOf)];

const korean = helpIn('ko') as HelpWords;

test('every text of the help and of a file of settings is there in Korean, and none that nothing says', async () => {
  const looked = new Set<string>();
  const missing = new Set<string>();
  const said = new Proxy(korean.said, {
    get: (words, text: string) => {
      looked.add(text);
      return words[text];
    },
  });
  const helps = await helpsIn('ko', (program) => {
    for (const command of allOf(program)) {
      const texts = [...command.options, ...command.registeredArguments].map(
        ({ description }) => description,
      );
      for (const text of [command.description(), ...texts]) if (!isSaid(text, said)) missing.add(text);
    }
  });
  for (const { about } of listSettings(runConfigSchema)) {
    const text = helpPhrase(about.help);
    if (!isSaid(text, said)) missing.add(text);
  }
  expect([...missing]).toEqual([]);
  const shown = helps.join('\n').replaceAll(/\s+/g, ' ');
  const unused = Object.entries(korean.said).filter(
    ([text, words]) => !looked.has(text) && !shown.includes(words.replaceAll(/\s+/g, ' ')),
  );
  expect(unused).toEqual([]);
});

/** Whether a text has other words, or a sentence with a default behind it has them; a value alone needs none. */
function isSaid(text: string, said: Readonly<Record<string, string>>): boolean {
  if (said[text] !== undefined) return true;
  const [, sentence, otherwise] = /^(.*) \(default: (.*)\)$/s.exec(text) ?? [];
  if (sentence === undefined) return false;
  return isSaid(sentence, said) && (/^[\d.]+$/.test(otherwise) || said[otherwise] !== undefined);
}

test('help in Korean has no line in English but commands, names and values', async () => {
  const helps = await helpsIn('ko');
  expect(helps.length).toBeGreaterThan(30);
  const english = helps
    .flatMap((help) => help.split('\n'))
    .filter((line) => /[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(line) && !line.startsWith('  $'));
  expect(english).toEqual([]);
});

test('help in English is as it is declared', async () => {
  const [first] = await helpsIn('en');
  expect(first).toContain('Usage: holdfast');
  expect(first).toContain('scan          read training data and report what is wrong with it, row by row');
  expect(first).not.toMatch(/\p{Script=Hangul}/u);
});

test.each([
  [['scn'], "'scn': 그런 명령이 없습니다\n(scan을 쓰려던 것입니까?)"],
  [['scan'], "'data' 자리에 무엇이 와야 하는지 적지 않았습니다"],
  [['run', '--foo'], "'--foo': 그런 옵션이 없습니다"],
  [
    ['audit', '--margin', 'x'],
    "'--margin <share>' 옵션에 'x'는 쓸 수 없습니다. 0에서 1까지의 수여야 합니다.",
  ],
  [['report'], "'folder' 자리에 무엇이 와야 하는지 적지 않았습니다"],
  [['mix', 'a.jsonl', '--count'], "'--count <number>' 옵션에 값이 없습니다"],
])('what is wrong with %j is said in Korean', async (args, expected) => {
  const program = createProgram();
  for (const command of await loadCommands()) program.addCommand(command);
  speakHelp(program, 'ko');
  let said = '';
  for (const command of allOf(program)) {
    command.exitOverride().configureOutput({ writeErr: (text) => (said += text) });
  }
  await expect(program.parseAsync(args, { from: 'user' })).rejects.toThrow();
  expect(said).toContain(`holdfast: ${expected}\n`);
  expect(said).not.toMatch(/error:/);
});
