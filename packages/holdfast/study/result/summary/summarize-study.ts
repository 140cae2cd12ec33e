import type { MessageLanguage } from '../../../messages/language.ts';
import { messagesIn } from '../../../messages/messages.ts';
import { conditionsOf } from '../../cells/conditions.ts';
import type { StudyResult } from '../study-result.ts';
import { askedOtherwise } from './asked-otherwise.ts';
import { damages } from './damage.ts';
import { defended, mitigations } from './mitigations.ts';
import { beforeTuning, brokenModels, unfinished, verdicts } from './standing.ts';

/**
 * What a study found, in plain sentences for somebody who knows none of its words. Every sentence follows from the
 * measured values: an effect that was not measured is not mentioned, and one that is absent is said to be absent.
 */
export function summarizeStudy(result: StudyResult, language: MessageLanguage = 'en'): string[] {
  const words = messagesIn[language].study.summary;
  const conditions = conditionsOf(result);
  if (conditions.length === 0) return [words.nothing];
  const plain = conditions.filter(
    ({ settings }) => settings.safetyExamples === 0 && settings.defence === undefined,
  );
  return [
    ...beforeTuning(result, conditions, words),
    ...damages(plain, words),
    ...askedOtherwise(plain, words),
    ...mitigations(conditions, words),
    ...defended(conditions, words),
    ...brokenModels(conditions, words),
    verdicts(result, words),
    ...unfinished(result, words),
  ];
}
