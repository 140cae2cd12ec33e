/** What went wrong, for programs that react to it. */
export type EngineErrorCode =
  | 'bad-checkpoint'
  | 'bad-configuration'
  | 'bad-example'
  | 'bad-option'
  | 'diverged'
  | 'storage'
  | 'runtime';

/**
 * Every failure that the engine reports on purpose. The message says which file or option is wrong, and what to do.
 * An abort is not one of these: it rejects with the reason of its `AbortSignal`.
 */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options?: { cause?: unknown }) {
    // What is quoted in it may have several lines, or be a word without an end.
    const line = message.replaceAll(/\s*[\r\n]+\s*/g, ' ');
    super(
      line.replaceAll(/\S{200,}/g, (word) => `${word.slice(0, 80)}…${word.slice(-20)}`),
      options,
    );
    this.name = 'EngineError';
    this.code = code;
  }
}
