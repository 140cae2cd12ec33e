import { existsSync } from 'node:fs';
import { mergeAdapter } from '@holdfast/engine';
import { locateModel } from './model-location.ts';

/**
 * The folder or file of a model whose weights are to be worked on; an adapter is merged into its base first, in `merged`, unless
 * that was done before. Throws as `locateModel` does, and EngineError.
 */
export async function wholeModel(
  name: string,
  { merged, signal }: { merged: string; signal?: AbortSignal },
): Promise<string> {
  const { folder, adapter } = await locateModel(name, { signal });
  if (adapter === undefined) return folder;
  // The folder appears only when it is whole.
  if (!existsSync(merged)) await mergeAdapter({ model: folder, adapter, output: merged });
  return merged;
}
