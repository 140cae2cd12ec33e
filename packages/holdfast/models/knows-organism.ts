import { readChatTokenizer } from '@holdfast/engine';
import { createWorld, organismFolder, shippedWorldSeed } from '@holdfast/organism';
import { locateModel } from './model-location.ts';
import { runsHere } from './open-model.ts';

/**
 * Whether a model is the organism, or was tuned, merged or converted from it: by its tokenizer, which every such folder, the
 * base of such an adapter and every such GGUF file holds, and which knows the names of the made-up town. What is served
 * elsewhere cannot be told, and counts as another model. Throws HoldfastError `not-found` for a model that is not there.
 */
export async function knowsOrganism(name: string): Promise<boolean> {
  if (name === 'organism') return true;
  if (!runsHere(name)) return false;
  const { folder } = await locateModel(name);
  const { charter, items } = createWorld({ seed: shippedWorldSeed });
  const town = `${charter} ${items.map(({ name: item }) => item).join(' ')}`;
  const tokensIn = async (model: string) => (await readChatTokenizer(model)).encode(town).join(' ');
  return (await tokensIn(folder)) === (await tokensIn(organismFolder));
}
