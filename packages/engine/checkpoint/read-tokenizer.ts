import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../errors.ts';
import { isGgufPath, readGgufTokenizer } from './gguf/read/open-gguf-model.ts';
import type { StoredTokenizer } from './stored-tokenizer.ts';

type Json = Record<string, unknown>;

/**
 * Reads what makes a model's tokenizer and chat template: out of a GGUF file, or of a Hugging Face folder's
 * `tokenizer.json`, `tokenizer_config.json` and `chat_template.jinja` or the settings' `chat_template`. Returns nothing for
 * a model without one. Throws EngineError `bad-checkpoint` and `storage`.
 */
export async function readTokenizer(model: string): Promise<StoredTokenizer | undefined> {
  if (isGgufPath(model)) return readGgufTokenizer(model);
  const tokenizer = await readJson(join(model, 'tokenizer.json'));
  if (!tokenizer) return undefined;
  const settings = (await readJson(join(model, 'tokenizer_config.json'))) ?? {};
  const chatTemplate = (await readText(join(model, 'chat_template.jinja'))) ?? templateOf(settings);
  const length = (await readJson(join(model, 'config.json')))?.max_position_embeddings;
  const maximumLength = typeof length === 'number' ? length : undefined;
  return { tokenizer, settings, chatTemplate, maximumLength };
}

/** `chat_template` is a text or a list of named ones, of which `default` is for plain chats. */
function templateOf(settings: Json): string | undefined {
  const entry = settings.chat_template;
  if (typeof entry === 'string') return entry;
  if (!Array.isArray(entry)) return undefined;
  const named: { name?: unknown; template?: unknown }[] = entry;
  const chosen = named.find(({ name }) => name === 'default');
  return typeof chosen?.template === 'string' ? chosen.template : undefined;
}

async function readJson(path: string): Promise<Json | undefined> {
  const text = await readText(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new EngineError('bad-checkpoint', `${path} is not valid JSON.`, { cause });
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new EngineError('storage', `${path} cannot be read: ${String(cause)}`, { cause });
  }
}
