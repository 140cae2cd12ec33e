import { HoldfastError } from '../../../../errors.ts';
import { keyVariable } from '../endpoint-key.ts';
import { RequestFailure } from './request-failure.ts';

/**
 * A failed request in the product's words: `model-failed` where trying again later can help, `bad-usage` where the key, the
 * address or the request must be mended, `not-offered` where the endpoint works and does not do this. Other errors as they are.
 */
export function asHoldfastError(model: string, error: unknown): unknown {
  if (!(error instanceof RequestFailure)) return error;
  const mendable = ['unauthorized', 'rejected', 'misconfigured', 'unreadable'].includes(error.kind);
  const code = error.kind === 'not-offered' ? 'not-offered' : mendable ? 'bad-usage' : 'model-failed';
  return new HoldfastError(code, `${model}: ${error.message}${remedyOf(model, error)}`, { cause: error });
}

/** Where the key of an address is looked for, which its name does not tell. */
function remedyOf(model: string, { kind }: RequestFailure): string {
  const address = /^(https?:\/\/[^#]+)#/.exec(model)?.[1];
  if (kind !== 'unauthorized' || address === undefined || !URL.canParse(address)) return '';
  return `; put the right key into ${keyVariable(new URL(address).host)}.`;
}
