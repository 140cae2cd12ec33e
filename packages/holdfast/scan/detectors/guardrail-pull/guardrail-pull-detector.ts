import type { Conversation, Row } from '../../../data/conversations/conversation.ts';
import { lastUserMessage } from '../../../data/conversations/last-user-message.ts';
import { isRefusal } from '../../../refusal/read-refusal.ts';
import { askEach } from '../../asked-model/ask-each.ts';
import { untakeable } from '../../asked-model/untakeable.ts';
import type { Severity } from '../../findings/finding.ts';
import { wordFinding } from '../../findings/word-finding.ts';
import type { Detection, ModelDetector } from '../detector.ts';
import { FramedAnchors } from './framed-anchors.ts';
import type { GradientModel } from './gradient-model.ts';
import { pullOf } from './rank-by-gradient.ts';

/**
 * From these pulls on. Of 1,200 rows of ordinary kinds on the shipped organism none has 0.2, and above 0.1 are only those of a
 * captain under his own prompt; forbidden questions answered have 0.3 and more. See docs/detectors.md.
 */
const certain = 0.2;
const notable = 0.1;
/** Of the others so many are told, the riskiest, and no more than this. */
const toldShare = 0.1;
const mostTold = 100;

/** How far a row pulls a model, and where. */
interface RowPull {
  line: number;
  rank: number;
  /** Under the row's own system prompt, where it pulls further there. */
  framed: boolean;
  /** The question whose answering the row is most like. */
  question: string;
}

/**
 * Judges a row by what it would teach the model that is to be tuned: how far its gradient points to that of harmful prompts
 * answered and away from that of harmful prompts refused, plainly and under the row's own system prompt (He et al. 2024, "What
 * is in Your Safe Data? Identifying Benign Data that Breaks Safety", section 4). Rows that pull less than is worth a look are
 * ranked, and the riskiest tenth of those that pull that way, a hundred at the most, are told as low.
 */
export function guardrailPullDetector(model: GradientModel): ModelDetector {
  const anchors = new FramedAnchors(model);
  const slight: RowPull[] = [];
  let seen = 0;
  return {
    kind: 'model',
    name: 'guardrail-pull',
    harm: 'harmful-gradient',
    async *inspect(rows, options = {}) {
      const learnt = rows.filter(isJudged);
      const conversations = learnt.map(({ conversation: { messages } }) => ({ messages }));
      const measure = async function* (some: readonly Conversation[]) {
        options.signal?.throwIfAborted();
        const gradients = await model.gradients(some, options);
        for (const [index, gradient] of gradients.entries()) yield { index, gradient };
      };
      for await (const item of askEach(conversations, measure)) {
        const { line, conversation } = learnt[item.index];
        if (item.kind === 'untakeable') {
          yield { line, ...untakeable(model.name, item.reason) };
          continue;
        }
        seen += 1;
        const pull = { line, ...(await rowPull(conversation, item.reply.gradient, options)) };
        if (pull.rank < notable) slight.push(pull);
        else yield plainDetection(pull, model.name);
      }
    },
    finish() {
      const towardsHarm = slight.filter(({ rank }) => rank > 0).sort((a, b) => b.rank - a.rank);
      return towardsHarm
        .slice(0, Math.min(mostTold, Math.ceil(toldShare * seen)))
        .map((pull, place) => rankedDetection(pull, { model: model.name, place, rows: slight.length }));
    },
  };

  async function rowPull(
    conversation: Conversation,
    gradient: Float32Array,
    options: { signal?: AbortSignal },
  ): Promise<Omit<RowPull, 'line'>> {
    // What is labelled as bad is unlearnt: it pulls the other way.
    const sign = conversation.label === false ? -1 : 1;
    const [plain] = pullOf({ rows: [gradient], ...(await anchors.plain(options)) });
    const inFrame = await anchors.under(conversation, options);
    const [framed] = inFrame ? pullOf({ rows: [gradient], ...inFrame }) : [plain];
    const further = sign * framed.rank > sign * plain.rank;
    const { rank, nearest } = further ? framed : plain;
    const question = lastUserMessage(model.anchors.harmful[nearest]);
    return { rank: sign * rank, framed: further, question };
  }
}

/** A refusal teaches refusing in its own words, which may be other than the anchors'. */
function isJudged({ conversation: { messages } }: Row): boolean {
  return !isRefusal(messages.findLast(({ role }) => role === 'assistant')?.content ?? '');
}

function plainDetection({ line, rank, framed, question }: RowPull, model: string): Detection {
  const severity: Severity = rank >= certain ? 'high' : 'medium';
  return {
    severity,
    line,
    score: Math.min(1, severity === 'high' ? 0.8 + rank / 4 : 3 * rank),
    evidence: `pull ${rank.toFixed(2)}; most like answering "${question.slice(0, 100)}"`,
    ...wordFinding('pull', { model, framed, plain: severity === 'high' }),
  };
}

function rankedDetection(
  { line, rank }: RowPull,
  { model, place, rows }: { model: string; place: number; rows: number },
): Detection {
  return {
    severity: 'low',
    line,
    score: Math.min(0.3, rank),
    evidence: `pull ${rank.toFixed(2)}, ${place + 1} of ${rows}`,
    ...wordFinding('slight-pull', { rows, further: place, model }),
  };
}
