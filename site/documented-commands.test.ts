import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { commandDescriptions } from '../packages/holdfast/cli/command-descriptions.ts';
import { commands } from '../packages/holdfast/cli/commands.ts';
import { root } from './routes.ts';

test('every command that a page shows is taken as it stands there, with its options, their values and its arguments', async () => {
  const unknown: string[] = [];
  let shown = 0;
  for (const path of globSync(['*.md', 'docs/**/*.md', 'organism/*.md', 'charter/*.md', 'bench/*.md'], {
    cwd: root,
  })) {
    for (const words of commandsShown(readFileSync(join(root, path), 'utf8'))) {
      shown += 1;
      const fault = await faultOf(words);
      if (fault !== undefined) unknown.push(`${path}: holdfast ${words.join(' ')}: ${fault}`);
    }
  }
  expect(shown).toBeGreaterThan(50);
  expect(unknown).toEqual([]);
});

/** The words of each command in the fenced blocks of a page. */
function commandsShown(page: string): string[][] {
  const blocks = page.matchAll(/^```[^\n]*\n([\s\S]*?)^```$/gm);
  return Array.from(blocks, ([, block]) => block.replaceAll('\\\n', ' ').split('\n'))
    .flat()
    .flatMap((line) => {
      const [, words] = /^(?:\$ )?(?:npx |npm run (?:--silent )?)?holdfast (?:-- )?(.*)/.exec(line) ?? [];
      return words === undefined ? [] : [wordsOf(words.replace(/ +#.*$| [|>&].*$/, ''))];
    });
}

/** The words of a line as a shell hands them over, without their quotes. */
function wordsOf(line: string): string[] {
  return Array.from(line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g), ([word]) => word.replaceAll(/["']/g, ''));
}

/** What the program itself would say against a command before it does anything: of its name, options, values and arguments. */
async function faultOf([name, ...words]: string[]): Promise<string | undefined> {
  if (/^(--help|--version|help)$/.test(name)) return undefined;
  if (!(name in commandDescriptions)) return `there is no command ${name}`;
  const command: Command = await commands[name as keyof typeof commands]();
  for (const one of [command, ...command.commands]) {
    one.exitOverride().configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
    one.action(() => undefined);
  }
  try {
    await command.parseAsync(words, { from: 'user' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.code === 'commander.helpDisplayed' ? undefined : error.message;
  }
}
