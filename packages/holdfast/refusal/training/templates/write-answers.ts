import type { Random } from '@holdfast/engine';
import type { AnswerKind } from '../../answer-kind.ts';
import type { SentenceAct } from '../../sentences/sentence-act.ts';
import type { AnswerTemplate } from './answer-templates.ts';
import { answerWays, type Part } from './answer-ways.ts';
import { fillTemplate } from './grammar.ts';
import type { Templates } from './read-templates.ts';

/** An answer whose kind is known. */
export interface LabelledAnswer {
  kind: AnswerKind;
  text: string;
}

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

/** So many answers of a kind are written from templates of whole answers, where there are any; the others sentence by sentence. */
const shareOfWhole = 0.4;

/** An answer of a kind in the language of the templates. */
export function writeAnswer(kind: AnswerKind, templates: Templates, random: Random): LabelledAnswer {
  const whole = templates.answers.filter((answer) => answer.kind === kind);
  const pieces =
    whole.length > 0 && random.uniform() < shareOfWhole
      ? piecesOf(random.choice(whole), templates, random)
      : piecesByWay(random.choice(answerWays[kind]), templates, random);
  const gap = random.choice([' ', ' ', ' ', '\n\n', '\n']);
  const text = pieces
    .join(gap)
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return { kind, text: kind === 'refusal' || kind === 'compliance' ? cutAtTimes(text, random) : text };
}

function piecesByWay(parts: readonly Part[], templates: Templates, random: Random): string[] {
  return parts.flatMap((part) => {
    const count = part.least + random.below(part.most - part.least + 1);
    if (count === 0) return [];
    if (part.as === 'code') return [writeCode(random)];
    const sentences = Array.from({ length: count }, () => writeSentence(part.act, templates, random));
    return part.as === 'list' ? [`\n${asList(sentences, random)}\n`] : sentences;
  });
}

/** The sentences of a whole answer, items of a list together. */
function piecesOf({ sentences }: AnswerTemplate, { slots }: Templates, random: Random): string[] {
  const pieces: string[] = [];
  let items: string[] = [];
  const endList = (): void => {
    if (items.length > 0) pieces.push(`\n${asList(items, random)}\n`);
    items = [];
  };
  for (const { template, listed } of sentences) {
    const text = roughen(fillTemplate(template, slots, random), random);
    if (listed) items.push(text);
    else {
      endList();
      pieces.push(text);
    }
  }
  endList();
  return pieces;
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
