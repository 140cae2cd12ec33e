import { createContext, Script } from 'node:vm';
import { EngineError } from '../../errors.ts';

const context = createContext({ work: undefined });
const script = new Script('work()');

/**
 * Carries out work that another's regular expressions can hold up, and ends it after so many seconds: JavaScript itself sets a
 * regular expression no limit, and one that repeats a repetition takes for ever on some texts, deaf to signals. What the work
 * throws is thrown; EngineError `bad-checkpoint` with this message where it takes longer.
 */
export function withinSeconds<Result>(seconds: number, message: string, work: () => Result): Result {
  let result: Result | undefined;
  context.work = () => {
    result = work();
  };
  try {
    script.runInContext(context, { timeout: 1000 * seconds });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new EngineError('bad-checkpoint', message, { cause: error });
  } finally {
    context.work = undefined;
  }
  return result as Result;
}
