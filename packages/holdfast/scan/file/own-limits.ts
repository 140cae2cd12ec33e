/** What detectors of the user's own may take: nobody knows whether they come to an end. */
export interface OwnLimits {
  /** Seconds on one row. */
  rowSeconds: number;
  /** Seconds on the file as a whole, once all rows were seen. */
  fileSeconds: number;
  /** Megabytes of a thread's heap. */
  megabytes: number;
}

export const ownLimits: OwnLimits = { rowSeconds: 30, fileSeconds: 600, megabytes: 1024 };
