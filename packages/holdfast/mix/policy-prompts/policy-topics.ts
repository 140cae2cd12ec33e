import { englishGrammar, englishTitle } from './items/english-items.ts';
import { koreanGrammar, koreanTitle } from './items/korean-items.ts';
import type { PolicyItem, ReadItems } from './items/policy-item.ts';
import { readItems } from './items/read-items.ts';
import { languageOfTemplates, type MixPolicy } from './policy-language.ts';
import type { TemplateLanguage } from './templates/template-languages.ts';

/** What a category is about: its title, and everything that its text counts up; what is fine and what was not read beside it. */
export function policyTopics(
  { title, text }: { title: string; text: string },
  language: TemplateLanguage,
): ReadItems {
  const read = readItems(text, language === 'ko' ? koreanGrammar : englishGrammar);
  const named: PolicyItem = language === 'ko' ? koreanTitle(title) : englishTitle(title);
  return { ...read, items: [named, ...read.items.filter((item) => item.text !== named.text)] };
}

/** What was read of a whole policy, category by category; none for a language whose sentences are not read. */
export function policyItems(
  policy: MixPolicy,
): { title: string; items: string[]; allowed: string[]; unread: string[] }[] {
  const language = languageOfTemplates(policy);
  if (language === undefined) return [];
  return policy.categories.map((category) => {
    const { items, allowed, unread } = policyTopics(category, language);
    return { title: category.title, items: items.map(({ text }) => text), allowed, unread };
  });
}
