import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root } from '../routes.ts';
import type { TutorialPage } from './read-page.ts';

/**
 * Does what a page says in a fresh folder, with the packages of this clone in place of installed ones: saves its files and runs its
 * commands in one shell, which ends at the first that does not end as the page says. A free port takes the place of 8080.
 * Returns the exit code and all that was printed.
 */
export async function runPage({ files, commands }: TutorialPage): Promise<{ code: number; printed: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-tutorial-'));
  const port = await freePort();
  const ported = (text: string): string => text.replaceAll('8080', String(port));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { name, content } of files) await writeFile(join(folder, name), ported(content));
  const script = ['set -e', ...commands.map(asWritten)].map(ported).join('\n');
  const shell = spawn('bash', ['-c', script], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      LANG: 'C.UTF-8',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  shell.stdout.on('data', (chunk) => (printed += chunk));
  shell.stderr.on('data', (chunk) => (printed += chunk));
  const [code] = await once(shell, 'exit');
  endGroup(shell.pid);
  await rm(folder, { recursive: true, maxRetries: 3 });
  return { code, printed };
}

/** A block of commands with the exit codes that its comments tell held, and without what installs: packages are tried elsewhere. */
function asWritten(block: string): string {
  return block
    .replaceAll(/^npm install .*$/gm, '')
    .replaceAll(
      /^((?:.*\\\n)*.*) # exit code (\d+)\b.*$/gm,
      (_, command: string, code: string) => `{ ${command}; } && code=0 || code=$?; test "$code" = ${code}`,
    );
}

/** A page that fails leaves what it started in the background. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid);
  } catch {
    // Nothing of the group is left.
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
