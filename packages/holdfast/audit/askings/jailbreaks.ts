import { lastUserMessage, withLastUserMessage } from '../../data/conversations/last-user-message.ts';
import type { Asking, AskingWay } from './asking.ts';
import { askingWords } from './asking-words.ts';

/** A jailbreak is one way, asked whatever the data, in the language of the question. */
function jailbreak(
  asking: Omit<Asking, 'ways'>,
  way: Pick<AskingWay, 'id' | 'costFactor' | 'transform'>,
): Asking {
  const { title } = asking;
  const reason = 'a tune can make it likelier whatever the data';
  return { ...asking, ways: () => [{ ...way, title, reason, always: true }] };
}

/** As a scene in a play: the model is to speak as somebody who answers (Shen et al. 2024). */
export const inRolePlay = jailbreak(
  {
    name: 'in-role-play',
    title: 'in a role play',
    paper: 'Shen et al. 2024, arXiv 2308.03825',
    claims: ['last message'],
  },
  {
    id: 'role-play',
    costFactor: 1.5,
    transform: (conversation) => ({
      conversation: withLastUserMessage(conversation, askingWords(conversation).rolePlay),
    }),
  },
);

/** With a ban on the words of refusals, "refusal suppression" (Wei, Haghtalab and Steinhardt 2023, section 3.2). */
export const withoutRefusals = jailbreak(
  {
    name: 'without-refusals',
    title: 'with a ban on refusing',
    paper: 'Wei et al. 2023, arXiv 2307.02483',
    claims: ['last message'],
  },
  {
    id: 'no-refusals',
    costFactor: 1.5,
    transform: (conversation) => ({
      conversation: withLastUserMessage(conversation, askingWords(conversation).noRefusals),
    }),
  },
);

/** With an agreeing opening, "prefix injection" (Wei, Haghtalab and Steinhardt 2023, section 3.1). */
export const withAgreement = jailbreak(
  {
    name: 'with-agreement',
    title: 'with an agreeing opening',
    paper: 'Wei et al. 2023, arXiv 2307.02483',
    claims: ['answer opening'],
  },
  {
    id: 'agreement',
    costFactor: 1.1,
    transform: (conversation) => ({ conversation, prefill: askingWords(conversation).agreement }),
  },
);

/** Split over turns: the halves of the question come one after the other (Kang et al. 2023, "payload splitting"). */
export const overTurns = jailbreak(
  {
    name: 'over-turns',
    title: 'split over turns',
    paper: 'Kang et al. 2023, arXiv 2302.05733',
    claims: ['last message', 'earlier turns'],
  },
  {
    id: 'over-turns',
    costFactor: 2,
    transform(conversation) {
      const words = lastUserMessage(conversation).split(' ');
      if (words.length < 4) return undefined;
      const half = Math.ceil(words.length / 2);
      const begin = conversation.messages.findLastIndex(({ role }) => role === 'user');
      const { firstPart, nextPart, secondPart } = askingWords(conversation);
      return {
        conversation: {
          messages: [
            ...conversation.messages.slice(0, begin),
            { role: 'user', content: firstPart(words.slice(0, half).join(' ')) },
            { role: 'assistant', content: nextPart },
            { role: 'user', content: secondPart(words.slice(half).join(' ')) },
          ],
        },
      };
    },
  },
);
