/**
 * Bad input or wrong usage ends in exit code 2, trouble outside in exit code 4. `refused`: a service will not tune on the data
 * or not give the model out, which is no outage. `not-offered`: an endpoint does not do what was asked of it, so that it has
 * to be asked otherwise.
 */
export type HoldfastErrorCode =
  | 'bad-data'
  | 'bad-config'
  | 'bad-usage'
  | 'not-found'
  | 'storage'
  | 'model-failed'
  | 'over-budget'
  | 'refused'
  | 'not-offered'
  | 'busy';

/**
 * Every failure that Holdfast reports on purpose. The message is one line for a person: which file, line or row, what
 * is wrong, and what to do. It never holds a secret.
 */
export class HoldfastError extends Error {
  readonly code: HoldfastErrorCode;

  constructor(code: HoldfastErrorCode, message: string, options?: { cause?: unknown }) {
    super(asOneLine(message), options);
    this.name = 'HoldfastError';
    this.code = code;
  }
}

/** A message whose quotations may have several lines, or be a word without an end, as one line in which such words are cut. */
export function asOneLine(message: string): string {
  const line = message.replaceAll(/\s*[\r\n]+\s*/g, ' ');
  return line.replaceAll(/\S{200,}/g, (word) => `${word.slice(0, 80)}…${word.slice(-20)}`);
}
