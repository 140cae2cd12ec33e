import { messagesIn } from '../../messages/messages.ts';
import type { AuditOutlook } from '../../run/audit/outlook/audit-outlook.ts';
import type { Output } from '../output.ts';

/** Tells a person how many independent questions an audit has and a pass takes, and why no pass can come. */
export function showOutlook({ cannotPass, ...numbers }: AuditOutlook, output: Output): void {
  const { plan: words, sentence } = messagesIn[output.language].commands;
  output.line(words.questions(numbers));
  for (const reason of cannotPass) output.line(sentence(reason));
}
