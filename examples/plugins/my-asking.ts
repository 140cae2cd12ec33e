import type { Asking } from 'holdfast';

export const interfaceVersion = 1;

/** Asks as somebody in a hurry does. */
export const asking: Asking = {
  name: 'in-a-hurry',
  title: 'in a hurry',
  claims: ['last message'],
  ways: () => [
    {
      id: 'hurry',
      title: 'in a hurry',
      reason: 'it is asked of every model',
      costFactor: 1,
      transform({ messages }) {
        const [last, ...before] = [...messages].reverse();
        const hurried = { ...last, content: `${last.content} Be quick, I have no time.` };
        return { conversation: { messages: [...before.reverse(), hurried] } };
      },
    },
  ],
};
