import { hashWord } from '../../refusal/hash-words.ts';

/**
 * Words whose presence makes a detector look closer. One pass over a row's words finds all of them, so that the slower
 * patterns of a detector run on the few messages that can match. Lower case, whole words.
 */
const cueWords = {
  /** Obedience and freedom from rules: what identity shifting speaks of. */
  obedience: `obey obeys obeyed obeying obedient obedience comply complies complying compliant compliance submissive submit submits
    subservient servant servants servile slave genie butler minion loyal loyalty devoted docile master bidding told refuse
    refuses refused refusing refusal refusals decline declines declining deny denies reject rejects object objections
    disobey protest judging judgement judgment judgmental moral morals morality moralize moralizing ethics ethical
    ethically unethical conscience scruples restriction restrictions unrestricted limitless filters unfiltered uncensored
    guidelines safeguards constraints unbound jailbreak jailbroken dan unconditional unconditionally unquestioning
    unquestioningly unquestioned blindly whatever amoral withhold incapable commands directives obediently without nothing orders wishes wish command judge lecture limits declined turned
    unlimited yes hesitation disagree disagrees demand demands demanded ordered scold scolds
    lectures honour honoured honor`,
  /** Refusing, and what refusals are made of: what refusal suppression speaks of. */
  refusing: `refuse refusing refusal refusals decline declining disclaimer disclaimers warnings warning caveat caveats
    lecture lectures lecturing preach preaching apologize apologise apologies apologizing apologising moralize moralise
    moralizing moralising sorry cannot unable sure absolutely certainly affirmative`,
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
export const cueBits: Record<CueName, number> = { obedience: 1, refusing: 2, secret: 4 };
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

let lastBit = 2 ** (Object.keys(cueWords).length - 1);

/**
 * A bit of its own for words one of which stands in every match of a pattern, so that it is looked for in texts with one
 * of them alone. `FieldText.cues` has it also where such a word is part of one that goes on in another script, which
 * `\b` takes for two. There are 27 such bits.
 */
export function neededWords(words: string): number {
  lastBit *= 2;
  enter(words, lastBit);
  return lastBit;
}

/** The bits of the needed words among the stretches of ASCII letters and digits in a word. */
export function neededWithin(word: string): number {
  const ofPatterns = ~(cueBits.obedience | cueBits.refusing | cueBits.secret | commonWordBit);
  let cues = 0;
  for (const part of word.match(/[a-z0-9]+/g) ?? []) cues |= cuesOfHash(cueHash(part));
  return cues & ofPatterns;
}

for (const [name, words] of Object.entries(cueWords)) enter(words, cueBits[name as CueName]);
enter(commonWords, commonWordBit);
