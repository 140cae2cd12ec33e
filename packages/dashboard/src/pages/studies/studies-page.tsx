import type { StudyEntryView } from '../../../../holdfast/gateway/view/study-view.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-language.ts';
import { Moment } from '../../parts/moment.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { addressOf } from '../../routes/place.ts';

/** The studies of a folder. */
export function StudiesPage() {
  const { places, studies } = useWords();
  const answered = useAnswer<{ data: StudyEntryView[] }>('/holdfast/studies');
  return (
    <>
      <h1>{places.studies}</h1>
      <WithAnswer answered={answered}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="quiet">{studies.empty}</p>
          ) : (
            <ul className="list">
              {data.map(({ id, title, created_at: at }) => (
                <li key={id}>
                  <span className="quiet">
                    <Moment seconds={at} />
                  </span>
                  <a href={addressOf({ name: 'studies', id })}>{title}</a>
                </li>
              ))}
            </ul>
          )
        }
      </WithAnswer>
    </>
  );
}
