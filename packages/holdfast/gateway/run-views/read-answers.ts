import { join } from 'node:path';
import type { AnswerLine } from '../../audit/answers/ask.ts';
import type { ScoreLine } from '../../audit/judging/judge-answers.ts';
import { readVerdict } from '../../audit/verdict/read-verdict.ts';
import { pairAnswers } from '../../report/pair-answers.ts';
import type { AnswerPair } from '../../report/run-report-values.ts';
import { lookAtJsonLines } from '../../store/json-lines/look-at-json-lines.ts';
import { readOnce } from './read-once.ts';

/** What both models of an audit said, those first whose answers came out most differently. Throws HoldfastError. */
export function readAnswerPairs(path: string): Promise<AnswerPair[]> {
  return readOnce(join(path, 'verdict.json'), 'answers', async () => {
    const { about } = await readVerdict(path);
    const pairs = pairAnswers({
      base: await lookAtJsonLines<AnswerLine>(join(path, 'answers.base.jsonl')),
      tuned: await lookAtJsonLines<AnswerLine>(join(path, 'answers.tuned.jsonl')),
      scores: await lookAtJsonLines<ScoreLine>(join(path, 'scores.jsonl')),
      about,
    });
    return pairs.toSorted((a, b) => change(b) - change(a));
  });
}

function change({ base, tuned }: AnswerPair): number {
  return (tuned.score ?? 0) - (base.score ?? 0);
}
