import { organismNames } from '@holdfast/organism';
import { nearest } from '../settings/nearest-word.ts';

/** What a vendor's models are called, and the prefix that names of theirs take here. */
const families: readonly (readonly [name: RegExp, prefix: string])[] = [
  // Weights that OpenAI gives away are on the hub.
  [/^(?:gpt-(?!oss)|chatgpt-|o\d)/i, 'openai:'],
  [/^claude-/i, 'anthropic:'],
  [/^gemini-/i, 'google:'],
  [/^(?:mistral|ministral|magistral|codestral|pixtral)-/i, 'mistral:'],
];

/** Families whose weights are on the hub; a name without its owner is not found there. */
const openWeights =
  /^(?:llama|meta-llama|qwen|gemma|phi|smollm|mixtral|deepseek|olmo|exaone|hyperclova|solar|gpt-oss)[-\d.]/i;

/** Such a name with a size behind a colon, as Ollama has it, which serves it here. */
const atOllama = /^[a-z][a-z0-9._-]*:[a-z0-9._-]+$/i;

/** Models that have a name of their own here. */
const ownNames = [...organismNames, 'charter'];

/**
 * What was probably meant by a name that is no model's, such as `openai:gpt-5.6-luna` for `gpt-5.6-luna`, `hf:OWNER/NAME` for
 * an address on the hub, and `organism` for `organsim`; undefined where nothing is near.
 */
export function nearMiss(name: string): string | undefined {
  const onHub = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/([^/\s]+\/[^/\s#?]+)/i.exec(name);
  if (onHub) return `hf:${onHub[1]}`;
  const prefixed = /^(?:huggingface|hub)[:/]+([^/\s]+\/[^/\s]+)$/i.exec(name);
  if (prefixed) return `hf:${prefixed[1]}`;
  const own = nearest(name.toLowerCase(), ownNames);
  if (own !== undefined && own !== name && !name.includes('/')) return own;
  const bare = name.replace(/^(?:openai|anthropic|google|mistral)\//i, '').replace(/^gpt(?=\d)/i, 'gpt-');
  const family = families.find(([pattern]) => pattern.test(bare));
  if (family) return `${family[1]}${bare}`;
  if (openWeights.test(name) && atOllama.test(name)) return `http://localhost:11434/v1#${name}`;
  return openWeights.test(name) && !name.includes('/') ? `hf:OWNER/${name}` : undefined;
}

/** Whether a name that could stand for a repository on the hub is a service's model: `openai/gpt-5.6-luna` is on no hub. */
export function meansService(name: string): boolean {
  const meant = nearMiss(name);
  return meant !== undefined && families.some(([, prefix]) => meant.startsWith(prefix));
}
