import { EngineError } from '../errors.ts';
import { type ChatTokenizer, createChatTokenizer } from '../model/chat/chat-tokenizer.ts';
import { isGgufPath } from './gguf/read/open-gguf-model.ts';
import { readTokenizer } from './read-tokenizer.ts';

/**
 * Reads the tokenizer and the chat template of a model, a Hugging Face folder or a GGUF file; `chatTemplate` is the source
 * of another template in place of its own. Throws EngineError `bad-checkpoint`.
 */
export async function readChatTokenizer(
  model: string,
  { chatTemplate }: { chatTemplate?: string } = {},
): Promise<ChatTokenizer> {
  const stored = await readTokenizer(model);
  if (!stored) {
    const lacking = isGgufPath(model) ? 'tokens' : 'tokenizer.json';
    throw new EngineError('bad-checkpoint', `${model} has no ${lacking}.`);
  }
  const source = chatTemplate ?? stored.chatTemplate;
  if (source === undefined) {
    const places = isGgufPath(model)
      ? 'tokenizer.chat_template is not among its metadata'
      : 'neither chat_template.jinja nor chat_template in tokenizer_config.json';
    throw new EngineError(
      'bad-checkpoint',
      `${model} has no chat template: ${places}. Chat models have one; a base model must be given one.`,
    );
  }
  return createChatTokenizer({ ...stored, chatTemplate: source });
}
