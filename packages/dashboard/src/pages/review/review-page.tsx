import type { ReviewView } from '../../../../holdfast/gateway/api/views/review-view.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-language.ts';
import { Section } from '../../parts/section.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { ModelList } from '../models/model-list.tsx';
import { ProposeRelease } from '../quarantine/propose-release.tsx';
import { ReleaseLine } from '../quarantine/release-line.tsx';
import { LetThroughLine } from './let-through-line.tsx';
import { StoppedJobLine } from './stopped-job-line.tsx';

/** What was stopped or held back of every tenant, for whoever runs the gateway and the reviewers whom they name. */
export function ReviewPage() {
  const { places, review, quarantine } = useWords();
  const answered = useAnswer<ReviewView>('/holdfast/review');
  const { reload } = answered;
  return (
    <>
      <h1>{places.review}</h1>
      <p className="quiet">{review.text}</p>
      <WithAnswer answered={answered}>
        {({ stopped, held, let_through: entries, releases }) => (
          <>
            <Section title={review.stopped}>
              {stopped.length === 0 && <p className="quiet">{review.noneStopped}</p>}
              <ul className="list">
                {stopped.map((job) => (
                  <StoppedJobLine key={job.id} job={job} onDone={reload} />
                ))}
              </ul>
            </Section>
            <Section title={places.quarantine}>
              {held.length === 0 && <p className="quiet">{quarantine.empty}</p>}
              <ModelList
                models={held}
                below={(model) => {
                  const rules = held.find(({ id }) => id === model.id)?.rules;
                  return rules && <ProposeRelease model={model} rules={rules} onProposed={reload} />;
                }}
              />
            </Section>
            {entries.length > 0 && (
              <Section title={review.letThrough}>
                <ul className="list">
                  {entries.map((entry) => (
                    <LetThroughLine key={entry.id} entry={entry} onDone={reload} />
                  ))}
                </ul>
              </Section>
            )}
            {releases.length > 0 && (
              <Section title={quarantine.releases}>
                <ul className="list">
                  {releases.map((release) => (
                    <ReleaseLine key={release.id} release={release} onApproved={reload} />
                  ))}
                </ul>
              </Section>
            )}
          </>
        )}
      </WithAnswer>
    </>
  );
}
