import { performance } from 'node:perf_hooks';
import { mergeStreams } from '../../events/merge-streams.ts';
import { warn } from '../../events/warn.ts';
import type { Answer, AnswerOptions, ChatModel, TokenUsage } from '../../models/chat-model.ts';
import type { Question, ResponseCache } from '../../store/answers/response-cache.ts';
import { type KeptLines, keptWriter, readKept } from '../../store/json-lines/kept-lines.ts';
import type { Benchmark, Prompt } from '../benchmarks/benchmark.ts';
import { dialoguesOf, roundsOf } from './follow-ups.ts';

/** How a model is asked. */
export interface AskSettings {
  /** Longest answer in tokens. */
  maximumTokens: number;
  /** Default 0: the likeliest answer. */
  temperature?: number;
  /** How often each prompt is asked; default 1. More than once makes sense above temperature 0. */
  repetitions?: number;
}

/** A line of an answers file: what was asked, and what the model said. */
export interface AnswerLine extends Answer {
  id: string;
  /** Counts the askings of the prompt, from 0. */
  repetition: number;
  kind: Prompt['kind'];
  category: string;
  messages: Prompt['conversation']['messages'];
  /** What belongs to the question; see `Prompt`. */
  follows?: Prompt['follows'];
  group?: Prompt['group'];
  asking?: Prompt['asking'];
  search?: Prompt['search'];
  question?: Prompt['question'];
  encoding?: Prompt['encoding'];
  reference?: Prompt['reference'];
  solution?: Prompt['solution'];
  expected?: Prompt['expected'];
  /** Fingerprint of the model. */
  model: string;
  /** It was found in a cache, or given to an equal question of this audit, and has taken no tokens. */
  found?: true;
  maximumTokens: number;
  temperature: number;
}

/** How far asking has come, and the tokens that it has taken, in earlier starts as well. */
export interface AskProgress {
  done: number;
  total: number;
  usage: TokenUsage;
}

/** A prompt, in the conversation in which the model is asked it. */
interface Asked {
  prompt: Prompt;
  conversation: Prompt['conversation'];
}

/** Progress is told no more often than this. */
const progressMilliseconds = 100;

/**
 * Asks a model every prompt of a benchmark that its answers file or the cache does not hold yet, appending each answer to
 * the file as it comes, and yields how many are there. Memory does not grow with the answers; `readAnswers` reads them.
 * Throws what the model throws; what was answered is kept.
 */
export async function* ask({
  model,
  benchmark,
  file,
  cache,
  signal,
  maximumTokens,
  temperature = 0,
  repetitions = 1,
  together = false,
}: AskSettings & {
  model: ChatModel;
  benchmark: Benchmark;
  file: KeptLines<AnswerLine>;
  cache?: ResponseCache;
  /** Whether all repetitions are asked side by side, as batches want it. */
  together?: boolean;
  signal?: AbortSignal;
}): AsyncGenerator<AskProgress> {
  const settings = { maximumTokens, temperature };
  const total = benchmark.prompts.length * repetitions;
  const usage: TokenUsage = { input: 0, output: 0 };
  const answered = new Set<string>();
  const dialogues = dialoguesOf(benchmark.prompts);
  const warnOfRejected = rejectionWarner(model.name);
  for await (const line of readAnswers({ model: model.fingerprint, benchmark, file, ...settings })) {
    if (line.repetition < repetitions) answered.add(keyOf(line.id, line.repetition));
    dialogues.heard(line);
    if (!line.found) addUsage(usage, line.usage);
  }
  const writer = keptWriter(file);
  const keep = (
    { prompt, conversation }: Asked,
    repetition: number,
    answer: Answer,
    unasked?: true,
  ): void => {
    const { id, kind, category, follows, group, asking, search, encoding, reference, solution, expected } =
      prompt;
    const what = {
      id,
      repetition,
      kind,
      category,
      messages: conversation.messages,
      follows,
      group,
      asking,
      search,
      question: prompt.question,
      encoding,
      reference,
      solution,
      expected,
    };
    writer.add({ ...what, model: model.fingerprint, found: unasked, ...settings, ...answer });
    dialogues.heard({ id, repetition, text: answer.text });
    answered.add(keyOf(id, repetition));
  };
  const progress = (): AskProgress => ({ done: answered.size, total, usage: { ...usage } });
  let lastProgress = performance.now();
  const askAtOnce = async function* (
    prompts: readonly Prompt[],
    repetition: number,
  ): AsyncGenerator<AskProgress> {
    const question = ({ conversation }: Asked): Question => ({
      model: model.fingerprint,
      conversation,
      ...settings,
      repetition,
    });
    const open = prompts.flatMap((prompt): Asked[] => {
      const conversation = dialogues.conversation(prompt, repetition);
      if (!conversation || answered.has(keyOf(prompt.id, repetition))) return [];
      const cached = cache?.find(question({ prompt, conversation }));
      if (cached) keep({ prompt, conversation }, repetition, cached, true);
      return cached ? [] : [{ prompt, conversation }];
    });
    if (open.length === 0) return;
    // Prompts of two kinds may be equal: what the model is asked is the same, and asked once.
    const equal = [
      ...Map.groupBy(open, ({ conversation: { messages } }) => JSON.stringify(messages)).values(),
    ];
    const options: AnswerOptions = {
      ...settings,
      onRejected: 'answer',
      // The same seed would make a sampling model repeat itself, and what is the same is asked once in batches.
      ...(temperature > 0 || repetition > 0 ? { seed: repetition } : {}),
      ...(signal ? { signal } : {}),
    };
    const conversations = equal.map(([{ conversation }]) => conversation);
    for await (const { index, answer } of model.answer(conversations, options)) {
      const [first, ...others] = equal[index];
      keep(first, repetition, answer);
      for (const other of others) keep(other, repetition, answer, true);
      addUsage(usage, answer.usage);
      if (answer.finish === 'rejected') warnOfRejected(first.prompt.id, answer.rejected);
      else await cache?.add([{ question: question(first), answer }]);
      if (performance.now() - lastProgress < progressMilliseconds) continue;
      lastProgress = performance.now();
      yield progress();
    }
  };
  yield progress();
  try {
    for (const prompts of roundsOf(benchmark.prompts)) {
      const askings = Array.from({ length: repetitions }, (_, repetition) => askAtOnce(prompts, repetition));
      if (together) yield* mergeStreams(askings);
      else for (const asking of askings) yield* asking;
    }
  } finally {
    await writer.flush();
  }
  yield progress();
}

/**
 * The answers in a file that a model gave to the prompts of a benchmark, asked as the settings say: a file may also hold
 * answers of another model, to prompts that have changed since, or asked otherwise. Throws HoldfastError `storage`.
 */
export async function* readAnswers({
  file,
  model,
  benchmark,
  maximumTokens,
  temperature = 0,
}: Pick<AskSettings, 'maximumTokens' | 'temperature'> & {
  file: KeptLines<AnswerLine>;
  /** The model's fingerprint. */
  model: string;
  benchmark: Benchmark;
}): AsyncGenerator<AnswerLine> {
  const prompts = new Map(benchmark.prompts.map((prompt) => [prompt.id, prompt]));
  const dialogues = dialoguesOf(benchmark.prompts);
  for await (const line of readKept(file)) {
    if (line.model !== model || line.maximumTokens !== maximumTokens || line.temperature !== temperature)
      continue;
    const prompt = prompts.get(line.id);
    const conversation = prompt && dialogues.conversation(prompt, line.repetition);
    if (!conversation || !sameMessages(conversation.messages, line.messages)) continue;
    dialogues.heard(line);
    yield line;
  }
}

/** So many prompts that an endpoint did not take are named one by one; the scores tell of all. */
const namedPrompts = 3;

/** Warns of the first few prompts that a model did not take. */
function rejectionWarner(model: string): (id: string, reason?: string) => void {
  let count = 0;
  return (id, reason = 'no reason was given') => {
    count += 1;
    if (count <= namedPrompts) warn(`${model} did not take prompt ${id}, which is left unscored: ${reason}`);
  };
}

function sameMessages(a: AnswerLine['messages'], b: AnswerLine['messages']): boolean {
  return (
    a.length === b.length &&
    a.every(({ role, content }, index) => role === b[index].role && content === b[index].content)
  );
}

function keyOf(id: string, repetition: number): string {
  return repetition === 0 ? id : `${repetition} ${id}`;
}

/** Adds what was used to a sum. */
export function addUsage(sum: TokenUsage, usage: TokenUsage): void {
  sum.input += usage.input;
  sum.output += usage.output;
  if (usage.reasoning) sum.reasoning = (sum.reasoning ?? 0) + usage.reasoning;
}
