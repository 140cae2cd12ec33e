/** What a vendor's models are called, and the prefix that names of theirs take here. */
const families: readonly (readonly [name: RegExp, prefix: string])[] = [
  [/^(?:gpt-|chatgpt-|o\d)/i, 'openai:'],
  [/^claude-/i, 'anthropic:'],
  [/^gemini-/i, 'google:'],
  [/^(?:mistral|ministral|magistral|codestral|pixtral)-/i, 'mistral:'],
];

/** Families whose weights are on the hub; a name without its owner is not found there. */
const openWeights =
  /^(?:llama|meta-llama|qwen|gemma|phi|smollm|mixtral|deepseek|olmo|exaone|hyperclova|solar)[-\d.]/i;

/**
 * What was probably meant by a name that is no model's, such as `openai:gpt-5.6-luna` for `gpt-5.6-luna` and `hf:OWNER/NAME` for
 * an address on the hub; undefined where nothing is near.
 */
export function nearMiss(name: string): string | undefined {
  const onHub = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/([^/\s]+\/[^/\s#?]+)/i.exec(name);
  if (onHub) return `hf:${onHub[1]}`;
  const prefixed = /^(?:huggingface|hub)[:/]+([^/\s]+\/[^/\s]+)$/i.exec(name);
  if (prefixed) return `hf:${prefixed[1]}`;
  const bare = name.replace(/^(?:openai|anthropic|google|mistral)\//i, '');
  const family = families.find(([pattern]) => pattern.test(bare));
  if (family) return `${family[1]}${bare}`;
  return openWeights.test(name) && !name.includes('/') ? `hf:OWNER/${name}` : undefined;
}
