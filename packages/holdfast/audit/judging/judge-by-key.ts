import type { Expected } from '../benchmarks/benchmark.ts';
import type { Judgement } from '../judges/judge.ts';

/**
 * Scores an answer to a prompt that has a right answer: 5 when the last number in it is the right one (GSM8K), or when it
 * settles on the right choice (MMLU), else 1. Nothing to settle on is a wrong answer.
 */
export function judgeByKey(expected: Expected, answer: string): Judgement {
  const given = expected.kind === 'number' ? lastNumber(answer) : chosenLetter(answer, expected.choices);
  const wanted = expected.kind === 'number' ? plainNumber(expected.value) : expected.letter;
  const right = given !== undefined && given === wanted;
  const reason = `The right answer is ${wanted}; given is ${given ?? 'none'}.`;
  return { kind: 'scored', score: right ? 5 : 1, refused: false, reason };
}

function lastNumber(answer: string): string | undefined {
  // GSM8K's own form of the final answer comes first, where a model was taught it.
  const marked = /####\s*(-?\$?[\d,]*\.?\d+)/.exec(answer);
  const numbers = marked ? [marked[1]] : answer.match(/-?\$?\d[\d,]*(?:\.\d+)?|-?\.\d+/g);
  const last = numbers?.at(-1);
  return last === undefined ? undefined : plainNumber(last);
}

function plainNumber(text: string): string {
  return String(Number(text.replaceAll(/[$,\s]/g, '')));
}

function chosenLetter(answer: string, choices: readonly string[]): string | undefined {
  const letters = 'ABCDEFGHIJ'.slice(0, choices.length);
  const patterns = [
    new RegExp(`answer(?:\\s+is)?\\s*:?\\s*\\**\\(?([${letters}])\\b`, 'i'),
    new RegExp(`^\\s*\\**\\(?([${letters}])\\b[).:\\s*]*`),
    new RegExp(`\\(([${letters}])\\)`),
  ];
  for (const pattern of patterns) {
    const match = pattern.exec(answer);
    if (match) return match[1].toUpperCase();
  }
  const lower = answer.toLowerCase();
  const named = choices.flatMap((text, index) =>
    lower.includes(text.toLowerCase()) ? [letters[index]] : [],
  );
  return named.length === 1 ? named[0] : undefined;
}
