/** What one server takes at most. */
export interface ShellLimits {
  /** Of a JSON body. */
  bodyBytes: number;
  /** Of a file that is uploaded. */
  fileBytes: number;
  /** Requests that are being answered; further ones are turned away. */
  requestsAtOnce: number;
  /** The same of one key, so that one cannot keep the others out. */
  requestsAtOnceOfKey: number;
  /** Requests of one key in a minute. */
  requestsPerMinuteOfKey: number;
  /** The longest that answering a request may take. */
  answerSeconds: number;
  /** The longest that a request may take to come in. */
  receiveSeconds: number;
  connections: number;
}

/** Limits that suit one machine. */
export const standardLimits: ShellLimits = {
  bodyBytes: 4 << 20,
  fileBytes: 512 << 20,
  requestsAtOnce: 1024,
  requestsAtOnceOfKey: 1024,
  requestsPerMinuteOfKey: 60_000,
  answerSeconds: 300,
  receiveSeconds: 300,
  connections: 4096,
};
