import { execFile } from 'node:child_process';
import { HoldfastError } from '../../../../errors.ts';
import type { Environment } from '../../../environment.ts';

/** What a tool printed and how it ended. */
export interface ToolResult {
  code: number;
  output: string;
  errors: string;
}

/** A tool that does not end is given up after so many milliseconds. */
const patience = 60_000;

/**
 * Runs a command-line tool such as `squeue` and waits for its end. Throws HoldfastError `bad-usage` when it is not
 * installed, `model-failed` when it does not end, and the signal's reason on abort.
 */
export function runTool(
  tool: string,
  words: readonly string[],
  { input, environment, signal }: { input?: string; environment?: Environment; signal?: AbortSignal } = {},
): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      tool,
      [...words],
      {
        timeout: patience,
        maxBuffer: 64 * 2 ** 20,
        encoding: 'utf8' as const,
        env: environment,
        signal,
      },
      (error, output, errors) => {
        if (!error) return resolve({ code: 0, output, errors });
        if (signal?.aborted) return reject(signal.reason);
        if (error.code === 'ENOENT') {
          return reject(
            new HoldfastError(
              'bad-usage',
              `${tool} is not installed here; install it, or choose otherwise.`,
              {
                cause: error,
              },
            ),
          );
        }
        if (typeof error.code === 'number') return resolve({ code: error.code, output, errors });
        const reason = error.killed ? `it did not end in ${patience / 1000} s` : error.message;
        reject(new HoldfastError('model-failed', `${tool} failed: ${reason}.`, { cause: error }));
      },
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}

/** The first line that says something. */
export function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line !== '') ?? ''
  );
}
