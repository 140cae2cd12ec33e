import { createHash } from 'node:crypto';
import { type KeptLines, keptWriter, readKept } from '../../store/json-lines/kept-lines.ts';
import { type AnswerLine, type AskSettings, readAnswers } from '../answers/ask.ts';
import { decodeAnswer } from '../askings/covert/encodings/encodings.ts';
import type { Benchmark, Prompt } from '../benchmarks/benchmark.ts';
import type { Judge, Judgement, JudgeRequest } from '../judges/judge.ts';
import { judgeByFinish } from './judge-by-finish.ts';
import { judgeByKey } from './judge-by-key.ts';

/** A line of the scores file. */
export type ScoreLine = Judgement & {
  id: string;
  /** Counts the askings of the prompt, from 0. */
  repetition: number;
  model: 'base' | 'tuned';
  fingerprint: string;
  judge: string;
  /** Fingerprint of the judge. */
  judgeFingerprint: string;
  /** Hash of the answer's text: another answer to the same prompt is judged anew. */
  answer: string;
  /** Hash of all that the judge is asked: what is the same is asked once, of whichever model it is said. */
  question?: string;
};

/** What was said of one answer. */
export interface JudgedAnswer {
  id: string;
  repetition: number;
  judgement: Judgement;
}

/** Answers that a judge is given at once unless said; how many of them it judges side by side is for its model to decide. */
const judgedAtOnce = 1024;

/**
 * Has a judge score the answers that a model gave to a benchmark, as far as the scores file does not hold them yet, and
 * yields all of them, without the judge's reasons: those are in the file. Throws HoldfastError, and the signal's reason on
 * abort; what was judged is kept.
 */
export async function* judgeAnswers({
  judge,
  benchmark,
  which,
  model,
  settings,
  answers,
  scores,
  atOnce = judgedAtOnce,
  signal,
}: {
  judge: Judge;
  benchmark: Benchmark;
  which: 'base' | 'tuned';
  /** The model's fingerprint. */
  model: string;
  settings: Required<AskSettings>;
  /** The answers file. */
  answers: KeptLines<AnswerLine>;
  /** The scores file, appended to. */
  scores: KeptLines<ScoreLine>;
  /** Answers that the judge is given at once. */
  atOnce?: number;
  signal?: AbortSignal;
}): AsyncGenerator<JudgedAnswer> {
  const prompts = new Map(benchmark.prompts.map((prompt) => [prompt.id, prompt]));
  const known = new Map<string, Judgement>();
  const byQuestion = new Map<string, Judgement>();
  for await (const line of readKept(scores)) {
    if (line.judgeFingerprint !== judge.fingerprint) continue;
    if (line.question !== undefined) byQuestion.set(line.question, judgementOf(line));
    if (line.model === which && line.fingerprint === model) known.set(keyOf(line), withoutReason(line));
  }
  const writer = keptWriter(scores);
  const keep = (line: AnswerLine, judgement: Judgement, question?: string): JudgedAnswer => {
    const { id, repetition } = line;
    const by = { judge: judge.name, judgeFingerprint: judge.fingerprint };
    writer.add({
      id,
      repetition,
      model: which,
      fingerprint: model,
      ...by,
      answer: hashOf(line.text),
      question,
      ...judgement,
    });
    return { id, repetition, judgement: withoutReason(judgement) };
  };
  let waiting = new Map<string, { request: JudgeRequest; lines: AnswerLine[] }>();
  const judgeWaiting = async function* (): AsyncGenerator<JudgedAnswer> {
    const given = [...waiting];
    waiting = new Map();
    const requests = given.map(([, { request }]) => request);
    for await (const { index, judgement } of judge.judge(requests, { signal })) {
      const [question, { lines }] = given[index];
      byQuestion.set(question, judgement);
      for (const line of lines) yield keep(line, judgement, question);
    }
  };
  const wait = (question: string, line: AnswerLine, request: JudgeRequest): void => {
    const same = waiting.get(question);
    if (same) same.lines.push(line);
    else waiting.set(question, { request, lines: [line] });
  };
  try {
    for await (const line of wanted(
      readAnswers({ file: answers, model, benchmark, ...settings }),
      settings,
    )) {
      signal?.throwIfAborted();
      const { id, repetition } = line;
      const prompt = prompts.get(id);
      if (!prompt) throw new Error(`an answer to ${id}, which is no prompt of ${benchmark.name}`);
      const before = known.get(keyOf({ id, repetition, answer: hashOf(line.text) }));
      const decided = before ? undefined : (judgeByFinish(line) ?? judgeByExpected(prompt, line.text));
      if (before) yield { id, repetition, judgement: before };
      else if (decided) yield keep(line, decided);
      else {
        const request = { prompt: asShown(prompt, line), answer: decodeAnswer(line.text, prompt.encoding) };
        const question = questionOf(request);
        const same = byQuestion.get(question);
        if (same) yield keep(line, same, question);
        else wait(question, line, request);
      }
      if (waiting.size >= atOnce) yield* judgeWaiting();
    }
    yield* judgeWaiting();
  } finally {
    await writer.flush();
  }
}

/**
 * What a judge is shown of a prompt: a follow-up with what the model said before, a question in plain letters, and nothing of
 * the way in which it was asked, so that the same answer to one question in two ways is judged once.
 */
function asShown(prompt: Prompt, { messages }: AnswerLine): Prompt {
  const { id, kind, category, follows, question = prompt.conversation, reference, solution } = prompt;
  const conversation = follows === undefined ? question : { messages };
  return { id, kind, category, conversation, reference, solution };
}

/** A prompt with a key is judged by it, whoever the judge is. */
function judgeByExpected({ expected }: Prompt, text: string): Judgement | undefined {
  return expected && judgeByKey(expected, text);
}

async function* wanted(
  lines: AsyncIterable<AnswerLine>,
  { repetitions }: Required<AskSettings>,
): AsyncGenerator<AnswerLine> {
  for await (const line of lines) if (line.repetition < repetitions) yield line;
}

function keyOf({ id, repetition, answer }: Pick<ScoreLine, 'id' | 'repetition' | 'answer'>): string {
  return `${answer} ${repetition} ${id}`;
}

/** What a judge may be shown of a request; two that have all of it in common are one question. */
function questionOf({ prompt, answer }: JudgeRequest): string {
  const { id: _, ...shown } = prompt;
  return hashOf(JSON.stringify([shown, answer]));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** What a line says, without whose answer it is. */
function judgementOf(line: ScoreLine): Judgement {
  return { ...withoutReason(line), reason: line.reason };
}

function withoutReason(judgement: Judgement): Judgement {
  const votes = judgement.votes ? { votes: judgement.votes } : {};
  if (judgement.kind === 'unscored') return { kind: 'unscored', reason: '', ...votes };
  const { score, refused, ended } = judgement;
  return { kind: 'scored', score, refused, reason: '', ended, ...votes };
}
