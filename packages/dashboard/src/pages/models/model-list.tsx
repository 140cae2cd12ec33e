import { type ReactNode, use } from 'react';
import type { ModelView } from '../../../../holdfast/gateway/api/views/model-view.ts';
import { messagesIn } from '../../../../holdfast/messages/messages.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { StateBadge } from '../../parts/badge.tsx';
import { dayText, Moment } from '../../parts/moment.tsx';
import { addressOf } from '../../routes/place.ts';

/** Models in a list, each with what its verdicts say; `below` adds to each. */
export function ModelList({
  models,
  below,
}: {
  models: readonly ModelView[];
  below?: (model: ModelView) => ReactNode;
}) {
  const { code } = use(LanguageContext);
  const { models: words } = useWords();
  const { outcomes: names } = messagesIn[code].verdict;
  return (
    <ul className="list">
      {models.map((model) => (
        <li key={model.id}>
          <StateBadge state={model.state} />
          <a href={addressOf({ name: 'models', id: model.id })}>{model.id}</a>
          <span className="quiet side">
            {model.state === 'released' && model.released_until !== null ? (
              words.until(dayText(model.released_until, code))
            ) : (
              <Moment seconds={model.created_at} />
            )}
          </span>
          <div className="wide quiet">
            {model.outcomes.map(({ outcome, reasons, against }) => (
              <p key={against}>{`${names[outcome]}: ${reasons[code]}`}</p>
            ))}
          </div>
          {below && <div className="wide">{below(model)}</div>}
        </li>
      ))}
    </ul>
  );
}
