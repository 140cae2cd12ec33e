import type { AskingWay } from '../../askings/asking.ts';

/** Something that rows of the data have in common, with the way of asking that it suggests. */
export interface DataFeature {
  way: AskingWay;
  /** What it is, such as `phrase` or `phrase, framed`. */
  kind: string;
  /** The places of the rows that have it. */
  rows: readonly number[];
}

/** Makes a way of asking that a feature of the data suggests. */
export function featureWay(
  kind: string,
  {
    key,
    ...way
  }: Pick<AskingWay, 'title' | 'transform'> & {
    /** Tells it from others of its kind. */
    key: string | number;
  },
  rows: number,
): AskingWay {
  return {
    ...way,
    id: `${kind}-${key}`,
    reason: `the search took it from ${rows} rows`,
    costFactor: 1,
  };
}
