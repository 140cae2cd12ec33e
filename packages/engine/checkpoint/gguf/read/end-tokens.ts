import { tokenKinds } from '../token-kinds.ts';
import type { Metadata } from './metadata.ts';

/** Tokens that end an answer wherever they are control tokens, whatever a file says, as llama.cpp has it. */
const endingTexts = new Set([
  '<|eot_id|>',
  '<|eom_id|>',
  '<|im_end|>',
  '<|end|>',
  '<end_of_turn>',
  '<|endoftext|>',
  '<|end_of_text|>',
  '<|end_of_turn|>',
  '</s>',
]);

/** The tokens that end an answer: the end of text and of turn that a GGUF file names, and those known by their texts. */
export function endTokenIds(metadata: Metadata): number[] {
  const tokens = metadata.texts('tokenizer.ggml.tokens') ?? [];
  const kinds = metadata.numbers('tokenizer.ggml.token_type') ?? [];
  const ids = ['eos', 'eot', 'eom'].flatMap(
    (name) => metadata.number(`tokenizer.ggml.${name}_token_id`) ?? [],
  );
  for (const [id, token] of tokens.entries())
    if (kinds[id] === tokenKinds.control && endingTexts.has(token)) ids.push(id);
  return [...new Set(ids)];
}
