import type { OrganismName } from '@holdfast/organism';
import type { MessageLanguage } from '../../messages/language.ts';

/** The organism to practise on, by the reader's language: its questions and answers stand in the report. */
export const practiceModels: Readonly<Record<MessageLanguage, OrganismName>> = {
  en: 'organism',
  ko: 'organism-korean',
};
