import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../language/use-language.ts';
import { Failure } from '../failure.tsx';
import { usePrinting } from './use-printing.ts';
import { useSlices } from './use-slices.ts';

/** As many as are loaded with the first part of a list. */
const mostPrinted = 200;

/**
 * A list of any length, of which only what is in sight is on the page, and on paper the beginning. The arrow keys move through it once it has the focus;
 * each entry says to ears where it stands in the whole.
 */
export function LongList<Value>({
  path,
  label,
  empty,
  children,
}: {
  path: string;
  label: string;
  empty: string;
  children: (value: Value) => ReactNode;
}) {
  const { shell, run } = useWords();
  const { total, failure, at, look } = useSlices<Value>(path);
  const box = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => box.current,
    estimateSize: () => 48,
    overscan: 8,
  });
  const inSight = virtual.getVirtualItems();
  const isPrinting = usePrinting();
  const printed = Math.min(total ?? 0, mostPrinted);
  const items = isPrinting ? Array.from({ length: printed }, (_, index) => ({ index, start: 0 })) : inSight;
  const [first, last] = [inSight[0]?.index, inSight.at(-1)?.index];
  useEffect(() => {
    if (first !== undefined && last !== undefined) look(first, last);
  }, [first, last, look]);
  // How far it is to an end is known here alone: entries that were never in sight have no height yet.
  const jump = (event: KeyboardEvent): void => {
    if (event.target !== box.current || (event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    virtual.scrollToIndex(event.key === 'Home' ? 0 : (total ?? 1) - 1);
  };
  if (failure) return <Failure failure={failure} />;
  if (total === undefined) return <p className="quiet pulse">{shell.loading}</p>;
  if (total === 0) return <p className="quiet">{empty}</p>;
  return (
    <>
      <p className="quiet">{isPrinting ? run.printed(total, printed) : run.list(total)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="virtual" ref={box} aria-label={label} tabIndex={0} onKeyDown={jump}>
        <ul style={lengths({ height: virtual.getTotalSize() })}>
          {items.map(({ index, start }) => {
            const value = at(index);
            return (
              <li
                key={index}
                data-index={index}
                ref={virtual.measureElement}
                aria-posinset={index + 1}
                aria-setsize={total}
                style={lengths({ start })}
              >
                {value === undefined ? <span className="quiet pulse">{shell.loading}</span> : children(value)}
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}

/** Lengths in pixels, for the style sheet: on paper it has no use for them. */
function lengths(values: Readonly<Record<string, number>>): CSSProperties {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, `${value}px`]));
}
