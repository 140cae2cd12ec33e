import { use } from 'react';
import type { ModelDetailsView } from '../../../../holdfast/gateway/api/views/model-view.ts';
import { messagesIn } from '../../../../holdfast/messages/messages.ts';
import { useAction } from '../../api/use-action.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { StateBadge } from '../../parts/badge.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Failure } from '../../parts/failure.tsx';
import { AskFirst } from '../../parts/forms/ask-first.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/section.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { addressOf } from '../../routes/place.ts';
import { useSession } from '../../session/session.ts';
import { useMay } from '../../session/use-may.ts';
import { ReleaseSection } from '../run/release-section.tsx';
import { ModelLineage } from './model-lineage.tsx';
import { ModelLoans } from './model-loans.tsx';
import { ModelServed } from './model-served.tsx';

/** One model: its verdicts, the line that it stands in, its hashes, and where it is served. */
export function ModelPage({ id }: { id: string }) {
  const words = useWords();
  const { code } = use(LanguageContext);
  const { client } = useSession();
  const may = useMay();
  const { busy, failure, run } = useAction();
  const answered = useAnswer<ModelDetailsView>(`/holdfast/models/${encodeURIComponent(id)}`);
  const { outcomes: names } = messagesIn[code].verdict;
  const remove = () =>
    void run(async () => {
      await client.ask(`/models/${encodeURIComponent(id)}`, { method: 'DELETE' });
      location.hash = addressOf({ name: 'models' });
    });
  return (
    <WithAnswer answered={answered}>
      {(model) => (
        <>
          <div className="head">
            <h1>{model.id}</h1>
            <StateBadge state={model.state} />
            {may('tune') && (
              <div className="actions">
                <AskFirst question={words.models.deleteSure} disabled={busy} onSure={remove}>
                  {words.models.delete}
                </AskFirst>
              </div>
            )}
          </div>
          <Failure failure={failure} />
          {model.outcomes.map(({ outcome, reason, against }) => (
            <div key={against} className={`verdict ${outcome}`}>
              <strong>{names[outcome]}</strong>
              <p>{reason}</p>
            </div>
          ))}
          <Facts
            facts={[
              [words.models.base, model.base],
              [words.models.root, model.root === model.base ? null : model.root],
              [words.models.created, <Moment key="created" seconds={model.created_at} />],
              [
                words.jobs.job,
                <a key="job" href={addressOf({ name: 'jobs', id: model.job })}>
                  {model.job}
                </a>,
              ],
            ]}
          />
          <Section title={words.models.lineage}>
            <ModelLineage lineage={model.lineage} />
          </Section>
          <Section title={words.models.served}>
            <ModelServed model={model} />
          </Section>
          {model.served && may('administer') && <ModelLoans model={model.id} onChanged={answered.reload} />}
          <Section title={words.models.hashes}>
            <Facts facts={[[words.models.weights, <code key="weights">{model.fingerprint}</code>]]} />
          </Section>
          <ReleaseSection release={model.release} />
        </>
      )}
    </WithAnswer>
  );
}
