import { warningName } from '../../events/warn.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';

/** Prints this product's warnings as its errors are printed, and no others: Node's own are for its programmers. */
export function printWarnings(language: MessageLanguage): void {
  if (process.env.HOLDFAST_DEBUG === '1') return;
  const { sentence } = messagesIn[language].commands;
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => {
    if (name === warningName) process.stderr.write(`holdfast: ${sentence(message)}\n`);
  });
}
