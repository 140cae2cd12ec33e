/** What stands behind the error of a run that its scan stopped for what it dropped, for whoever tells that to others than its user. */
export class StoppedByScan extends Error {
  /** Rows of the data, those of them that were dropped for what they teach, and those that are left to tune on. */
  readonly rows: number;
  readonly droppedForHarm: number;
  readonly left: number;
  /** The largest share of its rows that data may lose so. */
  readonly mostDropped: number;

  constructor({
    rows,
    droppedForHarm,
    left,
    mostDropped,
  }: Pick<StoppedByScan, 'rows' | 'droppedForHarm' | 'left' | 'mostDropped'>) {
    super('the scan dropped too many rows');
    this.name = 'StoppedByScan';
    this.rows = rows;
    this.droppedForHarm = droppedForHarm;
    this.left = left;
    this.mostDropped = mostDropped;
  }
}
