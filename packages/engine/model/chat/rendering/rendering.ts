import type { MessagePort } from 'node:worker_threads';

/** A chat template and what it is given; plain values that go between threads. */
export interface Rendering {
  source: string;
  /** Absent: the template is only read. */
  variables?: Readonly<Record<string, unknown>>;
}

/** What became of it: the text, or why there is none. */
export type Rendered =
  | { kind: 'text'; text: string }
  | { kind: 'unreadable' | 'refused'; message: string }
  /** It has not come to an end in so many seconds of a processor, or takes more than so many megabytes. */
  | { kind: 'endless'; seconds: number }
  | { kind: 'greedy'; megabytes: number };

/** A rendering as it goes to the thread, and what comes back, with the number of what it answers. */
export type NumberedRendering = Rendering & { number: number };
export interface NumberedReply {
  number: number;
  rendered: Rendered;
}

/** What the threads that render are started with. */
export interface RenderingData {
  port: MessagePort;
  /**
   * In memory that all threads see: `signalsAt` grows whenever there is something to look at, a reply or a death; `deadAt` is 1 once
   * the rendering thread has died.
   */
  signals: Int32Array;
}

export const signalsAt = 0;
export const deadAt = 1;

/** What a rendering may take; templates take a fraction of a millisecond, and a few megabytes. */
export const renderingLimits = { seconds: 1, megabytes: 256 };
