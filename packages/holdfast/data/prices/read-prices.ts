import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { HoldfastError } from '../../errors.ts';
import { parseYamlAs } from '../files/parse-yaml.ts';
import type { PriceTable } from './price-table.ts';

const amount = z.number().min(0);
const batch = z.number().positive().max(1).optional();

const tableSchema = z.strictObject({
  date: z.iso.date(),
  currency: z.string().length(3),
  models: z.array(
    z.strictObject({
      model: z.string().min(1),
      input: amount,
      output: amount,
      batch,
      training: amount.optional(),
      tuned: z.strictObject({ input: amount, output: amount, batch }).optional(),
      shutdown: z.iso.date().optional(),
      asOf: z.iso.date().optional(),
    }),
  ),
});

const shipped = fileURLToPath(new URL('./prices.yaml', import.meta.url));

/**
 * The shipped list prices, with those of one's own file (of the same form) before them where both know a model; each keeps its
 * date. Throws HoldfastError `not-found` and `bad-config`.
 */
export async function readPrices(path?: string): Promise<PriceTable> {
  const table = await readTable(shipped);
  if (path === undefined) return table;
  const own = await readTable(path);
  if (own.currency !== table.currency) return own;
  const named = (model: string) => own.models.find((price) => price.model === model);
  const shippedOf = (model: string) => table.models.find((price) => price.model === model);
  const models = [
    // A vendor takes a model away whatever it costs whom.
    ...own.models.map((price) => ({
      ...price,
      shutdown: price.shutdown ?? shippedOf(price.model)?.shutdown,
    })),
    // What ships is as old as its own table.
    ...table.models.filter(({ model }) => !named(model)).map((price) => ({ asOf: table.date, ...price })),
  ];
  return { ...own, models };
}

async function readTable(path: string): Promise<PriceTable> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new HoldfastError('not-found', `${path} cannot be read; name a YAML file of prices.`, { cause });
  });
  return parseYamlAs(text, { file: path, schema: tableSchema });
}
