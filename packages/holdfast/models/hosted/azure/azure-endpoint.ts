import { HoldfastError } from '../../../errors.ts';
import type { ChatEndpoint } from '../chat-endpoint.ts';
import { azureBatches } from '../openai/batch-dialects.ts';
import { openOpenaiEndpoint } from '../openai/open-openai-endpoint.ts';
import { readApiKey } from '../request/api-key.ts';

/**
 * A deployment in Azure OpenAI, `azure:DEPLOYMENT`: the resource's address is in AZURE_OPENAI_ENDPOINT, the key in
 * AZURE_OPENAI_API_KEY. With AZURE_OPENAI_API_VERSION the dated API is used, else its version 1. Throws HoldfastError
 * `bad-usage` when a variable is missing.
 */
export async function openAzureEndpoint(name: string, deployment: string): Promise<ChatEndpoint> {
  const endpoint = process.env.AZURE_OPENAI_ENDPOINT?.trim().replace(/\/+$/, '');
  if (!endpoint) {
    throw new HoldfastError(
      'bad-usage',
      `${name} needs its address; set the environment variable AZURE_OPENAI_ENDPOINT.`,
    );
  }
  const key = readApiKey('AZURE_OPENAI_API_KEY', name);
  const apiVersion = process.env.AZURE_OPENAI_API_VERSION?.trim();
  const place = {
    name,
    model: deployment,
    key,
    dialect: { maximumTokens: 'max_completion_tokens', seed: 'seed' },
  } as const;
  if (!apiVersion) {
    return openOpenaiEndpoint({
      ...place,
      baseUrl: `${endpoint}/openai/v1`,
      headers: { 'api-key': key },
      batches: { dialect: azureBatches() },
    });
  }
  return openOpenaiEndpoint({
    ...place,
    baseUrl: `${endpoint}/openai?api-version=${apiVersion}`,
    client: async (settings) => {
      const { AzureOpenAI } = await import('openai');
      return new AzureOpenAI({ ...settings, endpoint, apiKey: key, apiVersion, deployment });
    },
    batches: {
      dialect: azureBatches(),
      // Batches are the resource's, not the deployment's.
      client: async (settings) => {
        const { AzureOpenAI } = await import('openai');
        return new AzureOpenAI({ ...settings, endpoint, apiKey: key, apiVersion });
      },
    },
  });
}
