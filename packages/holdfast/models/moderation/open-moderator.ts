import { HoldfastError } from '../../errors.ts';
import type { Moderator } from '../../scan/asked-model/asked-model.ts';
import { parseHostedName } from '../hosted/hosted-name.ts';
import { readApiKey } from '../hosted/request/api-key.ts';
import { endpointKey } from '../hosted/request/endpoint-key.ts';
import { type OpenModelOptions, openModel } from '../open-model.ts';
import { guardModerator } from './guard-moderator.ts';
import { openaiModerator } from './openai-moderator.ts';

/**
 * Opens a moderator by its name: a moderation endpoint, `openai:omni-moderation-latest` or `http://host/v1#moderation`
 * (any name with "moderation" in it), or a guard model under any name that `openModel` takes. Throws HoldfastError.
 */
export async function openModerator(name: string, options: OpenModelOptions): Promise<Moderator> {
  const hosted = parseHostedName(name);
  if (!hosted || !/moderation/i.test(hosted.model)) return guardModerator(await openModel(name, options));
  const { model } = hosted;
  if (hosted.kind === 'address') {
    const key = endpointKey(hosted.baseUrl);
    return openaiModerator({ name, model, baseUrl: hosted.baseUrl, key, meter: options.meter });
  }
  if (hosted.vendor !== 'openai' && hosted.vendor !== 'mistral') {
    throw new HoldfastError(
      'bad-usage',
      `${name}: ${hosted.vendor} has no moderation endpoint; use openai or an address.`,
    );
  }
  const places = {
    openai: { baseUrl: 'https://api.openai.com/v1', variable: 'OPENAI_API_KEY' },
    mistral: { baseUrl: 'https://api.mistral.ai/v1', variable: 'MISTRAL_API_KEY' },
  };
  const { baseUrl, variable } = places[hosted.vendor];
  return openaiModerator({ name, model, baseUrl, key: readApiKey(variable, name), meter: options.meter });
}
