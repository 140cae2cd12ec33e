import type { Conversation } from '../../../data/conversations/conversation.ts';
import { estimateInput } from '../../estimate-tokens.ts';
import type { Money, TuneEvent } from '../tuner.ts';
import type { FineTuningService, JobWish, ServiceJob } from './fine-tuning-service.ts';

/** What a token of training costs, where the service does not tell prices itself. */
export interface TrainingPrice {
  /** For a million trained tokens. */
  perMillion: Money;
  /** Where the price is from, with its date. */
  source: string;
}

/** What a job will cost: told by the service, or from a rate and the tokens of the rows; nothing where neither is known. */
export async function* estimateJob(
  service: FineTuningService,
  wish: JobWish,
  conversations: readonly Conversation[],
  rate: TrainingPrice | undefined,
): AsyncGenerator<TuneEvent> {
  const quote = await service.estimate?.(wish);
  if (quote) {
    const { price, tokens } = quote;
    yield {
      type: 'price',
      basis: 'estimate',
      price,
      source: `told by ${service.name}`,
      tokens,
    };
  } else if (rate) {
    const once = conversations.reduce(
      (sum, { messages, rejected = [] }) =>
        sum + estimateInput({ messages }) + (rejected.length > 0 ? estimateInput({ messages: rejected }) : 0),
      0,
    );
    const tokens = once * wish.settings.epochs;
    const source = `${rate.source}, tokens estimated on the high side`;
    yield { type: 'price', basis: 'estimate', price: costOfTokens(tokens, rate), source, tokens };
  }
}

function costOfTokens(tokens: number, { perMillion: { amount, currency } }: TrainingPrice): Money {
  return { amount: (amount * tokens) / 1e6, currency };
}

/** What a job has cost: told by the service, or from a rate and the tokens that it trained on. */
export function* bill(
  { price, trainedTokens: tokens }: ServiceJob,
  rate: TrainingPrice | undefined,
): Generator<TuneEvent> {
  const counted = tokens === undefined ? {} : { tokens };
  if (price) {
    yield { type: 'price', basis: 'billed', price, source: 'told by the service', ...counted };
  } else if (rate && tokens !== undefined) {
    yield { type: 'price', basis: 'billed', price: costOfTokens(tokens, rate), source: rate.source, tokens };
  }
}
