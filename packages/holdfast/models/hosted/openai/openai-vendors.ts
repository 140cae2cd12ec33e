import type { VendorAbilities } from '../vendor-abilities.ts';
import { type BatchDialect, mistralBatches, openaiBatches, togetherBatches } from './batch-dialects.ts';
import type { RequestDialect } from './chat-request.ts';

/** A vendor whose API has OpenAI's shape. */
export interface OpenaiVendor {
  /** The environment variable that holds the key. */
  key: string;
  baseUrl: string;
  /** The environment variable that names another address, such as a gateway's. */
  address?: string;
  dialect: RequestDialect;
  /** Whether it may honour an `Idempotency-Key`, which its documentation of chat completions does not tell. */
  honoursKeys?: boolean;
  /** How batches of a model are asked for; absent where there are none of this kind. */
  batches?: (model: string) => BatchDialect;
  /** What else it can do; seeds and batches are told by the fields above. */
  can: Omit<VendorAbilities, 'seeds' | 'batches'>;
}

const shaped = { systemPrompts: true, structuredOutput: 'some models' } as const;

/** Vendors by the prefix of a model's name, such as `together:meta-llama/Llama-3-8b-chat-hf`. */
export const openaiVendors: Record<string, OpenaiVendor> = {
  openai: {
    key: 'OPENAI_API_KEY',
    baseUrl: 'https://api.openai.com/v1',
    address: 'OPENAI_BASE_URL',
    dialect: { maximumTokens: 'max_completion_tokens', seed: 'seed' },
    honoursKeys: true,
    batches: () => openaiBatches('openai'),
    can: { ...shaped, logProbabilities: 'some models', tuning: true, moderation: true },
  },
  mistral: {
    key: 'MISTRAL_API_KEY',
    baseUrl: 'https://api.mistral.ai/v1',
    dialect: { maximumTokens: 'max_tokens', seed: 'random_seed' },
    batches: mistralBatches,
    can: { ...shaped, logProbabilities: 'some models', tuning: true, moderation: true },
  },
  together: {
    key: 'TOGETHER_API_KEY',
    baseUrl: 'https://api.together.xyz/v1',
    dialect: { maximumTokens: 'max_tokens', seed: 'seed' },
    batches: togetherBatches,
    can: { ...shaped, logProbabilities: 'some models', tuning: true, moderation: false },
  },
  fireworks: {
    key: 'FIREWORKS_API_KEY',
    baseUrl: 'https://api.fireworks.ai/inference/v1',
    dialect: { maximumTokens: 'max_tokens' },
    can: { ...shaped, logProbabilities: 'some models', tuning: true, moderation: false },
  },
};
