import type { Conversation, Row } from '../../data/conversation.ts';
import type { ReadLine } from '../../data/read-conversations.ts';
import type { ChatModel } from '../../models/chat-model.ts';
import { guardrailConflictDetector } from '../../scan/detectors/guardrail-conflict/guardrail-conflict-detector.ts';
import { modelFreeDetectors } from '../../scan/detectors/model-free-detectors.ts';
import type { Finding } from '../../scan/findings/finding.ts';
import { type RiskCounts, riskTally } from '../../scan/risk/risk-tally.ts';

/** Everything that a scan with the model finds in conversations; lines count from 1. */
export async function scanConversations(
  conversations: readonly Conversation[],
  model: ChatModel,
): Promise<{ findings: Finding[]; counts: RiskCounts }> {
  const rows = conversations.map((conversation, index): Row => ({ line: index + 1, conversation }));
  const read = rows.map((row): ReadLine => ({ kind: 'conversation', ...row }) as ReadLine);
  const findings: Finding[] = [];
  for (const detector of modelFreeDetectors()) {
    if (detector.kind === 'row') findings.push(...read.flatMap((row) => detector.inspect(row)));
    else {
      const judgement = detector.start();
      for (const row of read) {
        const note = detector.note(row);
        if (note !== undefined) judgement.take(row.line, note);
      }
      findings.push(...judgement.finish());
    }
  }
  for await (const finding of guardrailConflictDetector({ model }).inspect(rows)) findings.push(finding);
  const tally = riskTally();
  rows.forEach(tally.row);
  findings.forEach(tally.finding);
  return { findings, counts: tally.counts() };
}

const severityWeight = { high: 1, medium: 0.6, low: 0.15 };

/**
 * A score for each row from the findings of a detector, or of all of them: how strongly they show, less for milder
 * severities, joined as independent doubts are.
 */
export function rowScores(findings: readonly Finding[], rows: number, detector?: string): number[] {
  const doubts = new Array<number>(rows).fill(1);
  for (const { line, severity, score = 0.5, detector: name } of findings) {
    if (line === undefined || (detector !== undefined && name !== detector)) continue;
    // Repetitions and contradictions are no harm.
    if (detector === undefined && (name === 'near-duplicates' || name === 'contradictions')) continue;
    doubts[line - 1] *= 1 - 0.99 * severityWeight[severity] * score;
  }
  return doubts.map((doubt) => 1 - doubt);
}
