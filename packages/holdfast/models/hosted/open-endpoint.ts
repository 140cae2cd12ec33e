import { HoldfastError } from '../../errors.ts';
import type { ChatEndpoint } from './chat-endpoint.ts';
import type { HostedName } from './hosted-name.ts';
import { openaiBatches } from './openai/batch-dialects.ts';
import { openOpenaiEndpoint } from './openai/open-openai-endpoint.ts';
import { openaiVendors } from './openai/openai-vendors.ts';
import { readApiKey } from './request/api-key.ts';
import { endpointKey } from './request/endpoint-key.ts';
import type { VendorAbilities } from './vendor-abilities.ts';

/** A vendor whose API has a shape of its own; it is loaded when it is asked for. */
interface OwnShape {
  open: (name: string, model: string) => Promise<ChatEndpoint>;
  can: VendorAbilities;
}

const ownShapes: Record<string, OwnShape> = {
  azure: {
    open: async (name, model) => (await import('./azure/azure-endpoint.ts')).openAzureEndpoint(name, model),
    can: {
      systemPrompts: true,
      seeds: true,
      structuredOutput: 'some models',
      logProbabilities: 'some models',
      batches: true,
      tuning: true,
      moderation: false,
    },
  },
  anthropic: {
    open: async (name, model) =>
      (await import('./anthropic/anthropic-endpoint.ts')).openAnthropicEndpoint(name, model),
    can: {
      systemPrompts: true,
      seeds: false,
      structuredOutput: true,
      logProbabilities: false,
      batches: true,
      tuning: false,
      moderation: false,
    },
  },
  google: {
    open: async (name, model) =>
      (await import('./google/google-endpoint.ts')).openGoogleEndpoint(name, model),
    can: {
      systemPrompts: true,
      seeds: true,
      structuredOutput: true,
      logProbabilities: false,
      batches: true,
      tuning: false,
      moderation: false,
    },
  },
  bedrock: {
    open: async (name, model) =>
      (await import('./bedrock/bedrock-endpoint.ts')).openBedrockEndpoint(name, model),
    can: {
      systemPrompts: true,
      seeds: false,
      structuredOutput: 'some models',
      logProbabilities: false,
      batches: false,
      tuning: false,
      moderation: false,
    },
  },
};

/** Prefixes that a hosted model's name may have. */
export const vendorNames: readonly string[] = [...Object.keys(openaiVendors), ...Object.keys(ownShapes)];

/** What a vendor can do; undefined for one that is unknown. */
export function vendorAbilities(vendor: string): VendorAbilities | undefined {
  if (Object.hasOwn(ownShapes, vendor)) return ownShapes[vendor].can;
  if (!Object.hasOwn(openaiVendors, vendor)) return undefined;
  const { can, dialect, batches } = openaiVendors[vendor];
  return { ...can, seeds: dialect.seed !== undefined, batches: batches !== undefined };
}

/** Whether an endpoint may have batches, as far as its name tells; addresses are asked when they are opened. */
export function mayHaveBatches(hosted: HostedName): boolean {
  return hosted.kind === 'address' || (vendorAbilities(hosted.vendor)?.batches ?? false);
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
      honoursKeys: true,
      batches: { dialect: openaiBatches(new URL(baseUrl).host) },
    });
  }
  const { vendor, model } = hosted;
  if (Object.hasOwn(ownShapes, vendor)) return ownShapes[vendor].open(name, model);
  if (!Object.hasOwn(openaiVendors, vendor)) {
    const known = vendorNames.join(', ');
    throw new HoldfastError('not-found', `${name}: "${vendor}" is no vendor that is known; use ${known}.`);
  }
  const { dialect, honoursKeys, batches, can: _, ...place } = openaiVendors[vendor];
  const baseUrl = (place.address && process.env[place.address]?.trim()) || place.baseUrl;
  return openOpenaiEndpoint({
    name,
    model,
    baseUrl,
    key: readApiKey(place.key, name),
    dialect,
    honoursKeys,
    batches: batches ? { dialect: batches(model) } : undefined,
  });
}
