import { findPrice } from '../../data/prices/price-table.ts';
import { readPrices } from '../../data/prices/read-prices.ts';
import { parseHostedName } from '../../models/hosted/hosted-name.ts';
import { locateModel } from '../../models/model-location.ts';
import type { TuneTarget } from '../../scan/target/target-detectors.ts';

/**
 * What a scan should know of the model that is to be tuned, by the name that a user gave it: the rules and list price of
 * an OpenAI model, or the tokenizer of a folder. Undefined for hosted models whose rules are not known. Throws
 * HoldfastError `not-found` and `bad-config`.
 */
export async function tuneTarget(
  name: string,
  { epochs, prices }: { epochs: number; prices?: string },
): Promise<TuneTarget | undefined> {
  const hosted = parseHostedName(name);
  if (!hosted) return { kind: 'folder', name, epochs, folder: (await locateModel(name)).folder };
  if (hosted.kind !== 'vendor' || hosted.vendor !== 'openai') return undefined;
  const table = await readPrices(prices);
  const training = findPrice(table, name)?.training;
  return {
    kind: 'openai',
    name,
    epochs,
    model: hosted.model,
    price:
      training === undefined ? undefined : { amount: training, currency: table.currency, date: table.date },
  };
}
