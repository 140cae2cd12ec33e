import type { AnswerPair } from '../../../../holdfast/report/run-report-values.ts';
import { useWords } from '../../language/use-language.ts';
import { LongList } from '../../parts/lists/long-list.tsx';
import { Section } from '../../parts/section.tsx';
import { Veiled } from '../../parts/veiled.tsx';

/** What both models said to each question, veiled. */
export function AnswersSection({ path }: { path: string }) {
  const { run, shell } = useWords();
  return (
    <Section title={run.answers}>
      <p className="quiet">{run.answersText}</p>
      <LongList<AnswerPair> path={`${path}/answers`} label={run.answers} empty={shell.noMore}>
        {(pair) => <AnswerPairText pair={pair} />}
      </LongList>
    </Section>
  );
}

function AnswerPairText({ pair: { kind, category, question, base, tuned } }: { pair: AnswerPair }) {
  const { run } = useWords();
  const scoreText = (score: number | null) => (score === null ? run.unscored : run.score(score));
  return (
    <>
      <p className="quiet">{`${kind}, ${category}: ${scoreText(base.score)} → ${scoreText(tuned.score)}`}</p>
      <Veiled>
        <p>{question}</p>
        <div className="pair">
          <blockquote className="was">
            <b>{run.base}</b>
            {base.text}
          </blockquote>
          <blockquote className="is">
            <b>{run.tuned}</b>
            {tuned.text}
          </blockquote>
        </div>
      </Veiled>
    </>
  );
}
