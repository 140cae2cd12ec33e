/** What happens to the batches of a model. */
export type BatchEvent =
  | {
      type: 'batch';
      /** What the batch is for, such as `base` or `judge`. */
      step: string;
      model: string;
      service: string;
      id: string;
      /** The service's own word. */
      status: string;
      done: number;
      total: number;
      /** Since it was submitted, in earlier starts as well. */
      seconds: number;
    }
  | { type: 'message'; level: 'info' | 'warning'; text: string };

/** What answering in batches needs. */
export interface BatchOptions {
  /** What the batches are for: notes of one purpose are heeded for no other. */
  step: string;
  /** The folder of the notes that a later start finds submitted batches by. */
  folder: string;
  tell(event: BatchEvent): void;
  /** Whether an endpoint without batches is an error (default); else it is asked directly, which is said. */
  required?: boolean;
  /** Whether only batches of earlier starts are collected, and no new ones begun. */
  collectOnly?: boolean;
  /** The longest time between two looks at a batch, in milliseconds. */
  interval?: number;
  /** How long a service may be out of reach before the start is given up, in milliseconds; the batch goes on. */
  patience?: number;
}
