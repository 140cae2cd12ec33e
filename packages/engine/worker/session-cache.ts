import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { weightPaths } from '../checkpoint/read-model.ts';
import type { ModelName } from '../generate/load-model.ts';

/** Keeps the compiled models used last, so that asking one again costs no compilation. */
export interface SessionCache<Opened> {
  /** The compiled model; compiled anew when its files have changed. */
  open(name: ModelName): Promise<Opened>;
}

const kept = 2;

/** Makes a cache around a way to compile. */
export function createSessionCache<Opened extends { session: InferenceSession }>(
  compile: (name: ModelName) => Promise<Opened>,
): SessionCache<Opened> {
  const opened = new Map<string, Opened>();
  return {
    async open({ model, adapter, storage }) {
      const name = {
        model,
        adapter,
        storage,
      };
      const key = await fingerprint(name);
      const known = opened.get(key);
      opened.delete(key);
      const entry = known ?? (await compile(name));
      opened.set(key, entry);
      for (const [oldest, { session }] of opened) {
        if (opened.size <= kept) break;
        opened.delete(oldest);
        await session.release();
      }
      return entry;
    },
  };
}

async function fingerprint({ model, adapter, storage }: ModelName): Promise<string> {
  const files = await weightPaths(model);
  if (adapter !== undefined) files.push(join(adapter, 'adapter_model.safetensors'));
  const times = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ mtimeMs, size, ino }) => `${file}:${mtimeMs}:${size}:${ino}`,
        () => file,
      ),
    ),
  );
  return [storage ?? '', ...times].join('\n');
}
