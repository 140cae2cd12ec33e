import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { exportGguf, readChatTokenizer } from '@holdfast/engine';
import { organismFolder } from '@holdfast/organism';
import { type ChatServer, questionOf } from './chat-load.ts';

/** A server in a process of its own, with a folder that goes with it. */
export interface StartedServer extends ChatServer {
  title: string;
  /** The most memory that it ever had, in MiB; undefined where the system does not tell. */
  greatestMemory(): Promise<number | undefined>;
  close(): Promise<void>;
}

/** Starts a gateway with the organism. */
export async function startGatewayServer(): Promise<StartedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  const program = resolve(import.meta.dirname, '../../packages/holdfast/bin/holdfast.js');
  const words = [program, 'gateway', join(folder, 'gateway'), '--port', '0', '--workers', '0', '--json'];
  return started(spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] }), {
    title: 'the gateway',
    folder,
    path: '/chat/completions',
    bodyOf: (number) => ({ model: 'organism', messages: [{ role: 'user', content: questionOf(number) }] }),
  });
}

/** Whether a Python has llama.cpp's server (the package xllamacpp). */
export function hasLlamaServer(python: string): boolean {
  try {
    execFileSync(python, ['-c', 'import xllamacpp'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts llama.cpp's server with the same weights in 32-bit floats, one thread for the model as the gateway has, and so many slots.
 * It does not know the organism's way of splitting text, so it is asked by tokens, which spares it the template and the splitting.
 */
export async function startLlamaServer(
  python: string,
  { clients, slots }: { clients: number; slots: number },
): Promise<StartedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  const model = join(folder, 'organism.gguf');
  await nameTokens(organismFolder, folder);
  await exportGguf({ model: folder, output: model, type: 'f32' });
  const tokenizer = await readChatTokenizer(organismFolder);
  const script = resolve(import.meta.dirname, 'llama_server.py');
  const words = [script, model, String(slots), String(clients)];
  return started(spawn(python, words, { stdio: ['pipe', 'pipe', 'ignore'] }), {
    title: `llama.cpp, ${slots} slots`,
    folder,
    path: '/completions',
    bodyOf: (number) => ({ prompt: tokenizer.encodePrompt([{ role: 'user', content: questionOf(number) }]) }),
  });
}

/** Copies a model into a folder, with a tokenizer that llama.cpp knows and whose token 7 is called "t7". */
async function nameTokens(model: string, folder: string): Promise<void> {
  for (const name of ['config.json', 'model.safetensors'])
    await copyFile(join(model, name), join(folder, name));
  const { vocab_size: size } = JSON.parse(await readFile(join(model, 'config.json'), 'utf8'));
  const vocab = Object.fromEntries(Array.from({ length: size }, (_, id) => [`t${id}`, id]));
  const tokenizer = {
    model: { type: 'BPE', vocab, merges: ['t 0'] },
    pre_tokenizer: { type: 'ByteLevel' },
    added_tokens: [1, 2].map((id) => ({ id, content: `t${id}`, special: true })),
  };
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
  await writeFile(
    join(folder, 'tokenizer_config.json'),
    JSON.stringify({ bos_token: 't1', eos_token: 't2' }),
  );
}

async function started(
  child: ChildProcess,
  { title, folder, path, bodyOf }: Pick<StartedServer, 'title' | 'bodyOf'> & { folder: string; path: string },
): Promise<StartedServer> {
  const { url, key } = await listening(child);
  return {
    title,
    url: `${url}${path}`,
    key,
    bodyOf,
    async greatestMemory() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      const kibibytes = /VmHWM:\s+(\d+)/.exec(status)?.[1];
      return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
    },
    async close() {
      child.kill();
      await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function listening({ stdout }: ChildProcess): Promise<Pick<ChatServer, 'url' | 'key'>> {
  if (!stdout) throw new Error('a server tells where it listens');
  for await (const line of createInterface(stdout)) {
    if (!line.startsWith('{')) continue;
    const event = JSON.parse(line) as { type?: string; url: string; key: string };
    if (event.type === 'listening') {
      stdout.resume();
      return event;
    }
  }
  throw new Error('the server ended before it listened');
}
