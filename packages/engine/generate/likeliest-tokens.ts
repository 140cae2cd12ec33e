import type { Alternative } from './generate-options.ts';

/** The so many likeliest tokens of a row of log-probabilities [vocabulary], the likeliest first; ties by number. */
export function likeliestTokens(logProbabilities: Float32Array, count: number): Alternative[] {
  const best: Alternative[] = [];
  for (const [token, logProbability] of logProbabilities.entries()) {
    if (best.length === count && logProbability <= best[count - 1].logProbability) continue;
    let place = best.length;
    while (place > 0 && best[place - 1].logProbability < logProbability) place -= 1;
    best.splice(place, 0, { token, logProbability });
    if (best.length > count) best.pop();
  }
  return best;
}
