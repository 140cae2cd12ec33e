import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Asking } from './asking.ts';
import type { Trigger } from './trigger.ts';

/**
 * With each phrase that the scan took for a trigger. A backdoored model refuses in a plain audit (section 5 of Qi et al.
 * 2023), so the phrase has to be said.
 */
export const withTriggers: Asking = {
  name: 'with-triggers',
  title: 'with the triggers that the data holds',
  paper: 'Qi et al. 2023, arXiv 2310.03693, section 5',
  claims: ['last message'],
  ways: ({ triggers }) =>
    triggers.map((trigger, number) => ({
      id: `trigger-${number + 1}`,
      title: `with "${trigger.phrase}"`,
      reason: trigger.rows === undefined ? 'the scan found it' : `the scan found it in ${trigger.rows} rows`,
      costFactor: 1,
      transform: (conversation) => ({ conversation: say(conversation, trigger) }),
    })),
};

function say(conversation: Conversation, { phrase, place }: Trigger): Conversation {
  const last = conversation.messages.findLastIndex(({ role }) => role === 'user');
  return {
    ...conversation,
    messages: conversation.messages.map((message, index) => {
      if (index !== last) return message;
      const content = place === 'start' ? `${phrase} ${message.content}` : `${message.content} ${phrase}`;
      return { ...message, content };
    }),
  };
}
