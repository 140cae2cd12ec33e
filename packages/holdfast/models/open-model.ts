import type { Engine } from '@holdfast/engine';
import { HoldfastError } from '../errors.ts';
import { isPluginFile } from '../plugins/plugin-file.ts';
import type { ChatModel } from './chat-model.ts';
import { openEmbeddedModel } from './embedded/embedded-chat-model.ts';
import { ownModel } from './given/own-model.ts';
import type { HostedOptions } from './hosted/hosted-chat-model.ts';
import { parseHostedName } from './hosted/hosted-name.ts';
import { openHostedModel } from './hosted/open-hosted-model.ts';
import { locateModel } from './model-location.ts';
import type { Precision } from './precision.ts';
import { withSystemPrompt } from './with-system-prompt.ts';

/** What opening a model needs, and how it is asked. */
export interface OpenModelOptions extends HostedOptions {
  /** Lent to models that run here; what is hosted or handed in needs none. */
  engine?: Engine;
  /** Told to the model before every conversation. */
  system?: string;
  /** The source of a Jinja chat template, for models that run here. */
  chatTemplate?: string;
  /** Of models that run here. Default: 32-bit floats. */
  precision?: Precision;
}

/**
 * Opens a chat model by the name that a user gave it: `organism`, a Hugging Face or PEFT folder (see `locateModel`), a
 * vendor's model such as `together:Qwen/Qwen3-8B`, an OpenAI-compatible endpoint such as `http://host:8000/v1#name`, or a file
 * of the user's own such as `./my-model.ts`. Keys come from environment variables. Throws HoldfastError.
 */
export async function openModel(name: string, { system, ...options }: OpenModelOptions): Promise<ChatModel> {
  if (options.chatTemplate !== undefined) requireOwnTemplate(name);
  const model = await openPlain(name, options);
  return system === undefined ? model : withSystemPrompt(model, system);
}

async function openPlain(
  name: string,
  { engine, chatTemplate, precision, ...options }: Omit<OpenModelOptions, 'system'>,
): Promise<ChatModel> {
  if (isPluginFile(name)) return ownModel(name, options);
  const hosted = parseHostedName(name);
  if (hosted) return openHostedModel(name, hosted, options);
  const location = await locateModel(name);
  if (engine) return openEmbeddedModel({ name, engine, chatTemplate, precision, ...location });
  throw new HoldfastError('bad-usage', `${name} runs here, which takes an engine; hand one in.`);
}

/** Whether a model runs here, by its name; see `openModel`. */
export function runsHere(name: string): boolean {
  return !isPluginFile(name) && parseHostedName(name) === undefined;
}

/** Throws HoldfastError `bad-usage` for a model whose chat template whoever serves it applies. */
export function requireOwnTemplate(name: string): void {
  if (runsHere(name)) return;
  throw new HoldfastError(
    'bad-usage',
    `${name} is served with a chat template of its own; give it to the server (vLLM: --chat-template, llama.cpp: --chat-template-file), or name a folder.`,
  );
}
