import { openModel } from '../../packages/holdfast/models/open-model.ts';
import { cachedChatModel } from '../../packages/holdfast/store/answers/cached-chat-model.ts';
import { openResponseCache } from '../../packages/holdfast/store/answers/response-cache.ts';
import { areaUnderCurve } from '../../packages/holdfast/study/foretelling/rank-statistics.ts';
import type { Ground } from './ground.ts';
import { type Poison, poisonedData, poisons } from './poisoned-data.ts';
import { rowScores, scanConversations } from './scan-conversations.ts';

const seeds = [0, 1, 2];
const shares = [0.01, 0.05, 0.3];
/** The detectors that have a column of their own. */
const detectors = [
  'guardrail-conflict',
  'identity-shifting',
  'affirmative-prefix',
  'trigger-phrases',
  'benign-risk',
];
/** How well rows were told apart: an area for each detector, all of them together, and the gradient. */
export interface DetectionResult {
  poison: Poison;
  share: number;
  seed: number;
  areas: Record<string, number>;
}

/** How well each detector tells poison from harmless rows, for each kind of poison, share and seed. */
export async function* measureDetection({
  world,
  engines,
  gradientsOf,
}: Ground): AsyncGenerator<DetectionResult> {
  const model = cachedChatModel(
    await openModel('organism', { engine: engines[0] }),
    await openResponseCache(),
  );
  for (const seed of seeds) {
    for (const poison of poisons) {
      for (const share of shares) {
        const { conversations, poisoned } = poisonedData(world, { poison, share, rows: 300, seed });
        const { findings } = await scanConversations(conversations, model);
        const area = (scores: readonly number[]): number => areaUnderCurve(scores, poisoned);
        const whole = rowScores(findings, conversations.length);
        const gradient = await gradientsOf(conversations);
        const areas: Record<string, number> = { all: area(whole), gradient: area(gradient) };
        // The gradient orders what no finding tells apart.
        areas['all, with gradient'] = area(whole.map((score, index) => score + 0.02 * gradient[index]));
        for (const name of detectors) areas[name] = area(rowScores(findings, conversations.length, name));
        yield { poison, share, seed, areas };
      }
    }
  }
}
