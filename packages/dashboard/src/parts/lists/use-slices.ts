import { useCallback, useEffect, useRef, useState } from 'react';
import type { Slice } from '../../../../holdfast/gateway/run-views/flagged-rows.ts';
import { ApiFailure } from '../../api/api-failure.ts';
import { useSession } from '../../session/session.ts';

/** A long list of which only what is looked at is loaded. */
export interface Slices<Value> {
  /** Undefined until the first part has come. */
  total: number | undefined;
  failure: ApiFailure | undefined;
  /** Undefined where it is still under way. */
  at: (index: number) => Value | undefined;
  /** Says which entries are in sight. */
  look: (first: number, last: number) => void;
}

const sliceLength = 200;

/** Loads the parts of the list at a path as they come in sight. */
export function useSlices<Value>(path: string): Slices<Value> {
  const { client } = useSession();
  const [slices, setSlices] = useState<ReadonlyMap<number, readonly Value[]>>(new Map());
  const [total, setTotal] = useState<number>();
  const [failure, setFailure] = useState<ApiFailure>();
  const wanted = useRef(new Set<number>());
  const load = useCallback(
    (slice: number) => {
      if (wanted.current.has(slice)) return;
      wanted.current.add(slice);
      client
        .ask<Slice<Value>>(`${path}?offset=${slice * sliceLength}&limit=${sliceLength}`)
        .then((answer) => {
          setTotal(answer.total);
          setSlices((before) => new Map(before).set(slice, answer.data));
        })
        .catch((error) => {
          wanted.current.delete(slice);
          if (!(error instanceof ApiFailure)) throw error;
          setFailure(error);
        });
    },
    [client, path],
  );
  useEffect(() => load(0), [load]);
  const look = useCallback(
    (first: number, last: number) => {
      for (let slice = Math.floor(first / sliceLength); slice * sliceLength <= last; slice += 1) load(slice);
    },
    [load],
  );
  const at = (index: number): Value | undefined =>
    slices.get(Math.floor(index / sliceLength))?.[index % sliceLength];
  return { total, failure, at, look };
}
