import { HoldfastError } from '../../errors.ts';
import type { ChatEndpoint } from './chat-endpoint.ts';
import type { HostedName } from './hosted-name.ts';
import { openaiBatches } from './openai/batch-dialects.ts';
import { openOpenaiEndpoint } from './openai/open-openai-endpoint.ts';
import { openaiVendors } from './openai/openai-vendors.ts';
import { readApiKey } from './request/api-key.ts';
import { endpointKey } from './request/endpoint-key.ts';

/** Vendors whose API has a shape of its own, loaded when one is asked for. */
const ownShapes: Record<string, (name: string, model: string) => Promise<ChatEndpoint>> = {
  azure: async (name, model) => (await import('./azure/azure-endpoint.ts')).openAzureEndpoint(name, model),
  anthropic: async (name, model) =>
    (await import('./anthropic/anthropic-endpoint.ts')).openAnthropicEndpoint(name, model),
  google: async (name, model) =>
    (await import('./google/google-endpoint.ts')).openGoogleEndpoint(name, model),
  bedrock: async (name, model) =>
    (await import('./bedrock/bedrock-endpoint.ts')).openBedrockEndpoint(name, model),
};

/** Prefixes that a hosted model's name may have. */
export const vendorNames: readonly string[] = [...Object.keys(openaiVendors), ...Object.keys(ownShapes)];

/** Whether an endpoint may have batches, as far as its name tells; addresses are asked when they are opened. */
export function mayHaveBatches(hosted: HostedName): boolean {
  return (
    hosted.kind === 'address' ||
    ['azure', 'anthropic', 'google'].includes(hosted.vendor) ||
    openaiVendors[hosted.vendor]?.batches !== undefined
  );
}

/**
 * The endpoint that a hosted model's name stands for; nothing is sent yet. Throws HoldfastError `not-found` for a vendor
 * that is unknown, and `bad-usage` when its key is not set.
 */
export async function openEndpoint(name: string, hosted: HostedName): Promise<ChatEndpoint> {
  if (hosted.kind === 'address') {
    const { model, baseUrl } = hosted;
    const key = endpointKey(baseUrl);
    return openOpenaiEndpoint({
      name,
      model,
      baseUrl,
      key,
      dialect: { maximumTokens: 'max_tokens', seed: 'seed' },
      batches: { dialect: openaiBatches(new URL(baseUrl).host) },
    });
  }
  const { vendor, model } = hosted;
  if (Object.hasOwn(ownShapes, vendor)) return ownShapes[vendor](name, model);
  if (!Object.hasOwn(openaiVendors, vendor)) {
    const known = vendorNames.join(', ');
    throw new HoldfastError('not-found', `${name}: "${vendor}" is no vendor that is known; use ${known}.`);
  }
  const { dialect, batches, ...place } = openaiVendors[vendor];
  const baseUrl = (place.address && process.env[place.address]?.trim()) || place.baseUrl;
  return openOpenaiEndpoint({
    name,
    model,
    baseUrl,
    key: readApiKey(place.key, name),
    dialect,
    batches: batches ? { dialect: batches(model) } : undefined,
  });
}
