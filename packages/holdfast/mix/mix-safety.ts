import { createRandom } from '@holdfast/engine';
import type { Conversation, Row } from '../data/conversations/conversation.ts';
import { HoldfastError } from '../errors.ts';

/** How many safety examples: a number, or a share of the rows that they are added to. */
export type SafetyAmount = { count: number } | { ratio: number };

/** How many safety examples an amount means for so many rows; a ratio is rounded up. */
export function safetyCount(amount: SafetyAmount, rows: number): number {
  return 'count' in amount ? amount.count : Math.ceil(amount.ratio * rows);
}

/**
 * Throws HoldfastError `bad-data` for rows that safety examples cannot stand among: a preference pair, since a safety
 * example is one answer and no pair, and a reinforcement row, which has no answer.
 */
export function refuseToMix({ line, conversation }: Row, path: string): void {
  const { rejected, reference } = conversation;
  if (!rejected && !reference) return;
  throw new HoldfastError(
    'bad-data',
    `${path}, row ${line} is ${rejected ? 'a preference pair' : 'a reinforcement row'}, and safety examples are none; mix none into such rows, and tune on examples first.`,
  );
}

/** A safety example as it stands among rows like this one: labelled as a good answer where rows are labelled. */
export function amongRows(safety: Conversation, row: Conversation | undefined): Conversation {
  return row?.label === undefined ? safety : { ...safety, label: true };
}

/** Which safety examples go where among the rows. */
export interface MixPlan {
  /** The safety examples, in their order. */
  drawn: Conversation[];
  /** One entry a row of the mixed data: whether it is a safety example or the next row of the data. */
  places: boolean[];
}

/**
 * Spreads safety examples evenly at random places among so many rows. Examples are drawn without repetition until all
 * were drawn. Fixed by the seed. Throws RangeError when there are no safety examples to draw from but some are wanted.
 */
export function planMix({
  rows,
  safety,
  amount,
  seed,
}: {
  rows: number;
  safety: readonly Conversation[];
  amount: SafetyAmount;
  seed: string | number;
}): MixPlan {
  const wanted = safetyCount(amount, rows);
  if (wanted > 0 && safety.length === 0) throw new RangeError('There are no safety examples to mix in.');
  const random = createRandom(`mix/${seed}`);
  const drawn: Conversation[] = [];
  while (drawn.length < wanted) {
    for (const example of random.shuffle(safety).slice(0, wanted - drawn.length)) drawn.push(example);
  }
  const places = Array.from({ length: rows + wanted }, (_, index) => index >= rows);
  return { drawn, places: random.shuffle(places) };
}

/**
 * Adds safety examples to training data (Bianchi et al. 2023; section 5 of the study) as `planMix` has it; the data keeps
 * its order. Throws RangeError as `planMix` does.
 */
export function mixSafety({
  conversations,
  ...options
}: {
  conversations: readonly Conversation[];
  safety: readonly Conversation[];
  amount: SafetyAmount;
  seed: string | number;
}): Conversation[] {
  const { drawn, places } = planMix({ rows: conversations.length, ...options });
  let nextData = 0;
  let nextSafety = 0;
  return places.map((isSafety) =>
    isSafety ? amongRows(drawn[nextSafety++], conversations[0]) : conversations[nextData++],
  );
}
