import { HoldfastError } from '../../../errors.ts';
import type { Environment } from '../../environment.ts';
import { readApiKey } from '../../hosted/request/api-key.ts';
import type { FineTuningService } from './fine-tuning-service.ts';
import { openServiceClient, type ServiceAddress } from './service-client.ts';
import { fireworksService } from './services/fireworks-service.ts';
import { mistralService } from './services/mistral-service.ts';
import { openaiService } from './services/openai-service.ts';
import { togetherService } from './services/together-service.ts';

/** The fine-tuning services, as in `tune.tuner`. */
export const serviceNames = ['openai', 'azure', 'together', 'fireworks', 'mistral'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Where a service is reached: the variables that hold its key and its address, and the address without one. */
export const serviceVariables: Record<
  ServiceName,
  { key: string; address: string; standard?: string; account?: string }
> = {
  openai: { key: 'OPENAI_API_KEY', address: 'OPENAI_BASE_URL', standard: 'https://api.openai.com/v1' },
  azure: { key: 'AZURE_OPENAI_API_KEY', address: 'AZURE_OPENAI_ENDPOINT' },
  together: {
    key: 'TOGETHER_API_KEY',
    address: 'TOGETHER_BASE_URL',
    standard: 'https://api.together.xyz/v1',
  },
  fireworks: {
    key: 'FIREWORKS_API_KEY',
    address: 'FIREWORKS_BASE_URL',
    standard: 'https://api.fireworks.ai/v1',
    account: 'FIREWORKS_ACCOUNT_ID',
  },
  mistral: { key: 'MISTRAL_API_KEY', address: 'MISTRAL_BASE_URL', standard: 'https://api.mistral.ai/v1' },
};

export interface ServiceOptions {
  /** Scales OpenAI's and Azure's own learning rate. Default `auto`. */
  learningRateMultiplier?: number | 'auto' | undefined;
  /** Put into the name of OpenAI's tuned model. */
  suffix?: string | undefined;
  environment?: Environment;
  signal?: AbortSignal | undefined;
}

/**
 * Opens a fine-tuning service; nothing is sent yet. Keys and addresses come from environment variables. Throws
 * HoldfastError `bad-usage` naming the variable that is missing.
 */
export async function openService(
  name: ServiceName,
  { learningRateMultiplier = 'auto', suffix, environment = process.env, signal }: ServiceOptions = {},
): Promise<FineTuningService> {
  const address = serviceAddress(name, environment);
  const client = await openServiceClient(address, { signal });
  switch (name) {
    case 'together':
      return togetherService(client);
    case 'mistral':
      return mistralService(client);
    case 'fireworks':
      return fireworksService(client, { account: variable(environment, 'FIREWORKS_ACCOUNT_ID', name) });
    default:
      return openaiService(client, { name, learningRateMultiplier, suffix });
  }
}

/** Where a service is reached, from environment variables. Throws HoldfastError `bad-usage` naming the one that is missing. */
export function serviceAddress(name: ServiceName, environment: Environment): ServiceAddress {
  const { key: keyName, address, standard, account } = serviceVariables[name];
  const key = readApiKey(keyName, `tuner ${name}`, environment);
  const givenAddress = environment[address]?.trim() || standard || variable(environment, address, name);
  const baseUrl = givenAddress.replace(/\/+$/, '');
  if (name === 'azure') {
    const whole = /\/openai\/v1$/.test(baseUrl) ? baseUrl : `${baseUrl}/openai/v1`;
    return { baseUrl: whole, key, headers: { 'api-key': key } };
  }
  if (account === undefined) return { baseUrl, key };
  return { baseUrl: `${baseUrl}/accounts/${variable(environment, account, name)}`, key };
}

function variable(environment: Environment, name: string, service: string): string {
  const value = environment[name]?.trim();
  if (value) return value;
  throw new HoldfastError('bad-usage', `Tuner ${service} needs the environment variable ${name}.`);
}
