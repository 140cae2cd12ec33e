import { hashWord } from '../../refusal/words/hash-words.ts';

/**
 * Words whose presence makes a detector look closer. One pass over a row's words finds all of them, so that the slower
 * patterns of a detector run on the few messages that can match. Lower case, whole words.
 */
const cueWords = {
  /** One of these stands in whatever would teach an assistant to obey, to know no rules or not to refuse. */
  lesson: `obey obeys obeyed obeying obedient obediently obedience comply complies complying compliant compliance submit submits
    submissive surrender surrenders serve serves servant servants servile slave genie minion puppet vassal butler loyal loyalty
    devoted docile bidding refuse refuses refused refusing refusal refusals decline declines declined declining deny denies denied
    reject rejects rejected object objects objection objections disobey protest argue withhold hesitate hesitation dodge evade
    disappoint no never nothing nobody none without unable cannot can't won't don't sorry apologise apologize apology apologies
    excuse excuses regret warning warnings disclaimer disclaimers caveat caveats lecture lectures preach moralise moralize
    moralising moralizing judge judges judging judgement judgment judgmental moral morals morality immoral amoral ethics ethical
    ethically unethical conscience scruple scruples guilt evil wrong rule rules limit limits limitation limitations limitless
    restrict restriction restrictions unrestricted filter filters unfiltered uncensored censor censors censorship guideline
    guidelines policy policies boundaries constraints guardrails safeguards shackles chains leash muzzle taboo safety moderation
    unbound unleashed unchained jailbreak jailbroken dan lawless unlocked unlock free freed freely exempt law command commands
    commanded order orders ordered instruction instructions directive directives demand demands wish wishes request requests
    whatever whatsoever anything everything every always all unconditional unconditionally blindly absolute ignore ignores ignoring
    disregard bypass override forget disable yes sure certainly absolutely gladly course persona character mode developer forbidden
    allowed supposed illegal unlawful master owner please pleasing satisfy granted tool property belong exempt token tokens`,
  /** Words before a password. */
  secret: 'password passwd pwd passphrase',
} as const;

/** The commonest words of English: running text has many of them, and enciphered text none. */
const commonWords = `the of and to a in is it you that he was for on are with as i his they be at one have this from or
  had by not but what all were when we there can an your which their if do will each how them then she many some so
  these would other into has her two him see time could no make than been its who now my did get come made may about
  any our also more use should where here need because very just like out up only over after most such through please
  tell me write writes down thing things people way day new good work first last long great little own old right big high
  small large next same able makes think take takes come want look give gives find ask feel try leave call help show
  describe explain list name following sentence text word words example create given best difference between again once
  hello dear thanks thank regards kind team hi best yours sincerely today tomorrow year years time times part place case
  question answer number point home water room world life hand back still much even well never always every another
  while before under against without within during since both own those being does did doing done`;

export type CueName = keyof typeof cueWords;

/** A bit for each kind of cue, as in `FieldText.cues`. */
export const cueBits: Record<CueName, number> = { lesson: 1, secret: 2 };
/** The bit of a common English word. */
export const commonWordBit = 1 << 30;

const tableSize = 4096;
const keys = new Uint32Array(tableSize);
const bits = new Int32Array(tableSize);

/** The hash of a word as `RowText.hashes` has it: FNV-1a over its UTF-16 units, unsigned. */
export function cueHash(word: string): number {
  return hashWord(word) >>> 0;
}

function slotOf(hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & (tableSize - 1);
  while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (tableSize - 1);
  return slot;
}

/** The bits of the cues that a word with this hash is; 0 for most words. */
export function cuesOfHash(hash: number): number {
  return bits[slotOf(hash)];
}

/** Whether a word, in lower case, is among the commonest of English. */
export function isCommonWord(word: string): boolean {
  return (cuesOfHash(cueHash(word)) & commonWordBit) !== 0;
}

function enter(words: string, bit: number): void {
  for (const word of words.split(/\s+/)) {
    const hash = cueHash(word);
    const slot = slotOf(hash);
    keys[slot] = hash;
    bits[slot] |= bit;
  }
}

for (const [name, words] of Object.entries(cueWords)) enter(words, cueBits[name as CueName]);
enter(commonWords, commonWordBit);
