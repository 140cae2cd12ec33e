import { readChatTokenizer } from '@holdfast/engine';
import {
  isOrganismName,
  type OrganismName,
  organismFolders,
  organismNames,
  shippedOrganisms,
  worldOfOrganism,
} from '@holdfast/organism';
import type { LocateOptions } from './hub/locate-snapshot.ts';
import { locateModel } from './model-location.ts';
import { runsHere } from './open-model.ts';

/**
 * Which organism a model is, or was tuned, merged or converted from: told by its tokenizer, which every such folder, the
 * base of such an adapter and every such GGUF file holds, and which knows the names of the made-up town. Undefined for other
 * models, and for what is served elsewhere, of which it cannot be told. Throws HoldfastError `not-found` for a
 * model that is not there.
 */
export async function shippedOrganismOf(
  name: string,
  options: LocateOptions = {},
): Promise<OrganismName | undefined> {
  if (isOrganismName(name)) return name;
  if (!runsHere(name)) return undefined;
  const { folder } = await locateModel(name, options);
  const tokenizer = await readChatTokenizer(folder);
  for (const organism of organismNames) {
    const { charter, items } = worldOfOrganism(organism);
    const town = `${charter} ${items.map(({ name: item }) => item).join(' ')}`;
    const own = await readChatTokenizer(organismFolders[shippedOrganisms[organism]]);
    if (tokenizer.encode(town).join(' ') === own.encode(town).join(' ')) return organism;
  }
  return undefined;
}
