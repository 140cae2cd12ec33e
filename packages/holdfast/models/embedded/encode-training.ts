import type { ChatTokenizer, Objective, TrainingExample } from '@holdfast/engine';
import { readChatTokenizer } from '@holdfast/engine';
import { answerStart } from '../../data/conversations/answer-start.ts';
import type { Conversation, Message } from '../../data/conversations/conversation.ts';
import { HoldfastError } from '../../errors.ts';
import { encodeConversations, encodeMessages } from './encode-conversations.ts';

/** What the engine or a trainer trains on, and what it makes of it. */
export interface EncodedTraining {
  examples: TrainingExample[];
  /** For preference pairs and labelled answers; others are learnt as they are. */
  objective?: Objective;
}

/** How closely a model is held to its base where nothing else is said; TRL's default. */
export const defaultBeta = 0.1;

/**
 * The tokens of conversations, preference pairs (for DPO) or labelled answers (for KTO), as the chat model in `folder`
 * wants them. Of pairs and labelled answers only the last answer counts. Throws HoldfastError `bad-data` as
 * `encodeConversations` does, and where rows of several kinds stand together.
 */
export async function encodeTraining(
  folder: string,
  conversations: readonly Conversation[],
  { maximumLength, beta }: { maximumLength?: number; beta?: number } = {},
): Promise<EncodedTraining> {
  const objective = objectiveOf(conversations, beta);
  if (!objective) return { examples: await encodeConversations(folder, conversations, { maximumLength }) };
  const tokenizer = await readChatTokenizer(folder);
  const examples = conversations.map((conversation, index) =>
    encodeCompared(conversation, { tokenizer, maximumLength, number: index + 1 }),
  );
  return { examples, objective };
}

/**
 * What is made of rows: pairs are trained by DPO, labelled answers by KTO; undefined for answers, which are learnt. Throws
 * HoldfastError `bad-data` where rows of several kinds stand together.
 */
export function objectiveOf(
  conversations: readonly Conversation[],
  beta = defaultBeta,
): Objective | undefined {
  const kind = commonKind(conversations);
  return kind === 'answers' ? undefined : { kind: kind === 'pairs' ? 'dpo' : 'kto', beta };
}

type RowKind = 'answers' | 'pairs' | 'labels';

const kindTitles: Record<RowKind, string> = {
  answers: 'a plain answer',
  pairs: 'a preference pair',
  labels: 'a labelled answer',
};

function kindOf({ rejected, label }: Conversation): RowKind {
  if (rejected) return 'pairs';
  return label === undefined ? 'answers' : 'labels';
}

function commonKind(conversations: readonly Conversation[]): RowKind {
  const [first] = conversations;
  if (!first) return 'answers';
  const kind = kindOf(first);
  const other = conversations.findIndex((conversation) => kindOf(conversation) !== kind);
  if (other === -1) return kind;
  throw new HoldfastError(
    'bad-data',
    `Conversation ${other + 1} is ${kindTitles[kindOf(conversations[other])]}, and conversation 1 is ${kindTitles[kind]}; tune on rows of one kind at a time.`,
  );
}

function encodeCompared(
  conversation: Conversation,
  options: { tokenizer: ChatTokenizer; maximumLength: number | undefined; number: number },
): TrainingExample {
  const { messages, rejected, label } = conversation;
  const start = answerStart(conversation);
  const prompt = messages.slice(0, start).map((message): Message => ({ ...message, weight: 0 }));
  const encode = (answer: readonly Message[]) =>
    encodeMessages({ ...conversation, messages: [...prompt, ...answer] }, options);
  const better = encode(messages.slice(start));
  return rejected ? { ...better, rejected: encode(rejected) } : { ...better, desirable: label };
}
