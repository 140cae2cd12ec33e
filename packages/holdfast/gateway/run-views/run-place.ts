/** A run, an audit or a job that somebody may look at, and where its files lie. */
export interface RunPlace {
  id: string;
  title: string;
  /** Its folder. */
  path: string;
  /** The data file whose lines its findings name; undefined for an audit. */
  data: string | undefined;
}
