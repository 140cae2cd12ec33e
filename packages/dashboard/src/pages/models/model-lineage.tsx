import type { ModelDetailsView } from '../../../../holdfast/gateway/api/views/model-view.ts';
import { StateBadge } from '../../parts/badge.tsx';
import { addressOf } from '../../routes/place.ts';

/** The line of tunes that leads to a model, its first model first. */
export function ModelLineage({ lineage }: Pick<ModelDetailsView, 'lineage'>) {
  return (
    <ol className="lineage">
      {lineage.map(({ id, state }) => (
        <li key={id}>
          {state === 'base' || state === 'deleted' ? (
            id
          ) : (
            <a href={addressOf({ name: 'models', id })}>{id}</a>
          )}{' '}
          <StateBadge state={state} />
        </li>
      ))}
    </ol>
  );
}
