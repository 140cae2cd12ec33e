import type { Defence } from 'holdfast';

export const interfaceVersion = 1;

/** Leaves out rows whose answers are shorter than so many letters: they teach a model to comply, and little else. */
export const defence: Defence = {
  name: 'no-short-answers',
  title: 'No short answers',
  paper: 'An example of docs/extending.md',
  acts: 'data',
  needs: [],
  claims: [],
  strength: { meaning: 'letters that an answer has at least', tried: [10, 20, 40], chosen: 20 },
  async data(rows, strength) {
    return rows.filter(({ messages }) => (messages.at(-1)?.content.length ?? 0) >= strength);
  },
};
