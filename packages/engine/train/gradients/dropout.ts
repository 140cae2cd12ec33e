/**
 * A dropout mask (Srivastava et al. 2014): 0 with the given probability, else 1 / (1 - probability). Fixed by the key,
 * through a hash of each place, so that an interrupted training draws the same masks again.
 */
export function dropoutMask(size: number, probability: number, key: number): Float32Array {
  const mask = new Float32Array(size);
  const keep = 1 / (1 - probability);
  const threshold = probability * 2 ** 32;
  for (let index = 0; index < size; index++) {
    let hash = Math.imul(index ^ key, 0x9e3779b1) ^ key;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    mask[index] = (hash ^ (hash >>> 16)) >>> 0 < threshold ? 0 : keep;
  }
  return mask;
}
