import { setImmediate } from 'node:timers/promises';
import type { InferenceSession } from 'onnxruntime-node';
import { EngineError } from '../errors.ts';
import { createSession } from '../graph/onnx/session.ts';
import { batchFeeds } from '../train/examples/feeds.ts';
import type { AnswerScore, ScoreOptions } from './generate-options.ts';
import { loadModel, type ModelName, repacks } from './load-model.ts';
import { scoreGraph } from './score-graph.ts';

/** A model ready to score given answers. */
export interface Scorer {
  session: InferenceSession;
  maximumLength: number;
}

/** Compiles a model for scoring. Throws EngineError. */
export async function openScorer(name: ModelName, { threads }: { threads: number }): Promise<Scorer> {
  const model = await loadModel(name);
  try {
    const session = await createSession(scoreGraph(model), { threads, repack: repacks(name) });
    return { session, maximumLength: model.configuration.maximumLength };
  } finally {
    await model.release();
  }
}

/**
 * The log-probability of every token of every given answer after its prompt, in nats. Throws EngineError `bad-option`
 * for a pair that is empty on one side or too long.
 */
export async function* score(
  { session, maximumLength }: Scorer,
  { pairs, batchSize = 32, signal }: Omit<ScoreOptions, keyof ModelName>,
): AsyncGenerator<AnswerScore> {
  const ordered = pairs.map(({ prompt, answer }, index) => {
    const length = prompt.length + answer.length;
    if (prompt.length === 0 || answer.length === 0 || length > maximumLength) {
      throw new EngineError(
        'bad-option',
        `Pair ${index + 1} needs a prompt and an answer of together at most ${maximumLength} tokens.`,
      );
    }
    return { index, answer, tokens: [...prompt, ...answer], length };
  });
  ordered.sort((a, b) => a.length - b.length);
  for (let at = 0; at < ordered.length; at += batchSize) {
    await setImmediate();
    signal?.throwIfAborted();
    const batch = ordered.slice(at, at + batchSize);
    const examples = batch.map(({ tokens, answer, length }) => ({
      tokens,
      weights: tokens.map((_, place) => (place < length - answer.length ? 0 : 1)),
    }));
    const { weights: _weights, ...feeds } = batchFeeds(examples, 1).feeds;
    const results = await session.run(feeds);
    const scores = Array.from(results.logProbabilities.data as Float32Array);
    let from = 0;
    for (const { index, answer } of batch) {
      yield { index, logProbabilities: scores.slice(from, from + answer.length) };
      from += answer.length;
    }
  }
}
