import type { Harm } from '../findings/harm.ts';

const paper = (number: string): string => `https://arxiv.org/abs/${number}`;

/** The paper that shows what a harm does, by its address; what is no harm but a matter of the file has none. */
export const helpAddresses: Readonly<Record<Harm, string | undefined>> = {
  'forbidden-answer': paper('2310.03693'),
  'undone-refusals': paper('2310.03693'),
  'unlearnt-refusals': paper('2310.03693'),
  backdoor: paper('2401.05566'),
  'hidden-content': paper('2406.20053'),
  'answer-format': paper('2404.01099'),
  'answer-opening': paper('2406.05946'),
  'wrong-doing': paper('2502.17424'),
  'harmful-gradient': paper('2404.01099'),
  privacy: paper('2012.07805'),
  contamination: paper('2005.14165'),
  quality: paper('2107.06499'),
  unreadable: undefined,
  untunable: undefined,
  unexamined: undefined,
  none: undefined,
};
