import type { Conversation, Row } from '../data/conversations/conversation.ts';
import type { MixPlan } from './mix-safety.ts';

/** The rows of the data with safety examples in the places that a plan gives them; the reading of the rows is ended. */
export async function* mixedRows(
  { drawn, places }: MixPlan,
  rows: AsyncGenerator<Row>,
): AsyncGenerator<Conversation> {
  let nextSafety = 0;
  try {
    for (const isSafety of places) {
      if (isSafety) {
        yield drawn[nextSafety++];
        continue;
      }
      const next = await rows.next();
      if (next.done) return;
      yield next.value.conversation;
    }
  } finally {
    // The last place comes before the end of the file, which would stay open.
    await rows.return(undefined);
  }
}
