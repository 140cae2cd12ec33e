import { HoldfastError } from '../../errors.ts';
import type { Moderator } from '../../scan/asked-model/asked-model.ts';
import { parseHostedName } from '../hosted/hosted-name.ts';
import { vendorAbilities, vendorNames } from '../hosted/open-endpoint.ts';
import { openaiVendors } from '../hosted/openai/openai-vendors.ts';
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
  if (!vendorAbilities(hosted.vendor)?.moderation || !Object.hasOwn(openaiVendors, hosted.vendor)) {
    const known = vendorNames.filter((vendor) => vendorAbilities(vendor)?.moderation).join(', ');
    throw new HoldfastError(
      'bad-usage',
      `${name}: ${hosted.vendor} has no moderation endpoint; use ${known} or an address.`,
    );
  }
  const { baseUrl, key } = openaiVendors[hosted.vendor];
  return openaiModerator({ name, model, baseUrl, key: readApiKey(key, name), meter: options.meter });
}
