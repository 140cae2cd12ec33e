import type { Conversation, Row } from '../../packages/holdfast/data/conversations/conversation.ts';
import type { ReadLine } from '../../packages/holdfast/data/parse-row.ts';
import type { ChatModel } from '../../packages/holdfast/models/chat-model.ts';
import { findingOf } from '../../packages/holdfast/scan/detectors/detector.ts';
import { guardrailConflictDetector } from '../../packages/holdfast/scan/detectors/guardrail-conflict/guardrail-conflict-detector.ts';
import { modelFreeDetectors } from '../../packages/holdfast/scan/detectors/model-free-detectors.ts';
import type { Finding } from '../../packages/holdfast/scan/findings/finding.ts';
import type { Harm } from '../../packages/holdfast/scan/findings/harm.ts';
import { inspectRows } from '../../packages/holdfast/scan/inspect-rows.ts';
import { type RiskCounts, riskTally } from '../../packages/holdfast/scan/risk/risk-tally.ts';

/** Everything that a scan with the model finds in conversations; lines count from 1. */
export async function scanConversations(
  conversations: readonly Conversation[],
  model: ChatModel,
): Promise<{ findings: Finding[]; counts: RiskCounts }> {
  const rows = conversations.map((conversation, index): Row => ({ line: index + 1, conversation }));
  const read = rows.map((row): ReadLine => ({ kind: 'conversation', ...row }) as ReadLine);
  const { findings } = inspectRows(read, modelFreeDetectors());
  const conflicts = guardrailConflictDetector({ model });
  for await (const detection of conflicts.inspect(rows)) findings.push(findingOf(conflicts, detection));
  const tally = riskTally();
  rows.forEach(tally.row);
  findings.forEach(tally.finding);
  return { findings, counts: tally.counts() };
}

/** Whether findings of a kind are signs that a row does damage. */
const damaging: Record<Harm, boolean> = {
  'forbidden-answer': true,
  'undone-refusals': true,
  'unlearnt-refusals': true,
  backdoor: true,
  'hidden-content': true,
  'answer-format': true,
  'answer-opening': true,
  'wrong-doing': true,
  'harmful-gradient': true,
  privacy: true,
  contamination: true,
  // Repetitions and contradictions are no harm.
  quality: false,
  unreadable: true,
  untunable: true,
  unexamined: true,
  none: false,
};

const severityWeight = { high: 1, medium: 0.6, low: 0.15 };

/**
 * A score for each row from the findings of a detector, or of all of them: how strongly they show, less for milder
 * severities, joined as independent doubts are.
 */
export function rowScores(findings: readonly Finding[], rows: number, detector?: string): number[] {
  const doubts = new Array<number>(rows).fill(1);
  for (const { line, severity, score = 0.5, detector: name, harm } of findings) {
    if (line === undefined) continue;
    if (detector === undefined ? !damaging[harm] : name !== detector) continue;
    doubts[line - 1] *= 1 - 0.99 * severityWeight[severity] * score;
  }
  return doubts.map((doubt) => 1 - doubt);
}
