import { HoldfastError } from '../../errors.ts';
import { parseHubName } from '../hub/hub-name.ts';
import { nearMiss } from '../near-miss.ts';

/** A hosted model's name in its parts. */
export type HostedName =
  | { kind: 'vendor'; vendor: string; model: string }
  /** An OpenAI-compatible endpoint, such as `http://host:8000/v1#name`. */
  | { kind: 'address'; baseUrl: string; model: string };

/**
 * Reads a name such as `together:Qwen/Qwen3-8B` or `http://host:8000/v1#name`; undefined for what names no hosted model.
 * Throws HoldfastError `bad-usage` for an address without a model's name.
 */
export function parseHostedName(name: string): HostedName | undefined {
  if (/^https?:\/\//i.test(name)) {
    const url = URL.canParse(name) ? new URL(name) : undefined;
    const model = decodeURIComponent(url?.hash.slice(1) ?? '');
    if (!url || model === '') {
      const meant = nearMiss(name);
      const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
      throw new HoldfastError(
        'bad-usage',
        `${withoutSecrets(name)}: put the model's name at the end, as in http://host:8000/v1#name.${hint}`,
      );
    }
    if (url.username !== '' || url.password !== '' || holdsSecret(url.searchParams)) {
      throw new HoldfastError(
        'bad-usage',
        `${withoutSecrets(name)}: an address must not hold a key, since it is written into files; set HOLDFAST_API_KEY.`,
      );
    }
    return {
      kind: 'address',
      baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, '')}${url.search}`,
      model,
    };
  }
  if (parseHubName(name)) return undefined;
  const vendor = /^([a-z][a-z-]+):(?![\\/])(.+)$/.exec(name);
  return vendor ? { kind: 'vendor', vendor: vendor[1], model: vendor[2] } : undefined;
}

/** Parameters of an address that say which version or model is meant, and nothing that anyone would keep to themselves. */
const harmless = /version|model|deployment|region|provider|route/i;

/** Whether an address's parameters hold what may be a key: by their names, or since they are long. */
function holdsSecret(parameters: URLSearchParams): boolean {
  return [...parameters].some(([name, value]) => {
    if (/key|token|secret|pass|sig|auth|cred|code/i.test(name)) return true;
    return !harmless.test(name) && value.length >= 12;
  });
}

function withoutSecrets(name: string): string {
  return name.replace(/\/\/[^/@]*@/, '//...@').replace(/\?[^#]*/, '?...');
}
