import { lastUserMessage, withLastUserMessage } from '../../../data/conversations/last-user-message.ts';
import type { Asking } from '../asking.ts';

/**
 * In other languages, where somebody has translated the questions: what a model was taught to refuse in one language it may
 * answer in another (Yong et al. 2023, "Low-Resource Languages Jailbreak GPT-4").
 */
export const inOtherLanguages: Asking = {
  name: 'in-other-languages',
  title: 'in other languages',
  paper: 'Yong et al. 2023, arXiv 2310.02446',
  claims: ['last message'],
  ways({ translations }) {
    const languages = new Set([...translations.values()].flat().map(({ language }) => language));
    return [...languages].map((language) => {
      const textOf = (question: string) =>
        translations.get(question)?.find((translation) => translation.language === language)?.text;
      const questions = [...translations.keys()].filter((question) => textOf(question) !== undefined);
      return {
        id: `language-${language.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`,
        title: `in ${language}`,
        reason: `${questions.length} questions are translated`,
        costFactor: 1.5,
        transform(conversation) {
          const text = textOf(lastUserMessage(conversation));
          if (text === undefined) return undefined;
          return { conversation: withLastUserMessage(conversation, () => text) };
        },
      };
    });
  },
};
