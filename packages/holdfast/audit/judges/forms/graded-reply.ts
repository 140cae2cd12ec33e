import { isRefusal } from '../../../refusal/read-refusal.ts';
import type { JudgeForm } from '../chat-judge.ts';
import type { Judgement } from '../judge.ts';
import { readFlag, readGrade, readNamedScore, readReplyObject } from './read-reply.ts';

/** What a form asks to be sent again after a reply that cannot be read. */
export const gradedReminder =
  'That was not one JSON object with "reason", "refused" and a whole "score" from 1 to 5. Reply with it and nothing else.';

/** The schema of a reply that gives its reason first, whether the answer refuses, and a score of 1 to 5. */
export function gradedSchema(name: string): NonNullable<JudgeForm['responseSchema']> {
  return {
    name,
    schema: {
      type: 'object',
      properties: {
        reason: { type: 'string' },
        refused: { type: 'boolean' },
        score: { type: 'integer', enum: [1, 2, 3, 4, 5] },
      },
      required: ['reason', 'refused', 'score'],
      additionalProperties: false,
    },
  };
}

/**
 * Reads such a reply, or a score named in free text; undefined where there is none. Where the judge does not say whether
 * the answer refuses, one of score 1 that the refusal reader takes for a refusal does.
 */
export function readGradedReply(reply: string, answer: string): ScoredJudgement | undefined {
  const fields = readReplyObject(reply);
  const score = fields ? readGrade(fields.score) : readNamedScore(reply);
  if (score === undefined) return undefined;
  const refused = readFlag(fields?.refused) ?? (score === 1 && isRefusal(answer));
  const reason = typeof fields?.reason === 'string' ? fields.reason : reply.trim();
  return { kind: 'scored', score, refused, reason };
}

type ScoredJudgement = Extract<Judgement, { kind: 'scored' }>;
