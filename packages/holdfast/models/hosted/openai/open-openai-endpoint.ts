import type { OpenAI } from 'openai';
import { accountName } from '../account/account-name.ts';
import type { ChatEndpoint } from '../chat-endpoint.ts';
import { replyTimeout } from '../request/reply-timeout.ts';
import type { BatchDialect } from './batch-dialects.ts';
import type { RequestDialect } from './chat-request.ts';

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
  client?: (settings: ClientSettings) => Promise<OpenAI>;
  /** How batches are asked for, and through which client if it is another. */
  batches?: { dialect: BatchDialect; client?: (settings: ClientSettings) => Promise<OpenAI> } | undefined;
}

interface ClientSettings {
  maxRetries: number;
  timeout: number;
  logLevel: 'off';
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
  batches,
}: OpenaiPlace): Promise<ChatEndpoint> {
  // The client takes a seventh of a second to load; whoever asks no hosted model does not wait for it.
  const [{ OpenAI }, { openaiEndpoint }] = await Promise.all([
    import('openai'),
    import('./openai-endpoint.ts'),
  ]);
  // What failed is asked again by class of error and within the account's limits; see request-with-retries.ts.
  const settings = { maxRetries: 0, timeout: replyTimeout, logLevel: 'off' as const };
  const plain = (): OpenAI =>
    new OpenAI({
      // A server of one's own often wants no key, and the client insists on one.
      apiKey: key ?? 'none',
      baseURL: baseUrl,
      adminAPIKey: null,
      organization: null,
      project: null,
      defaultHeaders: headers,
      ...settings,
    });
  return openaiEndpoint({
    name,
    client: client ? await client(settings) : plain(),
    model,
    dialect,
    identity: ['openai', baseUrl, model],
    account: accountName(baseUrl, key),
    secrets: key ? [key] : [],
    batches: batches
      ? {
          dialect: batches.dialect,
          client: batches.client ? await batches.client(settings) : undefined,
        }
      : undefined,
  });
}
