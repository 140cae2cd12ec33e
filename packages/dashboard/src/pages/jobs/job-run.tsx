import { use, useCallback } from 'react';
import type { JobView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import type { RunView } from '../../../../holdfast/gateway/run-views/read-run.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { Section } from '../../parts/section.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { useSession } from '../../session/session.ts';
import { AnswersSection } from '../run/answers-section.tsx';
import { CostSection } from '../run/cost-section.tsx';
import { CurvesSection } from '../run/curves-section.tsx';
import { FindingsSection } from '../run/findings-section.tsx';
import { ReleaseSection } from '../run/release-section.tsx';
import { StepsSection } from '../run/steps-section.tsx';
import { VerdictSection } from '../run/verdict-section.tsx';
import { JobEvents } from './job-events.tsx';
import { liveCurve } from './live-curve.ts';
import { useJobEvents } from './use-job-events.ts';

/** What a job's run has come to so far, and what it tells meanwhile. */
export function JobRun({ job, onChange }: { job: JobView; onChange: () => void }) {
  const { run: words } = useWords();
  const { code } = use(LanguageContext);
  const { me } = useSession();
  const path = `/holdfast/jobs/${encodeURIComponent(job.id)}/run`;
  const isOver = job.status !== 'queued' && job.status !== 'running';
  const answered = useAnswer<RunView>(`${path}?language=${code}`, { every: isOver ? undefined : 4000 });
  const { reload } = answered;
  const onEnd = useCallback(() => {
    if (isOver) return;
    onChange();
    reload();
  }, [isOver, onChange, reload]);
  const events = useJobEvents(me.serves === 'gateway' ? job.id : null, onEnd);
  return (
    <WithAnswer answered={answered}>
      {(run) => (
        <>
          {run.verdicts.length === 0 && !isOver && <p className="quiet">{words.waiting}</p>}
          {run.verdicts.map((verdict) => (
            <VerdictSection key={verdict.against} verdict={verdict} alone={run.verdicts.length === 1} />
          ))}
          <CurvesSection curves={liveCurve(run, events)} />
          <StepsSection run={run} />
          <FindingsSection run={run} path={path} />
          {run.verdicts.length > 0 && <AnswersSection path={path} />}
          <CostSection cost={run.cost} />
          <ReleaseSection release={run.release} />
          {events.length > 0 && (
            <Section title={words.events}>
              <JobEvents events={events} />
            </Section>
          )}
        </>
      )}
    </WithAnswer>
  );
}
