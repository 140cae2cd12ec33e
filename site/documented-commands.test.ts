import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { commandDescriptions } from '../packages/holdfast/cli/command-descriptions.ts';
import { commands } from '../packages/holdfast/cli/commands.ts';
import { root } from './routes.ts';

test('every command that a page shows is there, with every option that it is given', async () => {
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
      return words === undefined ? [] : [words.replace(/ +#.*$| [|>&].*$/, '').split(/\s+/)];
    });
}

async function faultOf([name, ...words]: string[]): Promise<string | undefined> {
  if (/^(--help|--version|help)$/.test(name)) return undefined;
  if (!(name in commandDescriptions)) return `there is no command ${name}`;
  let command: Command = await commands[name as keyof typeof commands]();
  command = command.commands.find((part) => part.name() === words[0]) ?? command;
  const known = new Set(command.options.flatMap(({ long, short }) => [long, short]).concat('--help'));
  const wrong = words.find((word) => /^--?[a-z]/.test(word) && !known.has(word.split('=')[0]));
  return wrong && `there is no option ${wrong}`;
}
