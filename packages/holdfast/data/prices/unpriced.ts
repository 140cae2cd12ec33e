import { HoldfastError } from '../../errors.ts';

/** That a budget cannot be kept, since nobody knows what a model costs. */
export function unpriced(model: string): HoldfastError {
  return new HoldfastError(
    'bad-usage',
    `No price is known for ${model}, so a budget cannot be kept; add it to a file of prices and name that with --prices.`,
  );
}
