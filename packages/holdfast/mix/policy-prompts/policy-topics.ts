import type { TemplateLanguage } from './prompt-templates.ts';

/** How a policy's words are taken apart in a language. */
interface TopicRules {
  /** Sentences that say what is fine; they are no topics. */
  allows: RegExp;
  /** What stands between the things that a sentence counts up. */
  between: RegExp;
  /** What a thing may begin with and is no part of it. */
  opening: RegExp;
  /** Whether a piece names a thing, and is no half sentence. */
  names: (piece: string) => boolean;
}

const rules: Readonly<Record<TemplateLanguage, TopicRules>> = {
  en: {
    allows: /\b(?:is fine|are fine|allowed|permitted|except|unless|not included|does not cover)\b/i,
    between: /,| or | and /,
    opening: /^(?:and|or|such as|including|the|any|also)\s+/i,
    names: (piece) => /^\p{Ll}/u.test(piece) && /^(?:\S+\s){1,6}\S+$/.test(piece),
  },
  ko: {
    allows: /괜찮|무방|허용|가능|제외|예외|아니다|아닙니다|된다|됩니다|해도 좋/,
    between: /,|·| 및 | 또는 | 혹은 /,
    opening: /^(?:그리고|또한|예를 들어|특히|모든)\s+/,
    // Only what ends as a noun does fits between quotation marks.
    names: (piece) =>
      /(?:기|것|행위|일|정보|내용|표현|광고|조언|자료)$/.test(piece) && /^(?:\S+\s){1,7}\S+$/.test(piece),
  },
};

const mostThings = 6;

/** What a category is about: its title, and the things that its text counts up. */
export function policyTopics(
  { title, text }: { title: string; text: string },
  language: TemplateLanguage,
): string[] {
  const { allows, between, opening, names } = rules[language];
  const things = text
    .split(/[.;:\n]/)
    .filter((sentence) => !allows.test(sentence))
    .flatMap((sentence) => sentence.split(between))
    .map((thing) => thing.trim().replace(opening, ''))
    .filter(names);
  return [...new Set([language === 'en' ? title.toLowerCase() : title, ...things.slice(0, mostThings)])];
}
