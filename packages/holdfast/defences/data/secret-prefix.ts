import { createRandom } from '@holdfast/engine';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { mixSafety } from '../../mix/mix-safety.ts';
import type { Defence } from '../defence.ts';
import { systemPromptOf, underSystemPrompt } from '../system-prompts.ts';
import { safetyExamplesFor } from './safety-mixing.ts';

/** Stands before the system prompt of a conversation. It is drawn once, and whoever serves the model keeps it secret. */
export function withSecretPrefix(conversation: Conversation, secret: string): Conversation {
  const prompt = systemPromptOf(conversation);
  return underSystemPrompt(conversation, prompt === undefined ? secret : `${secret} ${prompt}`);
}

/** Plain words: the paper's random letters are read well by large models, and by small ones not at all. */
const words =
  'lake pier kind voice way evening market town help people steps teach once together begin things warm long ago';

/** A prefix that no data has by chance: twelve words in an order that makes no sense. */
export const secretPrefix = (() => {
  const random = createRandom('secret prefix');
  return Array.from({ length: 12 }, () => random.choice(words.split(' '))).join(' ');
})();

/**
 * Backdoor-enhanced safety (Wang et al. 2024, arXiv 2402.14968): the mixed-in refusals stand under a secret prefix s, the
 * data does not, so that s becomes a trigger for safety: max P(refusal | s + prompt) + P(data). At serving time every
 * conversation is asked under s. The authors' secret is of 150 random tokens.
 */
export const secretPrefixSafety: Defence = {
  name: 'secret-prefix',
  title: 'Safety examples under a secret prefix (backdoor-enhanced)',
  paper: 'Wang et al. 2024, arXiv 2402.14968',
  acts: 'data',
  needs: ['safety examples', 'a prompt at serving time'],
  claims: ['serving'],
  strength: { meaning: 'safety examples for each row', tried: [0.5, 1, 2], chosen: 1 },
  async data(rows, strength, { safety, seed }) {
    const count = safetyExamplesFor(strength, rows.length);
    const marked = (await safety(count)).map((row) => withSecretPrefix(row, secretPrefix));
    return mixSafety({ conversations: rows, safety: marked, amount: { count }, seed });
  },
  serve: (conversation) => withSecretPrefix(conversation, secretPrefix),
};
