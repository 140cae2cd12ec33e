import type { Messages } from '../../messages/english/english.ts';
import { messagesIn } from '../../messages/messages.ts';
import { phrased, type Wording } from '../../messages/phrase.ts';
import type { Fact } from '../detectors/detector.ts';

/** What a scan looked with, beside reading the rows. */
export interface LookedWith {
  /** `format`: nothing but whether rows can be read and tuned on. */
  checks: 'all' | 'format';
  /** The model that is to be tuned was asked what it would refuse. */
  model: boolean;
  /** A moderator judged the rows. */
  moderator: boolean;
}

/** Something that a scan did not look for, so that its silence says nothing about it. */
export interface NotLookedFor {
  /** In English. */
  what: string;
  /** What would look: an option of `holdfast scan`, or what people can do. */
  look: string;
  /** Of which message these are the English words. */
  wording?: Wording<keyof Messages['scan']['unlooked']>;
}

/** What a scan did not look for, in the order in which it matters. */
export function notLookedFor({
  looked,
  facts,
}: {
  looked: LookedWith;
  facts: readonly Fact[];
}): NotLookedFor[] {
  if (looked.checks === 'format') return [unlooked('contents')];
  const missing: NotLookedFor[] = [];
  if (!looked.moderator && !looked.model) missing.push(unlooked('harm'));
  else if (!looked.model) missing.push(unlooked('refused'));
  const languages = uncoveredLanguages(facts);
  if (languages) missing.push(unlooked('languages', languages));
  missing.push(unlooked('personal'), unlooked('narrow'));
  return missing;
}

/** What a scan tells of rows in languages that it does not read. */
export function uncoveredLanguages(facts: readonly Fact[]): object | undefined {
  return facts.find(({ wording }) => wording?.key === 'languages')?.wording?.values;
}

function unlooked(key: keyof Messages['scan']['unlooked'], values: object = {}): NotLookedFor {
  return { ...phrased(messagesIn.en.scan.unlooked[key], values), wording: { key, values } };
}

/** It in a sentence for people, in the language of `messages`. */
export function notLookedForText(
  { what, look, wording }: NotLookedFor,
  { scan }: Messages = messagesIn.en,
): string {
  return scan.toLook(wording ? phrased(scan.unlooked[wording.key], wording.values) : { what, look });
}
