import type { AuditEvent } from '../../audit/judging/judge-pairs.ts';
import { exitCodeOf } from '../../audit/verdict/exit-code.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { messagesIn } from '../../messages/messages.ts';
import type { BatchEvent } from '../../models/hosted/batch/batch-event.ts';
import { writeRunReport } from '../../report/write-report.ts';
import type { Spending } from '../../run/open-spending.ts';
import { bar, type Output } from '../output.ts';
import { showBatchEvent } from './show-batch.ts';
import { showVerdict } from './show-run.ts';
import { showSpending } from './show-spending.ts';
import { stepLabel } from './step-label.ts';

/** Tells an audit's events to a person, as progress of `step`, and to programs. */
export function showAuditEvent(event: AuditEvent | BatchEvent, output: Output, step: string): void {
  output.event(event);
  if (event.type === 'verdict') return;
  if (event.type === 'batch' || event.type === 'message') {
    showBatchEvent(event, output);
    return;
  }
  const { type, done, total, model } = event;
  const { audit } = messagesIn[output.language].commands;
  const progress = audit.progress({ done, total, type: audit.types[type], model: audit.models[model] });
  output.progress(`${stepLabel(step, output)}${bar(done / total)} ${progress}`);
}

/** Writes the report of an audit's folder and tells what came of it. Returns the exit code. */
export async function endAudit(
  verdict: Verdict,
  {
    folder,
    spending,
    only,
    attempts,
    output,
  }: {
    folder: string;
    spending: Spending;
    /** The only step whose spending is told; without it, that of all. */
    only?: string;
    /** What a repair tried. */
    attempts?: readonly object[];
    output: Output;
  },
): Promise<number> {
  const report = await writeRunReport(folder, output.language);
  showVerdict(verdict, output);
  showSpending(spending, output, only);
  output.line(`\n${messagesIn[output.language].commands.report(report)}`);
  output.result({ outcome: verdict.outcome, folder, report, attempts });
  return exitCodeOf(verdict.outcome);
}
