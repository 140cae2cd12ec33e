import { HubApiError } from '@huggingface/hub';
import { HoldfastError } from '../../errors.ts';
import { formatHubName, type HubName } from './hub-name.ts';
import type { HubSettings } from './hub-settings.ts';

/**
 * What a failed request to the hub means. The library's own messages are left out, since they tell signed addresses. Anything
 * else that failed is outside trouble, after which the same command goes on.
 */
export function hubError(name: HubName, { endpoint, token }: HubSettings, error: unknown): unknown {
  if (error instanceof HoldfastError) return error;
  const named = formatHubName(name);
  const cause = { cause: error };
  if (!(error instanceof HubApiError)) {
    const reason = error instanceof TypeError ? 'there is no connection' : 'the connection broke off';
    return new HoldfastError(
      'model-failed',
      `${named} cannot be fetched from ${new URL(endpoint).host}: ${reason}; start again to go on from there.`,
      cause,
    );
  }
  const { statusCode } = error;
  if (statusCode === 401 || statusCode === 403) {
    const remedy =
      token === undefined
        ? 'set HF_TOKEN if it is private or its terms were accepted'
        : "accept its terms on the hub, and see that HF_TOKEN's owner may read it";
    return new HoldfastError('not-found', `${named} is not given out (${statusCode}): ${remedy}.`, cause);
  }
  if (statusCode === 404)
    return new HoldfastError(
      'not-found',
      `${named} is not on the hub; see to the name, revision and file.`,
      cause,
    );
  return new HoldfastError(
    'model-failed',
    `${named} cannot be fetched: the hub answers ${statusCode}.`,
    cause,
  );
}
