import type { Verdict } from '../../audit/verdict/verdict.ts';
import { messagesIn } from '../../messages/messages.ts';
import { verdictText } from '../../report/results/verdict-text.ts';
import type { RunEvent } from '../../run/run-event.ts';
import { stepText } from '../../run/step-text.ts';
import { bar, type Output } from '../output.ts';
import { showBatchEvent } from './show-batch.ts';
import { showTuneEvent } from './show-tune.ts';
import { stepLabel } from './step-label.ts';

/** Tells a run's events to a person and to programs. */
export function showRunEvent(event: RunEvent, output: Output): void {
  output.event(event);
  const messages = messagesIn[output.language];
  const { run, sentence } = messages.commands;
  switch (event.type) {
    case 'run-start':
      output.line(event.resumed ? run.goingOn(event.folder) : run.starting(event.folder));
      return;
    case 'step-start':
      return;
    case 'progress': {
      const share = event.total > 0 ? `${bar(event.done / event.total)} ` : '';
      const count = event.total > 0 ? `${event.done}/${event.total}` : `${event.done}`;
      const detail = event.detail === undefined ? '' : `, ${sentence(event.detail)}`;
      output.progress(
        `${stepLabel(event.step, output)}${share}${count} ${run.units[event.unit] ?? event.unit}${detail}`,
      );
      return;
    }
    case 'tune': {
      showTuneEvent(event.event, output);
      return;
    }
    case 'batch':
    case 'message':
      showBatchEvent(event, output);
      return;
    case 'step-end':
      output.line(
        `  ${stepLabel(event.step, output, 9)}${event.figures ? stepText(event.figures, messages) : event.summary}`,
      );
      return;
    case 'run-end':
      showVerdict(event.verdict, output);
  }
}

/** The verdict as plain lines. */
export function showVerdict(verdict: Verdict, output: Output): void {
  output.line(`\n${verdictText(verdict, output.language)}`);
}
