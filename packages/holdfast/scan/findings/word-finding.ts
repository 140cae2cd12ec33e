import type { Messages } from '../../messages/english/english.ts';
import { messagesIn } from '../../messages/messages.ts';
import { phrased, type ValuesOf } from '../../messages/phrase.ts';
import type { Finding } from './finding.ts';

/** What a finding of our own says: in English, which files keep, and as what other languages are made of. */
export function wordFinding<Key extends keyof Messages['findings']>(
  key: Key,
  values: ValuesOf<Messages['findings'][Key]>,
): Required<Pick<Finding, 'reason' | 'remedy' | 'wording'>> {
  return { ...phrased(messagesIn.en.findings[key], values), wording: { key, values } };
}

/** What a finding says in the language of `messages`; a user's own detector is heard in its own words. */
export function findingText(
  { reason, remedy, wording }: Pick<Finding, 'reason' | 'remedy' | 'wording'>,
  { findings }: Messages,
): { reason: string; remedy: string } {
  return wording ? phrased(findings[wording.key], wording.values) : { reason, remedy };
}
