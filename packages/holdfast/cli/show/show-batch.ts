import { messagesIn } from '../../messages/messages.ts';
import type { BatchEvent } from '../../models/hosted/batch/batch-event.ts';
import { duration } from '../../number-text.ts';
import { bar, type Output } from '../output.ts';
import { stepLabel } from './step-label.ts';

/** Tells a person how a batch goes, or what happened to it. */
export function showBatchEvent(event: BatchEvent, output: Output): void {
  if (event.type === 'message') {
    output.line(`  ${event.text}`);
    return;
  }
  const { step, id, service, status, done, total, seconds } = event;
  const share = bar(total > 0 ? done / total : 0);
  const { batch } = messagesIn[output.language].commands;
  const state = batch({
    progress: `${done}/${total}`,
    status,
    took: duration(seconds, output.language),
    id,
    service,
  });
  output.progress(`${stepLabel(step, output)}${share} ${state}`);
}
