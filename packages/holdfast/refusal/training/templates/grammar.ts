import type { Random } from '@holdfast/engine';

/** Lists of words by name, one of which stands in for `{name}` in a template. */
export type Slots = ReadonlyMap<string, readonly string[]>;

/**
 * Reads the lists of a data file: a line `# name` begins a list, and each line after it is one of its values.
 */
export function readSlots(text: string): Slots {
  const slots = new Map<string, string[]>();
  let values: string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('# ')) {
      values = [];
      slots.set(line.slice(2), values);
    } else if (line.trim() !== '') values.push(line.trim());
  }
  return slots;
}

/** Korean particles that go by whether the word before them ends in a consonant. */
const particles: Record<string, readonly [string, string]> = {
  을를: ['을', '를'],
  은는: ['은', '는'],
  와과: ['과', '와'],
  란: ['이란', '란'],
};

const innermost = /\[([^[\]]*\|[^[\]]*)\]|\{([^{}\s]+)\}/;

/**
 * A text of a template: of `[this|that]` one is taken, for `{name}` a value of that list, in which there may be more of
 * both. Throws RangeError for a name that there is no list of.
 */
export function fillTemplate(template: string, slots: Slots, random: Random): string {
  let text = template;
  for (let match = innermost.exec(text); match; match = innermost.exec(text)) {
    const before = text.slice(0, match.index);
    text = before + replacement(match, before, slots, random) + text.slice(match.index + match[0].length);
  }
  const whole = text
    .replace(/\s+/g, ' ')
    .replace(/ (?=['’,.!?])/g, '')
    .trim();
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

function replacement(
  [, choices, name]: RegExpExecArray,
  before: string,
  slots: Slots,
  random: Random,
): string {
  if (choices !== undefined) return random.choice(choices.split('|'));
  const particle = particles[name];
  if (particle) return particle[endsInConsonant(before) ? 0 : 1];
  const values = slots.get(name);
  if (!values) throw new RangeError(`There is no list of {${name}}.`);
  return random.choice(values);
}

/** Hangul syllables are laid out by their last consonant, every 28th having none (Unicode 16, section 3.12). */
function endsInConsonant(text: string): boolean {
  const unit = text.charCodeAt(text.length - 1) - 0xac00;
  return unit >= 0 && unit < 11172 && unit % 28 !== 0;
}
