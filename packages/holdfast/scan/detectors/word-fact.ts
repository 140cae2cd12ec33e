import type { Messages } from '../../messages/english/english.ts';
import { messagesIn } from '../../messages/messages.ts';
import { phrased, type ValuesOf } from '../../messages/phrase.ts';
import type { Fact } from './detector.ts';

type Facts = Messages['scan']['facts'];

/** A figure of a detector of our own: in English, and as what other languages are made of. */
export function wordFact<Key extends keyof Facts>(
  key: Key,
  { value, ...values }: { value: number } & ValuesOf<Facts[Key]>,
): Fact {
  return { value, ...phrased(messagesIn.en.scan.facts[key], values), wording: { key, values } };
}

/** A figure's name and text in the language of `messages`. */
export function factText(
  { name, text, wording }: Pick<Fact, 'name' | 'text' | 'wording'>,
  { scan }: Messages,
): { name: string; text: string } {
  return wording ? phrased(scan.facts[wording.key], wording.values) : { name, text };
}
