import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { HoldfastError } from '../../errors.ts';

/** Where the hub is, where its cache lies, and who asks, as the hub's own tools take it from the environment. */
export interface HubSettings {
  endpoint: string;
  cache: string;
  token?: string;
  /** Nothing is fetched. */
  offline: boolean;
}

const hubAddress = 'https://huggingface.co';

/**
 * Reads HF_ENDPOINT, HF_HUB_CACHE, HF_HOME, HF_TOKEN, HF_TOKEN_PATH and HF_HUB_OFFLINE, and the file in which logging in
 * keeps the token. Throws HoldfastError `bad-config` for an address that would take the token over the wire in the clear.
 */
export async function hubSettings(environment: NodeJS.ProcessEnv = process.env): Promise<HubSettings> {
  const value = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const text = environment[name]?.trim();
      if (text) return text;
    }
    return undefined;
  };
  const home = value('HF_HOME') ?? join(value('XDG_CACHE_HOME') ?? join(homedir(), '.cache'), 'huggingface');
  const endpoint = (value('HF_ENDPOINT') ?? hubAddress).replace(/\/+$/, '');
  if (!URL.canParse(endpoint)) throw new HoldfastError('bad-config', 'HF_ENDPOINT is no address.');
  const token =
    value('HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN') ??
    (await storedToken(value('HF_TOKEN_PATH') ?? join(home, 'token')));
  const { protocol, hostname } = new URL(endpoint);
  const clear = protocol !== 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (token !== undefined && clear)
    throw new HoldfastError(
      'bad-config',
      'HF_ENDPOINT is no https address, and the hub token is not sent in the clear.',
    );
  return {
    endpoint,
    cache: value('HF_HUB_CACHE', 'HUGGINGFACE_HUB_CACHE') ?? join(home, 'hub'),
    token,
    offline: /^(1|true|yes|on)$/i.test(value('HF_HUB_OFFLINE') ?? ''),
  };
}

async function storedToken(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trim() || undefined;
}
