import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { ApiError } from './api-error.ts';

/**
 * Takes requests for addresses that are this server's alone: IP addresses, localhost, and the names given. A page of another
 * site whose name was pointed here (DNS rebinding) is told nothing. Throws ApiError 421.
 */
export function checkHost(names: readonly string[]): MiddlewareHandler {
  const own = new Set(['localhost', ...names.map((name) => name.toLowerCase())]);
  return async (context, next) => {
    const host = hostnameOf(context.req.header('host'));
    if (host === undefined || !(own.has(host) || isIP(host) !== 0)) {
      throw new ApiError(421, 'This host is not served here; name it with --allow-host.', {
        code: 'unknown_host',
      });
    }
    await next();
  };
}

/**
 * Turns away what a page of another origin sends (cross-site request forgery): browsers say where a request comes from, by
 * `Origin` and `Sec-Fetch-Site`; other programs say nothing. Throws ApiError 403.
 */
export const checkOrigin: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  const foreign = origin !== undefined && hostOfOrigin(origin) !== context.req.header('host')?.toLowerCase();
  if (foreign || site === 'cross-site' || site === 'same-site') {
    throw new ApiError(403, 'Pages of other origins are not answered.', { code: 'foreign_origin' });
  }
  await next();
};

/** Takes bodies of one type alone: JSON, or a form where `forms` says that a path takes one. Throws ApiError 415. */
export function checkContentType(forms: (path: string) => boolean): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req;
    const sends = context.req.header('content-length') ?? context.req.header('transfer-encoding') ?? '0';
    if (method !== 'GET' && method !== 'HEAD' && sends !== '0') {
      const wanted = forms(path) ? 'multipart/form-data' : 'application/json';
      const [type] = (context.req.header('content-type') ?? '').split(';');
      if (type.trim().toLowerCase() !== wanted) {
        throw new ApiError(415, `The content type must be ${wanted}.`, { code: 'unsupported_media_type' });
      }
    }
    await next();
  };
}

/** The name in a `Host` header, without its port; undefined where it is none. */
function hostnameOf(header: string | undefined): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^:[\]/@\s]+))(?::\d{1,5})?$/i.exec(header ?? '');
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

function hostOfOrigin(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
