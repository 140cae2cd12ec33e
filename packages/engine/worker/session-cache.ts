import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { weightPaths } from '../checkpoint/read-model.ts';
import type { ModelName } from '../generate/load-model.ts';

/** Keeps the compiled models used last, so that asking one again costs no compilation. */
export interface SessionCache<Opened> {
  /** The compiled model; compiled anew when its files have changed. */
  open(name: ModelName): Promise<Opened>;
  /** Lets go of large models, before work that needs their memory; a small one costs less to keep than to compile. */
  releaseLarge(): Promise<void>;
}

const kept = 2;
/** In bytes of files: about the weights from which a second copy in memory is felt. */
const largeFrom = 64e6;

/** Makes a cache around a way to compile. */
export function createSessionCache<Opened extends { session: InferenceSession }>(
  compile: (name: ModelName) => Promise<Opened>,
): SessionCache<Opened> {
  const opened = new Map<string, { entry: Opened; bytes: number }>();
  const release = async (key: string, { session }: Opened): Promise<void> => {
    opened.delete(key);
    await session.release();
  };
  return {
    async open({ model, adapter, storage }) {
      const name = {
        model,
        adapter,
        storage,
      };
      const { key, bytes } = await fingerprint(name);
      const known = opened.get(key);
      opened.delete(key);
      const entry = known?.entry ?? (await compile(name));
      opened.set(key, { entry, bytes });
      for (const [oldest, { entry: unused }] of opened) {
        if (opened.size <= kept) break;
        await release(oldest, unused);
      }
      return entry;
    },
    async releaseLarge() {
      for (const [key, { entry, bytes }] of opened) if (bytes >= largeFrom) await release(key, entry);
    },
  };
}

async function fingerprint({ model, adapter, storage }: ModelName): Promise<{ key: string; bytes: number }> {
  const files = await weightPaths(model);
  if (adapter !== undefined) files.push(join(adapter, 'adapter_model.safetensors'));
  const states = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ mtimeMs, size, ino }) => ({ state: `${file}:${mtimeMs}:${size}:${ino}`, size }),
        () => ({ state: file, size: 0 }),
      ),
    ),
  );
  return {
    key: [storage ?? '', ...states.map(({ state }) => state)].join('\n'),
    bytes: states.reduce((sum, { size }) => sum + size, 0),
  };
}
