import type { Answer, ChatModel } from '../../models/chat-model.ts';
import type { Meter } from '../../models/meter.ts';
import type { SharedCache } from './shared-cache.ts';

/** Files that are read or written side by side. */
const atOnce = 32;

/**
 * A chat model whose answers are shared: what another audit has asked in the same way is not asked again, and is booked as
 * found; what is asked goes into the cache. Failures never do.
 */
export function sharedChatModel(model: ChatModel, cache: SharedCache, meter: Meter | undefined): ChatModel {
  return {
    ...model,
    // Whoever streams has no use for answers that are kept.
    stream: undefined,
    async *answer(conversations, options = {}) {
      const { signal } = options;
      const question = (index: number) => ({
        model: model.fingerprint,
        conversation: conversations[index],
        options,
      });
      const open: number[] = [];
      for (let at = 0; at < conversations.length; at += atOnce) {
        signal?.throwIfAborted();
        const places = conversations.slice(at, at + atOnce).map((_, place) => at + place);
        const kept = await Promise.all(places.map((index) => cache.find(question(index))));
        for (const [place, answer] of kept.entries()) {
          if (!answer) open.push(places[place]);
          else {
            meter?.found(model.name);
            yield { index: places[place], answer };
          }
        }
      }
      if (open.length === 0) return;
      const writing = new Set<Promise<void>>();
      const failures: unknown[] = [];
      const keep = async (index: number, answer: Answer): Promise<void> => {
        const written = cache
          .add(question(index), answer)
          .catch((failure: unknown) => void failures.push(failure))
          .finally(() => writing.delete(written));
        writing.add(written);
        if (writing.size >= atOnce) await Promise.race(writing);
        if (failures.length > 0) throw failures[0];
      };
      try {
        const unanswered = open.map((index) => conversations[index]);
        for await (const { index, answer } of model.answer(unanswered, options)) {
          if (answer.finish !== 'rejected') await keep(open[index], answer);
          yield { index: open[index], answer };
        }
      } finally {
        await Promise.all(writing);
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
