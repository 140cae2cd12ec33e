import type { OpenAI } from 'openai';
import { accountName } from '../account/account-name.ts';
import type { ChatEndpoint } from '../chat-endpoint.ts';
import type { BatchDialect } from './batch-dialects.ts';
import type { RequestDialect } from './chat-request.ts';
import { clientSettings, openClient } from './open-client.ts';

/** Where an endpoint of OpenAI's shape is, and how it is asked. */
export interface OpenaiPlace {
  /** As the user named the model. */
  name: string;
  model: string;
  baseUrl: string;
  key: string | undefined;
  dialect: RequestDialect;
  /** Headers beside the key's own. */
  headers?: Record<string, string>;
  /** Makes another client than the plain one. */
  client?: (settings: typeof clientSettings) => Promise<OpenAI>;
  /** Whether it may honour an `Idempotency-Key`; see `RequestKey`. */
  honoursKeys?: boolean;
  /** How batches are asked for, and through which client if it is another. */
  batches?:
    | { dialect: BatchDialect; client?: (settings: typeof clientSettings) => Promise<OpenAI> }
    | undefined;
}

/** Opens an endpoint that speaks OpenAI's chat completions. */
export async function openOpenaiEndpoint({
  name,
  model,
  baseUrl,
  key,
  dialect,
  headers,
  client,
  honoursKeys,
  batches,
}: OpenaiPlace): Promise<ChatEndpoint> {
  const { openaiEndpoint } = await import('./openai-endpoint.ts');
  return openaiEndpoint({
    name,
    client: client ? await client(clientSettings) : await openClient({ baseUrl, key, headers }),
    model,
    dialect,
    identity: ['openai', baseUrl, model],
    account: accountName(baseUrl, key),
    secrets: key ? [key] : [],
    honoursKeys,
    batches: batches
      ? {
          dialect: batches.dialect,
          client: batches.client ? await batches.client(clientSettings) : undefined,
        }
      : undefined,
  });
}
