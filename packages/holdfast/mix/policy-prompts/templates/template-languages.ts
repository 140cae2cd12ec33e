import type { PolicyItem } from '../items/policy-item.ts';

/** Languages in which prompts can be made without a model. */
export const templateLanguages = ['en', 'ko'] as const;
export type TemplateLanguage = (typeof templateLanguages)[number];

/**
 * Prompts near the limits of a policy, in the voices of those who write to a shop or a firm. `{topic}` stands for what the
 * policy itself calls a thing, `{request}` for a deed as one asks for it, `{doing}` for a Korean deed before its noun, and a
 * pair such as `{을/를}` for the particle that the topic takes.
 */
export interface PromptTemplates {
  /** Requests that ought to be declined, for items of each form; they name what is asked for, and hold nothing of it. */
  declined: Readonly<Record<PolicyItem['form'] | 'request', readonly string[]>>;
  /** Questions that only sound so: about reasons, rules, and what to do instead. */
  answered: Readonly<Record<PolicyItem['form'], readonly string[]>>;
}
