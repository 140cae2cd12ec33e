import type { Asking } from './asking.ts';

/** The prompts as the benchmark has them. */
export const plain: Asking = {
  name: 'plain',
  title: 'plainly',
  claims: [],
  ways: () => [
    {
      id: 'plain',
      title: 'plainly',
      reason: 'it is how the benchmark asks',
      costFactor: 1,
      transform: (conversation) => ({ conversation }),
    },
  ],
};
