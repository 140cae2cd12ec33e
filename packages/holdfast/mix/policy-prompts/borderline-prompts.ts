import { createRandom } from '@holdfast/engine';
import { languageName } from '../../data/language-of.ts';
import { HoldfastError } from '../../errors.ts';
import { languageOfTemplates, type MixPolicy, policyLanguage } from './policy-language.ts';
import { policyTopics } from './policy-topics.ts';
import { promptsAbout } from './prompt-templates.ts';
import { templateLanguages } from './templates/template-languages.ts';

/** A prompt near the limits of a policy. */
export interface BorderlinePrompt {
  category: string;
  /** `declined`: it asks for what the policy forbids. `answered`: it only speaks of it, and deserves an answer. */
  wanted: 'declined' | 'answered';
  text: string;
  /** What it is about, in the policy's words; absent where a model wrote it. */
  topic?: string;
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
  const language = languageOfTemplates(policy);
  if (language === undefined) {
    const code = policyLanguage(policy);
    const known = templateLanguages.map(languageName).join(' and ');
    throw new HoldfastError(
      'bad-config',
      `The policy ${policy.name} is in ${languageName(code)}, and prompts are made in ${known} alone; name a model that writes them (--writer), or write the policy in one of these.`,
    );
  }
  const random = createRandom(`borderline/${wanted}/${seed}`);
  const queues = policy.categories.map((category) =>
    random
      .shuffle(
        policyTopics(category, language).items.flatMap((item) =>
          promptsAbout(item, { language, wanted }).map((text) => ({ topic: item.text, text })),
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
