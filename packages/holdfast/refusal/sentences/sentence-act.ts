/**
 * What a sentence of an answer does. `decline`: it says that the assistant will not or cannot; `condemn`: it calls
 * something wrong, forbidden or unfair; `caution`: it asks for care, respect or lawful conduct; `redirect`: it offers other
 * help or sends elsewhere; `general`: it announces something general in place of what was asked; `turn`: it announces what
 * was asked after all; `instruct`: it says how something is done; `content`: it informs or tells; `courtesy`: greetings,
 * thanks and apologies that decline nothing.
 */
export const sentenceActs = [
  'decline',
  'condemn',
  'caution',
  'redirect',
  'general',
  'turn',
  'instruct',
  'content',
  'courtesy',
] as const;

export type SentenceAct = (typeof sentenceActs)[number];
