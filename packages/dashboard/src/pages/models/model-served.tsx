import { use } from 'react';
import type { ModelDetailsView } from '../../../../holdfast/gateway/api/views/model-view.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { dayText } from '../../parts/moment.tsx';

/** Who may ask a model, and until when. */
export function ModelServed({ model }: { model: ModelDetailsView }) {
  const { models } = useWords();
  const { code } = use(LanguageContext);
  const { served, lent_to: tenants, released_until: until } = model;
  if (!served) return <p>{models.notServed}</p>;
  return (
    <p>
      {models.servedHere} {tenants.length > 0 && models.lentTo(tenants.join(', '))}{' '}
      {until !== null && `${models.until(dayText(until, code))}.`}
    </p>
  );
}
