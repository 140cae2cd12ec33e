import type { Engine } from '@holdfast/engine';
import { HoldfastError } from '../errors.ts';
import type { ChatModel } from './chat-model.ts';
import { openEmbeddedModel } from './embedded/embedded-chat-model.ts';
import type { HostedOptions } from './hosted/hosted-chat-model.ts';
import { parseHostedName } from './hosted/hosted-name.ts';
import { openHostedModel } from './hosted/open-hosted-model.ts';
import { locateModel } from './model-location.ts';
import { withSystemPrompt } from './with-system-prompt.ts';

/** What opening a model needs, and how it is asked. */
export interface OpenModelOptions extends HostedOptions {
  /** Lent to models that run here. */
  engine: Engine;
  /** Told to the model before every conversation. */
  system?: string;
  /** The source of a Jinja chat template, for models that run here. */
  chatTemplate?: string;
}

/**
 * Opens a chat model by the name that a user gave it: `organism`, a Hugging Face or PEFT folder (see `locateModel`), a
 * vendor's model such as `openai:gpt-4.1-mini`, or an OpenAI-compatible endpoint such as `http://host:8000/v1#name`. Keys
 * come from environment variables. Throws HoldfastError.
 */
export async function openModel(
  name: string,
  { engine, system, chatTemplate, ...hostedOptions }: OpenModelOptions,
): Promise<ChatModel> {
  const hosted = parseHostedName(name);
  if (chatTemplate !== undefined) requireOwnTemplate(name);
  const template = chatTemplate === undefined ? {} : { chatTemplate };
  const model = hosted
    ? await openHostedModel(name, hosted, hostedOptions)
    : await openEmbeddedModel({ name, engine, ...template, ...(await locateModel(name)) });
  return system === undefined ? model : withSystemPrompt(model, system);
}

/** Throws HoldfastError `bad-usage` for a model whose chat template whoever serves it applies. */
export function requireOwnTemplate(name: string): void {
  if (!parseHostedName(name)) return;
  throw new HoldfastError(
    'bad-usage',
    `${name} is served with a chat template of its own; give it to the server (vLLM: --chat-template, llama.cpp: --chat-template-file), or name a folder.`,
  );
}
