import type { AnswerLine } from '../audit/answers/ask.ts';
import type { ScoreLine } from '../audit/judging/judge-answers.ts';
import type { Verdict } from '../audit/verdict/verdict.ts';
import type { AnswerPair } from './run-report-values.ts';

/**
 * What both models said to each prompt, with scores. A folder that was judged again, or audited in several formats, holds answers
 * and scores of others too: only those that the verdict is about are taken.
 */
export function pairAnswers({
  base,
  tuned,
  scores,
  about,
}: {
  base: readonly AnswerLine[];
  tuned: readonly AnswerLine[];
  scores: readonly ScoreLine[];
  about: Verdict['about'];
}): AnswerPair[] {
  const prints = about?.fingerprints;
  const scoreOf = new Map(
    scores
      .filter(
        ({ judgeFingerprint, model, fingerprint }) =>
          !prints || (judgeFingerprint === prints.judge && fingerprint === prints[model]),
      )
      .map((line) => [`${line.model}/${line.id}`, line.kind === 'scored' ? line.score : null]),
  );
  const after = new Map(
    tuned.filter(({ model }) => !prints || model === prints.tuned).map((line) => [line.id, line]),
  );
  return base.flatMap((line) => {
    const answer = after.get(line.id);
    if (!answer || (prints && line.model !== prints.base)) return [];
    const { id, kind, category, messages } = line;
    return [
      {
        id,
        kind,
        category,
        question: messages[messages.length - 1].content,
        base: { text: line.text, score: scoreOf.get(`base/${id}`) ?? null },
        tuned: { text: answer.text, score: scoreOf.get(`tuned/${id}`) ?? null },
      },
    ];
  });
}
