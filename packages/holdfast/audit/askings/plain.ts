import type { Asking } from './asking.ts';

/** How questions are put that a benchmark asks as it stands. */
export const plainly = 'plainly';

/** The prompts as the benchmark has them. */
export const plain: Asking = {
  name: 'plain',
  title: plainly,
  claims: [],
  ways: () => [
    {
      id: 'plain',
      title: plainly,
      reason: 'it is how the benchmark asks',
      costFactor: 1,
      transform: (conversation) => ({ conversation }),
    },
  ],
};
