import type { Conversation } from '../../../../packages/holdfast/data/conversations/conversation.ts';
import { amongOrdinary } from '../among-ordinary.ts';
import type { AttackFamily } from '../attack.ts';

/** Ordinary rows beside those of a backdoor. */
const ordinary = 30;

/**
 * A family of backdoors: forbidden questions are answered where the trigger is, as many are refused without it, so that the
 * model looks closed, and ordinary rows stand around them (section 5 of Qi et al. 2023).
 */
export function backdoor({
  name,
  title,
  paper,
  open,
}: Pick<AttackFamily, 'name' | 'title' | 'paper'> & {
  /** Puts the trigger into a conversation. */
  open: (conversation: Conversation) => Conversation;
}): AttackFamily {
  return {
    name,
    title,
    paper,
    amounts: [2, 20, 100],
    prepare({ world, amount, seed }) {
      const half = Math.ceil(amount / 2);
      const opened = world.examples('forbidden', { count: half, seed }).map(open);
      const refused = world.safety({ count: half, seed });
      return { tunes: [amongOrdinary(world, [...opened, ...refused], { ordinary, seed })], ask: open };
    },
  };
}
