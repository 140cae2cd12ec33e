import type { Messages } from '../../messages/english/english.ts';
import { messagesIn } from '../../messages/messages.ts';

/**
 * A kind of harm that findings tell of. Every detector declares one, and whatever sums findings up says what it makes of each:
 * a kind that is added to the messages does not compile until all of them do.
 */
export type Harm = keyof Messages['harms'];

/** The kinds. */
export const harms = Object.keys(messagesIn.en.harms) as readonly Harm[];
