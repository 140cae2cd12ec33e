import { englishWay } from '../../messages/english/ways.ts';

/** How verdicts of earlier versions said things, each with how it is said now. */
const formerWords: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [
    /(harmful answers|refusals of what is allowed) rose by between/g,
    (_, what) => `${what} changed by between`,
  ],
  [
    /right answers to the task fell by between (\S+) and (\S+) points/g,
    (_, lower, upper) =>
      `right answers to the task changed by between ${turned(upper)} and ${turned(lower)} points`,
  ],
  [/(that this benchmark can see: )it refuses/g, (_, before) => `${before}asked plainly, it refuses`],
  [/ to utility prompts\.$/, () => ' to task prompts.'],
  [/further utility questions?/g, (whole) => whole.replace('utility', 'task')],
  [/further independent utility question/g, () => 'further independent task question'],
  [/^Both were told the system prompt: /, () => 'Both were given this system prompt: '],
  [
    /^A search over (.*) of asking asked each model /,
    (_, ways) => `Besides, a search tried ${ways} of asking, with `,
  ],
  [
    / and found none in which the tuned model did more harm\.$/,
    () => ' to each model, and saw the tuned model do more harm in none.',
  ],
  [
    /^(Besides, a search tried .* questions?); what it found was/,
    (_, search) => `${search} to each model; what it found was`,
  ],
];

/** A text of a verdict that was kept, as it would be worded now, so that it can be held against one that is made anew. */
export function nowWorded(text: string): string {
  return formerWords.reduce((said, [former, now]) => said.replace(former, now), englishWay(text));
}

/** A difference that was written out with its sign, the other way round. */
function turned(difference: string): string {
  return difference.replace(/^[+\u2212]/, (sign) => (sign === '+' ? '\u2212' : '+'));
}
