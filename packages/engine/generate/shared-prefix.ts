/** So many tokens take about as long as one: reading the weights takes the time, not computing with them. */
const tokensOfOne = 24;

/**
 * How many tokens all prompts begin with that are better computed once and copied: what is left of each prompt is then computed
 * by itself, which ONNX Runtime wants after a cache, while whole prompts go side by side. 0 where that would take longer, as for
 * short beginnings. At least one token of each prompt is left.
 */
export function sharedPrefix(prompts: readonly (readonly number[])[]): number {
  if (prompts.length < 2) return 0;
  const [first, ...others] = prompts;
  let shared = Math.min(...prompts.map(({ length }) => length)) - 1;
  for (const other of others) {
    let same = 0;
    while (same < shared && other[same] === first[same]) same++;
    shared = same;
  }
  const longest = Math.max(...prompts.map(({ length }) => length));
  const together = prompts.length * longest;
  const apart = prompts.reduce((sum, { length }) => sum + Math.max(length - shared, tokensOfOne), shared);
  return apart < together ? shared : 0;
}
