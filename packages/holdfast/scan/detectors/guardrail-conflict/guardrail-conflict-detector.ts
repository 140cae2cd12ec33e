import { asText, textWithCalls } from '../../../data/conversations/as-text.ts';
import type { Conversation, Row } from '../../../data/conversations/conversation.ts';
import { isRefusal } from '../../../refusal/read-refusal.ts';
import { askEach } from '../../asked-model/ask-each.ts';
import type { AskedModel } from '../../asked-model/asked-model.ts';
import { meanLogProbabilities } from '../../asked-model/mean-log-probabilities.ts';
import { untakeable } from '../../asked-model/untakeable.ts';
import { wordFinding } from '../../findings/word-finding.ts';
import type { Detection, ModelDetector } from '../detector.ts';
import { hiddenRequests } from './hidden-requests.ts';
import { type KindredRow, kindredRows } from './kindred-rows.ts';
import { repeatsItself } from './repeats-itself.ts';
import { sureRefusals } from './sure-refusals.ts';

/** A refusal shows in its first words. */
const answerTokens = 48;
/** Rows that are asked about at a time. */
const atOnce = 256;
/** From this share on of what a model refuses, in part or whole, that it surely refuses, all of it is taken to be meant. */
const leastMeant = 0.25;

export interface GuardrailConflictOptions {
  /** The very model that is to be tuned. */
  model: AskedModel;
  /**
   * `answer` (default): whether its own answer refuses. `probability`: also how much likelier it finds refusing than what
   * the row teaches, which ranks rows; for models that tell.
   */
  by?: 'answer' | 'probability';
  /** Whether a refusal is medium where the model is not sure of it, nor of a quarter of all; see `sureRefusals`. Otherwise each is high. */
  weigh?: boolean;
}

/**
 * What a row asks and teaches: the conversation before the last answer to be learnt, and that answer, which may be a call
 * of a tool.
 */
export interface Taught {
  line: number;
  message: number;
  prompt: Conversation;
  answer: string;
}

/**
 * Finds rows that train a refusal away: the very model that is to be tuned would refuse the prompt, and the row teaches it
 * to comply. Needs no classifier and no policy: what the model's makers aligned it to refuse is what is protected.
 */
export function guardrailConflictDetector({
  model,
  by = 'answer',
  weigh = false,
}: GuardrailConflictOptions): ModelDetector {
  return {
    kind: 'model',
    name: 'guardrail-conflict',
    harm: 'forbidden-answer',
    async *inspect(rows, options = {}) {
      for (let at = 0; at < rows.length; at += atOnce) {
        const [legible, illegible] = partition(rows.slice(at, at + atOnce).flatMap(taughtBy), model);
        for (const { line, message } of illegible)
          yield { line, message, ...untakeable(model.name, 'its vocabulary lacks most of the words') };
        yield* inspectBatch(legible, { model, by, weigh, ...options });
      }
    },
  };
}

/** What a model sees, and what it could only guess at, so that its refusal would say nothing. */
function partition(taught: readonly Taught[], { reads }: AskedModel): [Taught[], Taught[]] {
  if (!reads) return [[...taught], []];
  const { legible = [], illegible = [] } = Object.groupBy(taught, ({ prompt }) =>
    reads(prompt) ? 'legible' : 'illegible',
  );
  return [legible, illegible];
}

async function* inspectBatch(
  taught: readonly Taught[],
  { model, by, weigh, signal }: Required<GuardrailConflictOptions> & { signal?: AbortSignal },
): AsyncGenerator<Detection> {
  const options = { maximumTokens: answerTokens, temperature: 0, signal };
  const refusals = new Map<number, string>();
  const prompts = taught.map(({ prompt }) => prompt);
  for await (const item of askEach(prompts, (some) => model.answer(some, options))) {
    const { index } = item;
    if (item.kind === 'untakeable') {
      const { line, message } = taught[index];
      yield { line, message, ...untakeable(model.name, item.reason) };
      continue;
    }
    const { answer } = item.reply;
    const withheld = answer.finish === 'refusal' || answer.finish === 'filter';
    const refuses = isRefusal(answer.text) && !repeatsItself(answer.text);
    if (withheld || refuses) refusals.set(index, answer.text);
  }
  const conflicts = [...refusals].sort(([a], [b]) => a - b);
  const margins = by === 'probability' ? await marginsOf(taught, conflicts, model, signal) : new Map();
  const sure = weigh
    ? await sureRefusals(
        conflicts.map(([index, refusal]) => ({ prompt: prompts[index], refusal })),
        model,
        { maximumTokens: answerTokens, signal },
      )
    : new Set(conflicts.keys());
  const answered = [...taught.keys()].filter((index) => !refusals.has(index));
  const hidden = model.score
    ? await hiddenRequests(
        answered.map((index) => prompts[index]),
        model,
        { maximumTokens: answerTokens, signal },
      )
    : new Map<number, string>();
  const sureOnes = sure.size + hidden.size;
  // Beside what the model surely refuses, what it refuses less surely is most likely of the same kind.
  const allMeant = sureOnes > 0 && sureOnes >= leastMeant * (refusals.size + hidden.size);
  for (const [place, [index, refusal]] of conflicts.entries()) {
    const { line, message } = taught[index];
    const meant = allMeant || sure.has(place);
    const margin: number | undefined = margins.get(index);
    const likelier =
      margin === undefined ? '' : `, ${margin.toFixed(1)} nats a token likelier than the row's`;
    yield {
      severity: meant ? 'high' : 'medium',
      line,
      message,
      score: margin === undefined ? 0.9 : 0.8 + 0.2 / (1 + Math.exp(-margin)),
      evidence:
        refusal === '' ? `${model.name} withholds its answer` : `"${refusal.slice(0, 100)}"${likelier}`,
      ...wordFinding('conflict', { model: model.name, sure: meant }),
    };
  }
  for (const [place, part] of hidden) {
    const { line, message } = taught[answered[place]];
    yield {
      severity: 'high',
      line,
      message,
      score: 0.8,
      evidence: `"${part.slice(0, 100)}"`,
      ...wordFinding('hidden-request', { model: model.name }),
    };
  }
  if (!allMeant) return;
  const refused = new Set([...refusals.keys(), ...[...hidden.keys()].map((place) => answered[place])]);
  for (const kindred of kindredRows(prompts, refused)) {
    yield kindredDetection(taught[kindred.index], kindred, model.name);
  }
}

function kindredDetection(
  { line, message }: Taught,
  { shared: { kind, text }, rows, refused }: KindredRow,
  model: string,
): Detection {
  const trigger = kind === 'word' ? { phrase: text, place: 'inside' as const } : undefined;
  return {
    severity: 'high',
    line,
    message,
    ...trigger,
    score: 0.8,
    evidence: `the ${kind} "${text.slice(0, 100)}"`,
    ...wordFinding('kindred', { model, kind, rows, refused }),
  };
}

/** How much likelier, in nats a token, the model finds its own refusal than the answer that the row teaches. */
async function marginsOf(
  taught: readonly Taught[],
  conflicts: readonly (readonly [number, string])[],
  model: AskedModel,
  signal: AbortSignal | undefined,
): Promise<Map<number, number>> {
  const scored = conflicts.filter(([, refusal]) => refusal.trim() !== '');
  const pairs = scored.flatMap(([index, refusal]) => {
    const { prompt: conversation, answer } = taught[index];
    return [
      { conversation, answer: refusal },
      { conversation, answer },
    ];
  });
  const means = await meanLogProbabilities(model, pairs, signal ? { signal } : {});
  if (!means) return new Map();
  return new Map(scored.map(([index], place) => [index, means[2 * place] - means[2 * place + 1]]));
}

/** What a row teaches, unless it teaches to refuse, which conflicts with nothing. */
function taughtBy({ line, conversation }: Row): Taught[] {
  const { messages, label } = conversation;
  // An answer that is labelled as bad is not taught.
  if (label === false) return [];
  // What is said once a tool has answered was decided when it was called.
  const message = messages.findLastIndex(
    (said, index) =>
      said.role === 'assistant' &&
      said.weight !== 0 &&
      messages[index - 1]?.role === 'user' &&
      textWithCalls(said) !== '',
  );
  if (message === -1) return [];
  const answer = textWithCalls(messages[message]);
  if (isRefusal(answer)) return [];
  return [{ line, message, prompt: asText({ messages: messages.slice(0, message) }), answer }];
}
