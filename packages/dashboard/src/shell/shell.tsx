import { useEffect, useRef } from 'react';
import { useWords } from '../language/use-language.ts';
import { PlaceView } from '../pages/place-view.tsx';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { addressOf } from '../routes/place.ts';
import { usePlace } from '../routes/use-place.ts';
import { useSession } from '../session/session.ts';
import icon from '../style/icon.svg';
import { Choices, type PageChoices } from './choices.tsx';
import { placesFor } from './places-for.ts';

/** The bar with the sections, and the place that the address names. */
export function Shell({ choices }: { choices: PageChoices }) {
  const words = useWords();
  const { me, signOut } = useSession();
  const place = usePlace();
  const main = useRef<HTMLElement>(null);
  const title = words.places[place.name];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place begins at its top, for ears as well.
  useEffect(() => {
    document.title = `${title} · Holdfast`;
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [place.name, place.id, title]);
  return (
    <>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {words.shell.skip}
      </button>
      <header className="bar">
        <div>
          <span className="brand">
            <img src={icon} alt="" />
            Holdfast
          </span>
          <div className="who">
            <span className="quiet">
              {me.name} · {me.serves === 'folder' ? words.shell.readOnly : me.person}
            </span>
            <Choices {...choices} />
            {me.serves === 'gateway' && (
              <button type="button" onClick={signOut}>
                {words.shell.signOut}
              </button>
            )}
          </div>
          <nav aria-label={words.shell.sections}>
            {placesFor(me).map((name) => (
              <a
                key={name}
                href={addressOf({ name })}
                aria-current={place.name === name ? 'page' : undefined}
              >
                {words.places[name]}
              </a>
            ))}
          </nav>
        </div>
      </header>
      <main ref={main} tabIndex={-1}>
        <ErrorBoundary key={addressOf(place)}>
          <PlaceView place={place} />
        </ErrorBoundary>
      </main>
    </>
  );
}
