import type { ClientOptions, OpenAI } from 'openai';
import { guardedFetch } from '../request/guarded-fetch.ts';
import { replyTimeout } from '../request/reply-timeout.ts';

/** Where a client's requests go. */
export interface ClientPlace {
  baseUrl: string;
  key: string | undefined;
  /** Sent with every request, such as Azure's `api-key`. */
  headers?: Record<string, string> | undefined;
  /** Milliseconds until a reply must be there. */
  timeout?: number;
}

/**
 * What all of OpenAI's clients here have in common. What failed is asked again by class of error and within the account's
 * limits, not by the client; see request-with-retries.ts.
 */
export const clientSettings = {
  maxRetries: 0,
  timeout: replyTimeout,
  logLevel: 'off',
  fetch: guardedFetch,
} as const satisfies ClientOptions;

/** Opens a client for an address; the SDK takes a seventh of a second to load, and is loaded by whoever needs it alone. */
export async function openClient({ baseUrl, key, headers, timeout }: ClientPlace): Promise<OpenAI> {
  const { OpenAI } = await import('openai');
  return new OpenAI({
    ...clientSettings,
    timeout: timeout ?? clientSettings.timeout,
    // A server of one's own often wants no key, and the client insists on one.
    apiKey: key ?? 'none',
    baseURL: baseUrl,
    adminAPIKey: null,
    organization: null,
    project: null,
    defaultHeaders: headers,
  });
}
