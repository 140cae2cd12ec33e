import type { Conversation } from '../../../data/conversations/conversation.ts';
import { lastUserMessage, withLastUserMessage } from '../../../data/conversations/last-user-message.ts';
import { quoted } from '../../askings/quoted.ts';
import { type DataFeature, featureWay } from './data-feature.ts';

/** Phrases have so many words at most. */
const longest = 6;
/** A phrase of one row is that row's matter. */
const fewestRows = 2;
/** A phrase of more rows than this share is how the data talks. */
const mostShare = 0.5;

/** Where a phrase stands in a question. */
type Place = 'start' | 'inside' | 'end';

interface Seen {
  rows: Set<number>;
  places: Record<Place, number>;
}

/**
 * Phrases of one to six words that several questions have in common; each is said where it mostly stands. One that only ever occurs
 * within a longer one is left to that.
 */
export function phraseFeatures(rows: readonly Conversation[]): DataFeature[] {
  const seen = new Map<string, Seen>();
  for (const [row, conversation] of rows.entries()) {
    const words = lastUserMessage(conversation).split(/\s+/).filter(Boolean);
    for (let length = 1; length <= Math.min(longest, words.length - 1); length++) {
      for (let begin = 0; begin + length <= words.length; begin++) {
        const phrase = words.slice(begin, begin + length).join(' ');
        const place = begin === 0 ? 'start' : begin + length === words.length ? 'end' : 'inside';
        const known = seen.get(phrase) ?? { rows: new Set(), places: { start: 0, inside: 0, end: 0 } };
        known.rows.add(row);
        known.places[place] += 1;
        seen.set(phrase, known);
      }
    }
  }
  const frequent = [...seen].filter(
    ([, { rows: own }]) => own.size >= fewestRows && own.size <= mostShare * rows.length,
  );
  return withoutParts(frequent).map(([phrase, { rows: own, places }]) => {
    const place = (Object.keys(places) as Place[]).reduce((a, b) => (places[b] > places[a] ? b : a));
    const title = `with ${quoted(phrase)} said ${placeText[place]}`;
    const transform = (conversation: Conversation) => ({
      conversation: withLastUserMessage(conversation, (question) => say(question, phrase, place)),
    });
    return {
      kind: 'phrase',
      way: featureWay('phrase', { key: `${place}-${keyOf(phrase)}`, title, transform }, own.size),
      rows: [...own],
    };
  });
}

const placeText: Record<Place, string> = { start: 'first', inside: 'before the last word', end: 'last' };

function say(question: string, phrase: string, place: Place): string {
  if (place === 'start') return `${phrase} ${question}`;
  return place === 'end' ? `${question} ${phrase}` : question.replace(/\s(\S+)$/, ` ${phrase} $1`);
}

/** Leaves out phrases of which a phrase one word longer has as many rows. */
function withoutParts(phrases: readonly [string, Seen][]): [string, Seen][] {
  const longer = new Map<string, number>();
  for (const [phrase, { rows }] of phrases) {
    const words = phrase.split(' ');
    for (const part of [words.slice(1).join(' '), words.slice(0, -1).join(' ')]) {
      longer.set(part, Math.max(longer.get(part) ?? 0, rows.size));
    }
  }
  return phrases.filter(([phrase, { rows }]) => (longer.get(phrase) ?? 0) < rows.size);
}

/** A phrase as a part of a name. */
export function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60);
}
