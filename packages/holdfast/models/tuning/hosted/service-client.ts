import type { OpenAI } from 'openai';
import { type Account, accountOf } from '../../hosted/account/account.ts';
import { openClient } from '../../hosted/openai/open-client.ts';
import { requestWithRetries } from '../../hosted/request/request-with-retries.ts';
import { ServiceFailure } from './service-failure.ts';

/** How a fine-tuning API is reached. */
export interface ServiceAddress {
  baseUrl: string;
  key: string;
  /** Sent with every request, such as Azure's `api-key`. */
  headers?: Record<string, string>;
}

/** One request. */
export interface ServiceRequest {
  method: 'get' | 'post' | 'delete';
  path: string;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** A reply is given up when it has not come in so many milliseconds; uploads may take longer. */
const replyTimeout = 120_000;
const uploadTimeout = 1_800_000;

/** Sends requests to a fine-tuning API, whatever their shapes; failures are told in one way. */
export class ServiceClient {
  readonly #client: OpenAI;
  readonly #secrets: readonly string[];
  readonly #account: Account;
  /** What ends the requests. */
  readonly signal: AbortSignal | undefined;

  constructor(
    client: OpenAI,
    { baseUrl, key }: ServiceAddress,
    { signal }: { signal?: AbortSignal | undefined } = {},
  ) {
    this.#client = client;
    this.#secrets = [key];
    this.#account = accountOf(`tuning ${baseUrl} ${key}`, { maximum: 4 });
    this.signal = signal;
  }

  /** Sends a request that does no harm when it is repeated, as often as its failures deserve. Throws ServiceFailure. */
  send(request: ServiceRequest): Promise<unknown> {
    const options = this.signal ? { signal: this.signal } : {};
    return requestWithRetries(this.#account, () => this.sendOnce(request), options);
  }

  /** Sends a request once. Throws ServiceFailure. */
  async sendOnce({ method, path, query, body }: ServiceRequest): Promise<unknown> {
    const timeout = body instanceof FormData ? uploadTimeout : replyTimeout;
    try {
      const reply = await this.#client.request({
        method,
        path,
        timeout,
        maxRetries: 0,
        query,
        body,
        signal: this.signal || undefined,
      });
      return this.#withoutSecrets(reply);
    } catch (error) {
      this.signal?.throwIfAborted();
      throw new ServiceFailure(error, this.#secrets);
    }
  }

  /** What a service says goes into files and messages; a key that it repeats must not. */
  #withoutSecrets(reply: unknown): unknown {
    const text = JSON.stringify(reply);
    if (text === undefined || !this.#secrets.some((secret) => text.includes(secret))) return reply;
    return JSON.parse(this.#secrets.reduce((rest, secret) => rest.replaceAll(secret, '[key]'), text));
  }
}

/** Opens a client for an address. */
export async function openServiceClient(
  address: ServiceAddress,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<ServiceClient> {
  const client = await openClient({ ...address, timeout: replyTimeout });
  return new ServiceClient(client, address, options);
}

/** The form of an upload. */
export function uploadForm(
  file: { name: string; bytes: Uint8Array },
  fields: Readonly<Record<string, string>>,
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(file.bytes)], { type: 'application/jsonl' }), file.name);
  return form;
}
