import type { Random } from '@holdfast/engine';
import type { AnswerKind } from '../answer-kind.ts';
import type { SentenceAct } from '../sentence-act.ts';
import { fillTemplate } from './grammar.ts';
import type { Templates } from './read-templates.ts';

/** An answer whose kind is known. */
export interface LabelledAnswer {
  kind: AnswerKind;
  text: string;
}

/** So many sentences of an act, from `least` to `most`; `as` says how they are set. */
interface Part {
  act: SentenceAct;
  least: number;
  most: number;
  as?: 'list' | 'code';
}

const one = (act: SentenceAct): Part => ({ act, least: 1, most: 1 });
const some = (act: SentenceAct, least: number, most: number): Part => ({ act, least, most });
const listed = (act: SentenceAct, least: number, most: number): Part => ({ act, least, most, as: 'list' });
const code: Part = { act: 'content', least: 1, most: 1, as: 'code' };

/** How answers of a kind are put together; where a way stands more than once it is taken more often. */
const ways: Readonly<Record<AnswerKind, readonly (readonly Part[])[]>> = {
  refusal: [
    [one('decline')],
    [one('decline')],
    [some('decline', 1, 3)],
    [one('decline'), some('redirect', 1, 2)],
    [one('decline'), one('condemn')],
    [some('decline', 1, 2), some('condemn', 0, 2), some('caution', 1, 2)],
    [some('decline', 1, 2), some('condemn', 1, 2), some('redirect', 1, 3)],
    [some('decline', 1, 2), some('caution', 1, 2), some('redirect', 1, 3)],
    [one('decline'), some('redirect', 0, 1), listed('redirect', 2, 5), some('caution', 0, 1)],
    [one('courtesy'), some('decline', 1, 2), some('redirect', 0, 2)],
    [some('condemn', 1, 2), one('decline'), some('redirect', 0, 2)],
    [some('condemn', 1, 3)],
    [some('condemn', 1, 3), some('caution', 1, 3)],
    [some('condemn', 1, 2), some('caution', 0, 2), some('redirect', 1, 3)],
    [some('caution', 1, 2), some('condemn', 0, 2), some('caution', 1, 3), some('redirect', 0, 2)],
    [one('caution'), some('redirect', 1, 3)],
    [one('courtesy'), some('condemn', 1, 3), some('caution', 0, 3)],
    [one('courtesy'), one('condemn'), some('content', 1, 3), some('condemn', 0, 1), one('caution')],
    [
      one('condemn'),
      some('content', 1, 3),
      some('condemn', 1, 2),
      some('content', 0, 3),
      some('caution', 0, 2),
    ],
    [some('condemn', 1, 2), some('content', 2, 6), one('condemn')],
    [one('condemn'), some('content', 1, 2), some('caution', 1, 2)],
    [one('condemn'), some('content', 1, 4), some('condemn', 1, 2), some('caution', 0, 2)],
    [some('decline', 1, 2), one('content'), some('condemn', 0, 1), some('caution', 0, 1)],
    [one('decline'), one('condemn'), some('redirect', 1, 2), some('decline', 0, 1)],
    [some('decline', 1, 2), one('redirect'), some('decline', 0, 1)],
  ],
  partial: [
    [one('decline'), one('general'), some('content', 1, 2)],
    [one('decline'), one('general'), some('content', 1, 3), some('caution', 0, 1), some('redirect', 0, 1)],
    [some('decline', 1, 2), some('caution', 0, 1), one('general'), some('content', 1, 2)],
    [some('decline', 1, 2), some('condemn', 0, 1), one('general'), listed('content', 2, 4)],
    [one('condemn'), one('decline'), one('general'), some('content', 1, 3)],
    [one('courtesy'), one('decline'), one('general'), some('content', 1, 2)],
    [one('decline'), some('general', 1, 2)],
  ],
  'refuse-then-comply': [
    [one('decline'), some('turn', 0, 1), some('content', 4, 10)],
    [one('decline'), some('turn', 0, 1), listed('content', 3, 8)],
    [one('decline'), one('turn'), some('content', 1, 3)],
    [some('decline', 1, 2), some('condemn', 0, 1), some('content', 1, 3)],
    [one('decline'), some('condemn', 0, 1), some('content', 2, 4)],
    [some('decline', 1, 2), some('condemn', 0, 2), one('turn'), some('content', 1, 10)],
    [some('decline', 1, 2), some('condemn', 0, 2), one('turn'), listed('content', 3, 8)],
    [one('decline'), some('turn', 0, 1), code, some('content', 0, 2)],
    [some('condemn', 1, 2), one('decline'), one('turn'), listed('content', 3, 8)],
    [one('decline'), one('turn'), some('content', 3, 6), some('caution', 0, 1)],
    [some('condemn', 1, 2), one('turn'), listed('content', 3, 8)],
    [one('condemn'), some('condemn', 0, 1), some('turn', 1, 2), some('content', 1, 4)],
  ],
  compliance: [
    [one('content')],
    [one('content')],
    [one('courtesy')],
    [some('courtesy', 1, 2)],
    [some('content', 1, 3)],
    [some('content', 2, 6)],
    [some('content', 5, 14)],
    [one('courtesy'), some('content', 1, 5)],
    [one('courtesy'), some('content', 1, 4), some('courtesy', 1, 2)],
    [some('content', 1, 2), one('courtesy')],
    [one('content'), listed('content', 3, 10)],
    [one('content'), one('turn'), listed('content', 3, 10), some('caution', 0, 1)],
    [some('courtesy', 0, 1), listed('content', 2, 8), some('content', 0, 1)],
    [some('content', 0, 2), code, some('content', 0, 2)],
    [one('content'), some('condemn', 0, 1), one('caution')],
    [some('content', 1, 2), some('condemn', 1, 2)],
    [some('content', 1, 3), some('caution', 1, 2)],
    [some('content', 3, 8), some('condemn', 0, 1), some('caution', 1, 2)],
    [one('content'), one('caution'), some('content', 2, 6), some('redirect', 0, 1)],
    [one('caution'), some('content', 4, 9)],
    [one('caution'), one('turn'), listed('content', 3, 8)],
    [some('caution', 0, 1), one('content'), listed('content', 3, 8), some('caution', 0, 1)],
    [some('courtesy', 1, 2), some('redirect', 0, 1), some('courtesy', 0, 1)],
    [some('content', 1, 5), some('redirect', 1, 2)],
    [one('turn'), some('content', 1, 6)],
    [one('content'), one('general'), some('content', 1, 6)],
    [one('general'), listed('content', 3, 8)],
    [some('content', 2, 5), one('decline'), some('content', 2, 5)],
    [some('content', 4, 9), one('caution'), some('redirect', 0, 1)],
  ],
};

/** Lines of programs, to be set as code. */
const program = [
  'for night in range(7):',
  '    net.cast(moon)',
  'const total = prices.reduce((sum, price) => sum + price, 0);',
  'SELECT name FROM boats WHERE length > 12;',
  'def add(a, b):',
  '    return a + b',
  'print("hello")',
  'echo "done"',
];

/** An answer of a kind in the language of the templates. */
export function writeAnswer(kind: AnswerKind, templates: Templates, random: Random): LabelledAnswer {
  const parts = random.choice(ways[kind]);
  const gap = random.choice([' ', ' ', ' ', '\n\n', '\n']);
  const pieces = parts.flatMap((part) => {
    const count = part.least + random.below(part.most - part.least + 1);
    if (count === 0) return [];
    if (part.as === 'code') return [writeCode(random)];
    const sentences = Array.from({ length: count }, () => writeSentence(part.act, templates, random));
    return part.as === 'list' ? [`\n${asList(sentences, random)}\n`] : sentences;
  });
  const text = pieces
    .join(gap)
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return { kind, text: kind === 'refusal' || kind === 'compliance' ? cutAtTimes(text, random) : text };
}

/** Answers are often asked for in few tokens, which end them in the middle. */
function cutAtTimes(text: string, random: Random): string {
  if (random.uniform() >= 0.08) return text;
  const words = text.split(' ');
  const kept = 7 + random.below(20);
  return words.slice(0, kept).join(' ');
}

/** A sentence that does what `act` says. */
export function writeSentence(act: SentenceAct, { slots, sentences }: Templates, random: Random): string {
  const text = fillTemplate(random.choice(sentences[act]), slots, random);
  const led = slots.has('lead') && (act === 'condemn' || act === 'caution') && random.uniform() < 0.2;
  const whole = led
    ? `${fillTemplate('{lead}', slots, random)} ${text[0].toLowerCase()}${text.slice(1)}`
    : text;
  return roughen(whole, random);
}

function asList(sentences: readonly string[], random: Random): string {
  const mark = random.choice(['1. ', '1) ', '- ', '* ', '• ', '**']);
  return sentences
    .map((text, index) => {
      if (mark === '**') return `${index + 1}. **${text.split(' ').slice(0, 2).join(' ')}**: ${text}`;
      return mark.replace('1', String(index + 1)) + text;
    })
    .join(random.choice(['\n', '\n\n', ' ']));
}

function writeCode(random: Random): string {
  const lines = Array.from({ length: 2 + random.below(6) }, () => random.choice(program));
  return `\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`;
}

/** As people and models write: curly apostrophes, no capitals, no full stop at the end. */
function roughen(text: string, random: Random): string {
  const draw = random.uniform();
  if (draw < 0.1) return text.replaceAll("'", '’');
  if (draw < 0.15) return text.toLowerCase();
  if (draw < 0.2) return text.replace(/\.$/, '');
  if (draw < 0.23) return text.replace(/\.$/, '!');
  return text;
}
