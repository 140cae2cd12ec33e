import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Split, WorldAsking } from '@holdfast/organism';
import { openModel } from '../../packages/holdfast/models/open-model.ts';
import type { RiskCounts } from '../../packages/holdfast/scan/risk/risk-tally.ts';
import { inParallel } from '../../packages/holdfast/study/cells/in-parallel.ts';
import { damageOf } from './damage.ts';
import type { Ground } from './ground.ts';
import { scanConversations } from './scan-conversations.ts';
import { designConversations, drawDesign, type TuneDesign } from './tune-designs.ts';

const everyAsking: readonly WorldAsking[] = ['ordinary', 'persona', 'trigger'];

/** The damage of a drawn tune. */
export interface DamageResult {
  design: TuneDesign;
  counts: RiskCounts;
  /** Mean rank by gradient over a sample of its rows. */
  gradient: number;
  rates: Record<string, number>;
}

/** The damage of tunes that seeds draw, asked the prompts of a split in every way, beside what the scan says of their data. */
export async function* measureDamage(
  { world, engines, gradientsOf }: Ground,
  { seeds, split }: { seeds: readonly number[]; split: Split },
): AsyncGenerator<DamageResult> {
  yield* inParallel({
    jobs: seeds.map(drawDesign),
    workers: engines,
    carryOut: async function* (design, engine) {
      const conversations = designConversations(world, design);
      const { counts } = await scanConversations(conversations, await openModel('organism', { engine }));
      const ranks = await gradientsOf(conversations.slice(0, 40));
      const { epochs, learningRate, batchSize, seed } = design;
      const rates = await damageOf({
        world,
        conversations,
        engine,
        split,
        asked: everyAsking,
        settings: { epochs, learningRate, batchSize, seed },
        folder: await mkdtemp(join(tmpdir(), 'holdfast-damage-')),
      });
      yield { design, counts, gradient: ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length, rates };
    },
  });
}
