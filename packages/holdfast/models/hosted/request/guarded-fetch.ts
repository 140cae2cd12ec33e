import { RequestFailure } from './failures/request-failure.ts';
import { traceRequest } from './trace-request.ts';

/**
 * `fetch` for whatever carries a key or a prompt: it follows no redirect, since both would go along to wherever that leads,
 * and goes through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name. Throws RequestFailure `misconfigured` for a
 * redirect, and what `fetch` throws.
 */
export async function guardedFetch(
  input: string | URL | Request,
  options: RequestInit = {},
): Promise<Response> {
  const guarded: RequestInit = { ...options, redirect: 'manual' };
  const url = input instanceof Request ? input.url : String(input);
  const response = await traceRequest({ method: options.method ?? 'GET', url }, () =>
    usesProxy() ? proxiedFetch(input, guarded) : fetch(input, guarded),
  );
  const location = response.headers.get('location');
  if (response.status < 300 || response.status >= 400 || location === null) return response;
  await response.body?.cancel();
  throw new RequestFailure('misconfigured', redirected(url, location, response.status));
}

function redirected(from: string, location: string, status: number): string {
  const to = URL.canParse(location, from) ? new URL(location, from).origin : 'elsewhere';
  return `the endpoint sends requests on to ${to} (${status}), and neither key nor prompt goes there; if that is right, name that address itself`;
}

function usesProxy({ env } = process): boolean {
  return ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy'].some((name) => env[name]?.trim());
}

/** Node's own `fetch` heeds these variables only where it is started with a switch for it. */
async function proxiedFetch(input: string | URL | Request, options: RequestInit): Promise<Response> {
  const undici = await import('undici');
  const url = input instanceof Request ? input.url : input;
  // The library knows no forms but its own: they are written out first.
  const form = options.body instanceof FormData ? new Response(options.body) : undefined;
  const headers = new Headers(options.headers);
  const type = form?.headers.get('content-type');
  if (type) headers.set('content-type', type);
  const sent = {
    method: options.method,
    headers: Object.fromEntries(headers),
    redirect: 'manual' as const,
    signal: options.signal,
    body: form ? new Uint8Array(await form.arrayBuffer()) : (options.body as string | undefined),
    dispatcher: proxyAgent(undici),
  };
  // It gives what the standard says, under types of its own.
  return (await undici.fetch(url, sent)) as unknown as Response;
}

let agent: { proxies: string; dispatcher: import('undici').EnvHttpProxyAgent } | undefined;

/** One agent for all requests, as long as the variables stay as they are. */
function proxyAgent({ EnvHttpProxyAgent }: typeof import('undici')): import('undici').EnvHttpProxyAgent {
  const { env } = process;
  const names = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
  const proxies = JSON.stringify(names.map((name) => env[name]));
  if (agent?.proxies !== proxies) agent = { proxies, dispatcher: new EnvHttpProxyAgent() };
  return agent.dispatcher;
}
