import { isDoing, isVerb } from './english-verbs.ts';

const prohibition =
  /^no\s|\b(?:not|never|nobody|no one|nothing|neither|forbidden|prohibited|banned|refuses?|declines?|cannot|avoids?|no longer)\b|n['’]t\b/i;
const assistant =
  '(?:(?:the|our|your|an?)\\s(?:\\w+\\s)?(?:assistant|chat ?bot|bot|model|agent|desk|system)|staff|it|they|we|you|he|she|i)';
const obligation =
  /\b(?:should|must|shall|may|can|will|needs? to|ha(?:s|ve) to|ought to|(?:is|are) to|(?:is|are) (?:expected|required|asked|supposed) to|always)\b/i;
/** How a sentence begins that says what is to be done, or how things are. */
const beginning = new RegExp(
  `^(?:(?:${assistant}|these|those|this|that|there)\\s(?:\\w+ly\\s|always\\s)?(?<verb>[\\w'’]+)\\b|only\\s.*?\\b(?<last>\\w+s)\\b|(?:always|please|instead|rather|remember|refer|ask|ensure|make sure|be),?\\s)`,
  'i',
);
const being =
  /^(?:is|are|was|were|has|have|had|does|do|did|will|would|should|must|may|can|shall|[\w]+['’](?:s|re|ve|ll))$/i;
/** A condition before what a sentence says. */
const condition =
  /^(?<condition>(?:when|whenever|if|where|once|after|before|as soon as|in case)\s[^,]+),\s*(?=\S)/i;

/** Whether a sentence says what is done, what should be done or how things are, and forbids nothing. */
export function isEnglishAside(sentence: string): boolean {
  const main = sentence.replace(condition, '');
  const [first] = main.split(/\s/);
  if (prohibition.test(main) || isDoing(first)) return false;
  const { verb, last } = beginning.exec(main)?.groups ?? {};
  if (verb !== undefined) return being.test(verb) || isVerb(verb) || /^(?:belong|help|need)s?$/i.test(verb);
  if (last !== undefined) return isVerb(last);
  if (beginning.test(main)) return true;
  // "Acts that should be punished" is a thing: what is said of it is none of the sentence's own verbs.
  return obligation.test(main.replace(/\s(?:that|which|who|whom|where|what|how|as)\s.*$/i, ''));
}

/** A sentence and the condition that it began with: "When somebody fell, ...". */
export function withoutCondition(sentence: string): { main: string; condition?: string } {
  const match = condition.exec(sentence);
  const words = match?.groups?.condition;
  if (match === null || words === undefined) return { main: sentence };
  return { main: sentence.slice(match[0].length), condition: words };
}
