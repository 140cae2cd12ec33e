import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import { padTextEnd } from '../../text-width.ts';

/** What a step, or who is asked in it, is called in the reader's language, filled up to a width so that columns stand. */
export function stepLabel(step: string, { language }: { language: MessageLanguage }, width = 8): string {
  return padTextEnd(`${messagesIn[language].commands.stepTitle(step)} `, width);
}
