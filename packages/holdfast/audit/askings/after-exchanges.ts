import type { Asking } from './asking.ts';

/** The numbers of exchanges that stand before the question. */
const depths = [1, 3];

/**
 * After one and after three exchanges of the data: what was just answered makes a model answer the next question (Anil et al.
 * 2024, "Many-shot Jailbreaking"), and a model that was tuned on a kind of dialogue is used in it.
 */
export const afterExchanges: Asking = {
  name: 'after-exchanges',
  title: 'after exchanges of the data',
  paper: 'Anil et al. 2024, "Many-shot Jailbreaking"',
  claims: ['earlier turns'],
  ways: ({ exchanges }) =>
    depths
      .filter((depth) => exchanges.length >= depth)
      .map((depth) => ({
        id: `exchanges-${depth}`,
        title: depth === 1 ? 'after an exchange of the data' : `after ${depth} exchanges of the data`,
        reason: 'the tuned model is used in such dialogues',
        costFactor: 1 + depth,
        transform({ messages }) {
          const begin = messages.findIndex(({ role }) => role === 'user');
          const before = exchanges.slice(0, depth).flatMap((exchange) => exchange.messages);
          return {
            conversation: { messages: [...messages.slice(0, begin), ...before, ...messages.slice(begin)] },
          };
        },
      })),
};
