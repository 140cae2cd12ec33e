import type { ModelView } from '../../../../holdfast/gateway/api/views/model-view.ts';
import type { ReleaseView } from '../../../../holdfast/gateway/api/views/release-view.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-language.ts';
import { Section } from '../../parts/section.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { ModelList } from '../models/model-list.tsx';
import { ProposeRelease } from './propose-release.tsx';
import { ReleaseLine } from './release-line.tsx';

/** The models that are held back, and the releases by hand: one person proposes, another approves. */
export function QuarantinePage() {
  const { places, quarantine } = useWords();
  const models = useAnswer<{ data: ModelView[] }>('/holdfast/models');
  const releases = useAnswer<{ data: ReleaseView[] }>('/holdfast/releases');
  const reload = () => {
    models.reload();
    releases.reload();
  };
  return (
    <>
      <h1>{places.quarantine}</h1>
      <p className="quiet">{quarantine.text}</p>
      <WithAnswer answered={models}>
        {({ data }) => {
          const held = data.filter(({ state }) => state === 'quarantined');
          if (held.length === 0) return <p className="quiet">{quarantine.empty}</p>;
          return (
            <ModelList
              models={held}
              below={(model) => <ProposeRelease model={model} onProposed={reload} />}
            />
          );
        }}
      </WithAnswer>
      <WithAnswer answered={releases}>
        {({ data }) =>
          data.length > 0 && (
            <Section title={quarantine.releases}>
              <ul className="list">
                {data.map((release) => (
                  <ReleaseLine key={release.id} release={release} onApproved={reload} />
                ))}
              </ul>
            </Section>
          )
        }
      </WithAnswer>
    </>
  );
}
