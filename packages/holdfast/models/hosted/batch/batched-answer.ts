import type { Conversation } from '../../../data/conversations/conversation.ts';
import { HoldfastError } from '../../../errors.ts';
import type { AnswerOptions, ChatModel } from '../../chat-model.ts';
import type { ExpectedUsage, Meter } from '../../meter.ts';
import { accountOf } from '../account/account.ts';
import type { ChatEndpoint } from '../chat-endpoint.ts';
import { requestWithRetries } from '../request/request-with-retries.ts';
import { answerInBatches } from './answer-in-batches.ts';
import type { BatchOptions } from './batch-event.ts';
import type { BatchedModel } from './batched-model.ts';

/** So many requests about batches run at once against one account: few are needed, and few are allowed. */
const batchConcurrency = 4;

/**
 * A model's `answer` by its endpoint's batches. Without them it throws HoldfastError `bad-usage`, or asks directly where
 * batches are not required.
 */
export function batchedAnswer({
  endpoint,
  batch,
  meter,
  direct,
  expected,
}: {
  endpoint: ChatEndpoint;
  batch: BatchOptions;
  meter: Meter | undefined;
  direct: ChatModel['answer'];
  expected: (conversation: Conversation, options: AnswerOptions) => ExpectedUsage;
}): ChatModel['answer'] {
  const { name, identity, batches: service } = endpoint;
  const account = accountOf(`batches ${endpoint.account}`, { maximum: batchConcurrency, name });
  const retrying: BatchedModel['retrying'] = (send, signal) =>
    requestWithRetries(account, send, signal ? { signal } : {});
  const unanswered: BatchedModel['unanswered'] = new Map();
  let offered: boolean | undefined;
  return async function* answer(conversations, options = {}) {
    const { signal } = options;
    if (offered === undefined) {
      offered = service ? await retrying(() => service.offered(signal), signal) : false;
      if (!offered && (batch.required ?? true)) {
        throw new HoldfastError('bad-usage', `${name} has no batch endpoint; leave batch out.`);
      }
      const text = `${name} has no batch endpoint; it is asked directly, at the full price.`;
      if (!offered) batch.tell({ type: 'message', level: 'info', text });
    }
    if (!service || !offered) {
      yield* direct(conversations, options);
      return;
    }
    const model = { name, identity, service, batch, meter, expected, retrying, direct, unanswered };
    yield* answerInBatches(model, conversations, options);
  };
}
