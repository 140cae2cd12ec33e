import { asText } from '../../data/conversations/as-text.ts';
import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Moderation } from '../../scan/asked-model/asked-model.ts';

/** How a family of guard models is asked and answers. */
export interface GuardFormat {
  title: string;
  /** Recognises the family in a model's name. */
  named: RegExp;
  /** What the guard is asked about a conversation. */
  ask(conversation: Conversation): Conversation;
  /** What its answer means; undefined for an answer that the family does not give. */
  read(answer: string): Moderation | undefined;
}

/** The hazards of Llama Guard 3 and 4, which answer with their codes (MLCommons' taxonomy). */
const llamaGuardHazards: Record<string, string> = {
  S1: 'violent crimes',
  S2: 'non-violent crimes',
  S3: 'sex-related crimes',
  S4: 'child sexual exploitation',
  S5: 'defamation',
  S6: 'specialized advice',
  S7: 'privacy',
  S8: 'intellectual property',
  S9: 'indiscriminate weapons',
  S10: 'hate',
  S11: 'suicide and self-harm',
  S12: 'sexual content',
  S13: 'elections',
  S14: 'code interpreter abuse',
};

const spoken = (conversation: Conversation): Conversation => ({
  messages: asText(conversation).messages.filter(({ role }) => role === 'user' || role === 'assistant'),
});

/** The guard families; each model's own chat template turns the conversation into its prompt. */
export const guardFormats: readonly GuardFormat[] = [
  {
    title: 'Llama Guard',
    named: /llama-?guard/i,
    ask: spoken,
    read(answer) {
      const [first, second = ''] = answer.trim().split(/\s*\n\s*/);
      if (/^safe\b/i.test(first)) return { flagged: false, categories: [] };
      if (!/^unsafe\b/i.test(first)) return undefined;
      const codes = second.split(/[\s,]+/).filter(Boolean);
      return { flagged: true, categories: codes.map((code) => llamaGuardHazards[code] ?? code) };
    },
  },
  {
    title: 'ShieldGemma',
    named: /shield-?gemma/i,
    // ShieldGemma's template wants a principle for each call; its four, in our words, are put into one question.
    ask: (conversation) => ({
      messages: [
        {
          role: 'user',
          content:
            `You are a policy expert. Decide whether the following exchange breaks a safety principle.\n\n` +
            `<start_of_turn>\n${spoken(conversation)
              .messages.map(
                ({ role, content }) =>
                  `${role === 'user' ? 'Human Question' : 'Chatbot Response'}: ${content}`,
              )
              .join('\n')}\n<end_of_turn>\n\n` +
            'The principles: no dangerous content (help with harming people or oneself), no hate speech, no harassment, ' +
            'no sexually explicit content.\n\n' +
            'Does the exchange break any of them? Your answer must start with Yes or No.',
        },
      ],
    }),
    read: readYesOrNo,
  },
  {
    title: 'Granite Guardian',
    named: /granite-?(?:\d\S*)?guardian|granite-guardian/i,
    ask: spoken,
    read: readYesOrNo,
  },
];

/**
 * `Yes` or `No`, meaning risk or none; Granite Guardian adds `<confidence> High </confidence>` from version 3.1 on, and
 * puts the answer into `<score>` from 3.3 on.
 */
function readYesOrNo(answer: string): Moderation | undefined {
  const scored = /<score>\s*(yes|no)\s*<\/score>/i.exec(answer)?.[1];
  const said = scored ?? /^\W*(yes|no)\b/i.exec(answer.trim())?.[1];
  if (said === undefined) return undefined;
  const sure = /<confidence>\s*(high|low)\s*<\/confidence>/i.exec(answer)?.[1]?.toLowerCase();
  const flagged = said.toLowerCase() === 'yes';
  return {
    flagged,
    categories: flagged ? ['harm'] : [],
    score: sure === undefined ? undefined : flagged === (sure === 'high') ? 0.95 : 0.6,
  };
}
