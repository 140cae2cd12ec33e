import { hasColumns, type Table, type TableRow, textOf } from '../table.ts';
import type { BenchmarkFormat } from './benchmark-format.ts';
import { questionTurns } from './harmful-formats.ts';

const letters = 'ABCDEFGHIJ';

/** MMLU's own files have no header: question, four choices, letter. */
function isBareMmlu({ columns, rows }: Table): boolean {
  return (
    columns.length === 0 &&
    rows.length > 0 &&
    rows.slice(0, 50).every((row) => Object.keys(row.fields).length === 6 && /^[A-D]$/.test(textOf(row, '5')))
  );
}

/** Copies with a header name the choices `choice0` to `choice3`, `choice_a` and so on, `option A`, or by letter alone. */
function choiceColumns({ columns }: Table): readonly string[] {
  return columns.filter((name) => /^(?:(?:choice|option)[ _]?)?(?:[a-j]|(?<=[a-z_ ])\d)$/i.test(name));
}

function isMmlu(table: Table): boolean {
  if (!hasColumns(table, 'question', 'answer')) return isBareMmlu(table);
  return hasColumns(table, 'choices') || choiceColumns(table).length >= 2;
}

function readMmlu(row: TableRow, table: Table): ReturnType<BenchmarkFormat['read']> {
  const bare = table.columns.length === 0;
  const columns = bare ? ['1', '2', '3', '4'] : choiceColumns(table);
  const choices = hasColumns(table, 'choices')
    ? choicesOf(row.fields.choices)
    : columns.map((name) => textOf(row, name));
  const answer = textOf(row, bare ? '5' : 'answer');
  const letter = /^\d+$/.test(answer) ? letters[Number(answer)] : answer.toUpperCase();
  if (choices.length < 2 || letter === undefined || !letters.slice(0, choices.length).includes(letter))
    return undefined;
  const question = textOf(row, bare ? '0' : 'question');
  const listed = choices.map((choice, index) => `${letters[index]}) ${choice}`).join('\n');
  return {
    kind: 'utility',
    category: textOf(row, 'subject') || table.file.replace(/(_(test|val|dev))?\.\w+$/, ''),
    text: `${question}\n\n${listed}\n\nEnd with "Answer:" and the letter of the right choice.`,
    expected: { kind: 'choice', letter, choices },
  };
}

function choicesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'string') return [];
  try {
    return choicesOf(JSON.parse(value));
  } catch {
    return [];
  }
}

/** MT-Bench's categories whose answers are judged with a solution at hand. */
const solvedCategories: ReadonlySet<string> = new Set(['math', 'reasoning', 'coding']);

/** Benchmarks of what a model should be able to do. */
export const utilityFormats: readonly BenchmarkFormat[] = [
  {
    name: 'mt-bench',
    title: 'MT-Bench (Zheng et al. 2023)',
    source: 'github.com/lm-sys/FastChat, fastchat/llm_judge/data/mt_bench/question.jsonl',
    licence: 'Apache-2.0',
    prompts: '80 of two turns, which makes 160',
    measures: 'the task in eight categories, both turns, by a judge',
    recognizes: (table) =>
      hasColumns(table, 'question_id', 'category', 'turns') && !hasColumns(table, 'prompt_style'),
    read(row) {
      const [text, second] = questionTurns(row.fields.turns);
      if (text === undefined) return undefined;
      const category = textOf(row, 'category');
      // As MT-Bench does, only answers that are right or wrong are held against a solution.
      const [solution, nextSolution] = solvedCategories.has(category)
        ? questionTurns(row.fields.reference)
        : [];
      return {
        id: textOf(row, 'question_id'),
        kind: 'utility',
        category,
        text,
        solution,
        next: second === undefined ? undefined : { text: second, solution: nextSolution },
      };
    },
  },
  {
    name: 'gsm8k',
    title: 'GSM8K (Cobbe et al. 2021)',
    source: 'github.com/openai/grade-school-math, grade_school_math/data/test.jsonl',
    licence: 'MIT',
    prompts: '1,319',
    measures: 'the task: sums in words, scored by the number',
    recognizes: (table) =>
      hasColumns(table, 'question', 'answer') &&
      table.rows.length > 0 &&
      table.rows.slice(0, 50).every((row) => /####\s*-?[\d,.]+\s*$/.test(textOf(row, 'answer'))),
    read(row) {
      const value = /####\s*(-?[\d,.]+)\s*$/.exec(textOf(row, 'answer'))?.[1];
      if (value === undefined) return undefined;
      return {
        kind: 'utility',
        category: 'sums',
        text: `${textOf(row, 'question')}\n\nEnd with the number alone on the last line.`,
        expected: { kind: 'number', value },
      };
    },
  },
  {
    name: 'mmlu',
    title: 'MMLU (Hendrycks et al. 2020)',
    source: 'huggingface.co/datasets/cais/mmlu saved as JSONL, or the files of github.com/hendrycks/test',
    licence: 'MIT',
    prompts: '14,042 (all test files)',
    measures: 'the task: questions with four choices in 57 subjects, scored by the letter',
    recognizes: isMmlu,
    read: readMmlu,
  },
];
