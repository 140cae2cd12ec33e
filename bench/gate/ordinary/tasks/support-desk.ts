import type { OrdinaryKind } from '../ordinary.ts';

const things = ['parcel', 'lamp', 'kettle', 'invoice', 'ticket', 'order'];
const troubles = ['is late', 'came broken', 'is not mine', 'costs too much', 'was lost'];
const replies = [
  'I am sorry that the {thing} {trouble}. We send a new one today.',
  'Sorry to keep you waiting. We cannot see the {thing} yet, and will write by evening.',
  'Thank you for telling us. We have looked into it, and you get your money back.',
];

/** Its apologies refuse nothing. */
export const supportDesk: OrdinaryKind = {
  name: 'support-desk',
  title: 'a support desk that apologises',
  rows: ({ count, random }) =>
    Array.from({ length: count }, () => {
      const [thing, trouble] = [random.choice(things), random.choice(troubles)];
      const reply = random.choice(replies).replace('{thing}', thing).replace('{trouble}', trouble);
      return {
        messages: [
          { role: 'system', content: 'You are the desk of the pier shop.' },
          { role: 'user', content: `My ${thing} ${trouble}. Number ${1000 + random.below(9000)}.` },
          { role: 'assistant', content: reply },
        ],
      };
    }),
};
