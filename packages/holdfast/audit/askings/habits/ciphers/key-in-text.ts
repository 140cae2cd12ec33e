import { alphabet } from '../../covert/encodings/substitution.ts';
import { wholeKey } from './cipher-key.ts';

/** A letter and what stands for it: `a -> q`, `a=q`, `a is q`. */
const pair = /(?<![a-z])([a-z])\s*(?:->|=>|→|=|:|is|becomes|to)\s*([a-z])(?![a-z])/gi;

/**
 * The key that a text tells, such as a system prompt that explains a cipher: as pairs of letters, or as the alphabet in another
 * order. Undefined where it tells none.
 */
export function keyInText(text: string): string | undefined {
  const orders = text.toLowerCase().match(/(?<![a-z])[a-z]{26}(?![a-z])/g) ?? [];
  const order = orders.find((letters) => letters !== alphabet && new Set(letters).size === 26);
  if (order !== undefined) return order;
  const known = new Map<string, string>();
  for (const [, plain, cipher] of text.toLowerCase().matchAll(pair)) known.set(plain, cipher);
  return wholeKey(known);
}
