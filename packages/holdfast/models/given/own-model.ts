import { importPlugin } from '../../plugins/import-plugin.ts';
import type { ChatModel } from '../chat-model.ts';
import type { HostedOptions } from '../hosted/hosted-chat-model.ts';
import { givenModel } from './given-model.ts';

/**
 * The chat model that a user's own file exports as `model`: a function, a language model of the AI SDK, or a chat model.
 * Throws HoldfastError as `importPlugin` and `givenModel` do.
 */
export async function ownModel(file: string, options: HostedOptions = {}): Promise<ChatModel> {
  const { exported, value, fingerprint } = await importPlugin(file, 'model');
  return givenModel(value, { name: file, fingerprint, file, exported }, options);
}
