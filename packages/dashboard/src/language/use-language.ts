import { createContext, useContext, useEffect, useState } from 'react';
import {
  type MessageLanguage,
  messageLanguage,
  messageLanguages,
} from '../../../holdfast/messages/language.ts';
import type { PageMessages } from './english.ts';
import { pageMessagesIn } from './page-messages.ts';

const place = 'holdfast.language';

/** The language that the page speaks, and its words. */
export interface Language {
  code: MessageLanguage;
  words: PageMessages;
}

export const LanguageContext = createContext<Language>({ code: 'en', words: pageMessagesIn.en });

/** The words of the language that a component speaks. */
export function useWords(): PageMessages {
  return useContext(LanguageContext).words;
}

/** The language that was chosen, else the browser's, and a way to choose another one; it is remembered. */
export function useChosenLanguage(): [Language, (code: MessageLanguage) => void] {
  const [code, setCode] = useState<MessageLanguage>(
    () =>
      messageLanguages.find((known) => known === localStorage.getItem(place)) ??
      messageLanguage(navigator.language, {}),
  );
  useEffect(() => {
    document.documentElement.lang = code;
  }, [code]);
  const choose = (chosen: MessageLanguage): void => {
    localStorage.setItem(place, chosen);
    setCode(chosen);
  };
  return [{ code, words: pageMessagesIn[code] }, choose];
}
