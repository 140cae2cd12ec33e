import type { LogFormat } from '../logged-answer.ts';
import { garakLog } from './garak-log.ts';
import { holdfastLog } from './holdfast-log.ts';
import { inspectLog } from './inspect-log.ts';
import { lmEvaluationHarnessLog } from './lm-evaluation-harness-log.ts';
import { plainLog } from './plain-log.ts';
import { promptfooLog } from './promptfoo-log.ts';

/** Every tool whose logs can be read; the first that recognizes a file has it. */
export const logFormats: readonly LogFormat[] = [
  inspectLog,
  promptfooLog,
  garakLog,
  lmEvaluationHarnessLog,
  holdfastLog,
  plainLog,
];
