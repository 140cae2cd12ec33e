import { languageOf } from '../../data/language-of.ts';
import { type TemplateLanguage, templateLanguages } from './templates/template-languages.ts';

/** A policy as the generator reads it: categories with their texts. */
export interface MixPolicy {
  name: string;
  categories: readonly { id: string; title: string; text: string }[];
}

/** The language that a policy is written in, as ISO 639-1 has it; English where it is too short to tell. */
export function policyLanguage({ categories }: MixPolicy): string {
  return languageOf(categories.flatMap(({ title, text }) => [title, text])) ?? 'en';
}

/** Whether prompts can be made without a model in the language of a policy. */
export function hasTemplates(policy: MixPolicy): boolean {
  return languageOfTemplates(policy) !== undefined;
}

/** The language of the templates for a policy; undefined where there are none. */
export function languageOfTemplates(policy: MixPolicy): TemplateLanguage | undefined {
  const code = policyLanguage(policy);
  return templateLanguages.find((one) => one === code);
}
