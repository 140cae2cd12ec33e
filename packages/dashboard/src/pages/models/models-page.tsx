import type { ModelView } from '../../../../holdfast/gateway/api/views/model-view.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-language.ts';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { ModelList } from './model-list.tsx';

/** The tuned models of the tenant, in whatever state. */
export function ModelsPage() {
  const { places, models } = useWords();
  const answered = useAnswer<{ data: ModelView[] }>('/holdfast/models');
  return (
    <>
      <h1>{places.models}</h1>
      <WithAnswer answered={answered}>
        {({ data }) =>
          data.length === 0 ? <p className="quiet">{models.empty}</p> : <ModelList models={data} />
        }
      </WithAnswer>
    </>
  );
}
