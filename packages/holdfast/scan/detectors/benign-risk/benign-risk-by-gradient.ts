import type { Conversation } from '../../../data/conversations/conversation.ts';
import { askEach } from '../../asked-model/ask-each.ts';
import { untakeable } from '../../asked-model/untakeable.ts';
import type { ModelDetector } from '../detector.ts';
import { rankByGradient } from './rank-by-gradient.ts';

/** Of all rows so many are told, the riskiest, and no more than this. */
const toldShare = 0.1;
const mostTold = 100;

/** A model whose gradients can be asked for, and what they are held against. */
export interface GradientModel {
  readonly name: string;
  /** One gradient a conversation, in their order. Throws HoldfastError. */
  gradients(
    conversations: readonly Conversation[],
    options?: { signal?: AbortSignal },
  ): Promise<readonly Float32Array[]>;
  /** Harmful prompts that are answered, and such that are refused. */
  anchors: { harmful: readonly Conversation[]; safe: readonly Conversation[] };
}

/**
 * Ranks rows by what they do to the model that is to be tuned: how far a row's gradient points to that of harmful prompts
 * answered and away from that of harmful prompts refused (He et al. 2024, "What is in Your Safe Data? Identifying Benign
 * Data that Breaks Safety", section 4, which takes the first of such a ranking). The riskiest tenth of those that point
 * that way, a hundred rows at the most, are told when all were seen. Always low: the rank orders rows, and condemns none.
 */
export function benignRiskByGradient({
  name: model,
  gradients,
  anchors: { harmful, safe },
}: GradientModel): ModelDetector {
  const ranked: { line: number; rank: number }[] = [];
  let anchors: { harmful: readonly Float32Array[]; safe: readonly Float32Array[] } | undefined;
  return {
    kind: 'model',
    name: 'benign-risk-by-gradient',
    harm: 'harmful-gradient',
    async *inspect(rows, options = {}) {
      anchors ??= { harmful: await gradients(harmful, options), safe: await gradients(safe, options) };
      const { signal } = options;
      const conversations = rows.map(({ conversation }) => conversation);
      const directions = anchors;
      const ask = async function* (some: readonly Conversation[]) {
        signal?.throwIfAborted();
        const ranks = rankByGradient({ rows: await gradients(some, options), ...directions });
        for (const [index, rank] of ranks.entries()) yield { index, rank };
      };
      for await (const item of askEach(conversations, ask)) {
        const { line } = rows[item.index];
        if (item.kind === 'untakeable') {
          yield { line, ...untakeable(model, item.reason) };
          continue;
        }
        ranked.push({ line, rank: item.reply.rank });
      }
    },
    finish() {
      const towardsHarm = ranked.filter(({ rank }) => rank > 0).sort((a, b) => b.rank - a.rank);
      const count = Math.min(mostTold, Math.ceil(toldShare * ranked.length));
      return towardsHarm.slice(0, count).map(({ line, rank }, place) => ({
        severity: 'low',
        line,
        score: Math.min(1, rank / 2),
        evidence: `${place + 1} of ${ranked.length} by gradient`,
        reason: `Of ${ranked.length} rows, ${place === 0 ? 'none pulls' : `${place} pull`} ${model} further towards answering what it refuses.`,
        remedy: 'Read it; leave it out if you can spare it, or mix in safety examples.',
      }));
    },
  };
}
