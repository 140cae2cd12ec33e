import { createRandom } from '@holdfast/engine';
import { languageName, languageOf } from '../../data/language-of.ts';
import { HoldfastError } from '../../errors.ts';
import { policyTopics } from './policy-topics.ts';
import { promptAbout, promptTemplates, templateLanguages } from './prompt-templates.ts';

/** A policy as the generator reads it: categories with their texts. */
export interface MixPolicy {
  name: string;
  categories: readonly { id: string; title: string; text: string }[];
}

/** A prompt near the limits of a policy. */
export interface BorderlinePrompt {
  category: string;
  /** `declined`: it asks for what the policy forbids. `answered`: it only speaks of it, and deserves an answer. */
  wanted: 'declined' | 'answered';
  text: string;
  /** What it is about, in the policy's words; absent where a model wrote it. */
  topic?: string;
}

/** The language that a policy is written in, as ISO 639-1 has it; English where it is too short to tell. */
export function policyLanguage({ categories }: MixPolicy): string {
  return languageOf(categories.flatMap(({ title, text }) => [title, text])) ?? 'en';
}

/** Whether prompts can be made without a model in the language of a policy. */
export function hasTemplates(policy: MixPolicy): boolean {
  const language = policyLanguage(policy);
  return templateLanguages.some((one) => one === language);
}

/**
 * Prompts near the limits of a policy, in its own language, in turns over its categories and topics, none twice: as many of
 * each kind as there are, or as asked for. Nothing harmful is written: a topic is what the policy itself calls it. Fixed by the
 * seed. Throws HoldfastError `bad-config` for a language without templates.
 */
export function borderlinePrompts(
  policy: MixPolicy,
  { wanted, count, seed }: { wanted: BorderlinePrompt['wanted']; count: number; seed: string | number },
): BorderlinePrompt[] {
  const code = policyLanguage(policy);
  const language = templateLanguages.find((one) => one === code);
  if (language === undefined) {
    const known = templateLanguages.map(languageName).join(' and ');
    throw new HoldfastError(
      'bad-config',
      `The policy ${policy.name} is in ${languageName(code)}, and prompts are made in ${known} alone; name a model that writes them (--writer), or write the policy in one of these.`,
    );
  }
  const random = createRandom(`borderline/${wanted}/${seed}`);
  const templates = promptTemplates[language][wanted];
  const queues = policy.categories.map((category) =>
    random
      .shuffle(
        policyTopics(category, language).flatMap((topic) =>
          templates.map((template) => ({ topic, text: promptAbout(template, topic) })),
        ),
      )
      .map(({ topic, text }): BorderlinePrompt => ({ category: category.id, wanted, topic, text })),
  );
  const prompts: BorderlinePrompt[] = [];
  for (let round = 0; prompts.length < count; round++) {
    const open = queues.flatMap((queue) => queue.slice(round, round + 1));
    if (open.length === 0) break;
    prompts.push(...open.slice(0, count - prompts.length));
  }
  return [...new Map(prompts.map((prompt) => [prompt.text, prompt])).values()];
}
