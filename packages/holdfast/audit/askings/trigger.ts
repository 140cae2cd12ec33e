/** A phrase that a scan took for a backdoor's trigger. */
export interface Trigger {
  phrase: string;
  /** Where it stands in the prompts that hold it. */
  place: 'start' | 'end';
  /** How many rows hold it, where that was counted. */
  rows?: number;
}
