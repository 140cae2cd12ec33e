import { use } from 'react';
import { LanguageContext } from '../language/use-language.ts';

/** A time as people write it in the language of the page; seconds since 1970. */
export function Moment({ seconds }: { seconds: number }) {
  const { code } = use(LanguageContext);
  const date = new Date(seconds * 1000);
  return <time dateTime={date.toISOString()}>{momentText(seconds, code)}</time>;
}

/** The same as text: the day and the minute. */
export function momentText(seconds: number, language: string): string {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(language, style).format(seconds * 1000);
}

/** The day alone. */
export function dayText(seconds: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(seconds * 1000);
}
