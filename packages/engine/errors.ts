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
    // Messages of libraries that are quoted in it may have several lines.
    super(message.replaceAll(/\s*[\r\n]+\s*/g, ' '), options);
    this.name = 'EngineError';
    this.code = code;
  }
}
