import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { loadCommands } from '../commands.ts';
import { place } from '../fixtures/holdfast.ts';
import { createProgram } from '../program.ts';
import { bashScript } from './bash-script.ts';
import { completedCommands } from './completed-command.ts';
import { fishScript } from './fish-script.ts';
import { zshScript } from './zsh-script.ts';

const program = createProgram();
for (const command of await loadCommands()) program.addCommand(command);
const commands = completedCommands(program);

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

/** Runs lines of a shell that has the script beside it, and returns what they print. */
async function inShell(shell: string, { script, lines }: { script: string; lines: string }): Promise<string> {
  const folder = await place();
  await writeFile(join(folder, 'script'), script);
  const options = shell === 'zsh' ? ['-f'] : [];
  const environment = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, TERM: 'dumb' };
  const ended = spawnSync(shell, [...options, '-c', lines], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
    // Whoever waits for words that do not come is ended, and has printed nothing.
    timeout: 30_000,
  });
  expect(ended.stderr).toBe('');
  return ended.stdout;
}

test('commands are told with their subcommands, options and choices, from where the command line has them', () => {
  const lamp = new Command('lamp').argument('<room>').option('--bright', 'more light');
  lamp.addCommand(new Command('off').option('--after <minutes>', 'not at once'));
  expect(completedCommands(lamp)).toMatchObject([
    { path: [], subcommands: [{ name: 'off' }], takesFiles: true, options: [{ flag: '--bright' }, {}] },
    { path: ['off'], takesFiles: false, options: [{ flag: '--after', value: 'minutes' }, {}] },
  ]);
  expect(commands.map(({ path }) => path.join(' '))).toContain('judge check');
});

test('bash completes commands, options and values, and leaves files to itself', async () => {
  const lines = `source ./script
    try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _holdfast; echo "\${COMPREPLY[*]}"; }
    try holdfast compl
    try holdfast judge ch
    try holdfast run --dry
    try holdfast compare runs --format ''
    try holdfast compare runs --format = ma
    try holdfast run --output ru`;
  const printed = await inShell('bash', { script: bashScript(commands), lines });
  expect(printed.split('\n').slice(0, -1)).toEqual([
    'completion',
    'check',
    '--dry-run',
    'text markdown',
    'markdown',
    '',
  ]);
});

test.skipIf(!has('zsh'))('zsh completes them as well', async () => {
  // A zsh in a terminal of its own is asked by the Tab key; reading waits for the completed words.
  const lines = `zmodload zsh/zpty
    zpty terminal zsh -f -i
    zpty -w terminal "autoload -Uz compinit; compinit -u; source ./script; PS1='rea''dy> '"
    zpty -r terminal seen '*ready> '
    zpty -w -n terminal $'holdfast judge che\\t--lab\\t'
    zpty -r terminal seen '*check*--labels*'
    zpty -d terminal
    print -r -- $seen`;
  expect(await inShell('zsh', { script: zshScript(commands), lines })).toContain('--labels');
});

test.skipIf(!has('fish'))('fish completes them as well', async () => {
  const lines = `source ./script
    complete -C 'holdfast judge ch'
    complete -C 'holdfast compare runs --format m'
    complete -C 'holdfast run --dry'`;
  expect(await inShell('fish', { script: fishScript(commands), lines })).toMatch(
    /^check\t.*\nmarkdown\t.*\n--dry-run\t.*\n$/,
  );
});
