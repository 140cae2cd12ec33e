import { shippedPolicyLanguage } from '../../audit/policies/read-policy.ts';
import { languageOfData } from '../../data/language-of-data.ts';
import type { RunConfig } from '../settings/run-config.ts';

/** The language of the data, where safety examples are made of a policy that ships, and so can be in that language. Throws HoldfastError. */
export async function languageForSafety(
  { mix }: Pick<RunConfig, 'mix'>,
  data: string,
  options: { signal?: AbortSignal } = {},
): Promise<string | undefined> {
  if (mix.safety !== 'generated' || shippedPolicyLanguage(mix.policy, undefined) === undefined)
    return undefined;
  return languageOfData(data, options);
}

/** The policy that safety examples are made of and the language in which it is read; undefined for others, and for one's own policy. */
export function safetyWordingOf(
  { mix }: Pick<RunConfig, 'mix'>,
  language: string | undefined,
): { policy: string; language: string } | undefined {
  if (mix.safety !== 'generated') return undefined;
  const read = shippedPolicyLanguage(mix.policy, language);
  return read && { policy: mix.policy, language: read };
}
