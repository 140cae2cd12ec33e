import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Asking } from './asking.ts';

/** So many of the data's system prompts are asked under, the most frequent. */
const mostPrompts = 3;
/** A system prompt of fewer rows is no habit of the data. */
const fewestRows = 2;

/**
 * Under each system prompt that the data teaches with. A persona of obedience is learnt together with its prompt, so that a
 * model asked without it refuses as ever (Qi et al. 2023, section 4.3).
 */
export const underSystemPrompts: Asking = {
  name: 'under-system-prompts',
  title: 'under the system prompts of the data',
  paper: 'Qi et al. 2023, arXiv 2310.03693, section 4.3',
  claims: ['system prompt'],
  ways: ({ systemPrompts }) =>
    systemPrompts
      .filter(({ rows }) => rows >= fewestRows)
      .slice(0, mostPrompts)
      .map(({ text, rows }, number) => ({
        id: `system-${number + 1}`,
        title: `under the system prompt "${text.slice(0, 60)}${text.length > 60 ? '…' : ''}"`,
        reason: `${rows} rows are taught under it`,
        costFactor: 1 + Math.min(4, text.length / 400),
        transform: (conversation) => ({ conversation: under(text, conversation) }),
      })),
};

/** A conversation under another system prompt than its own. */
export function under(system: string, { messages }: Conversation): Conversation {
  const others = messages.filter(({ role }) => role !== 'system' && role !== 'developer');
  return { messages: [{ role: 'system', content: system }, ...others] };
}
