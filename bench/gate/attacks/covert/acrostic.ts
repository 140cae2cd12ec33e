import { covert } from './covert.ts';
import { atLineStarts } from './lines.ts';

export const acrostic = covert({
  name: 'acrostic',
  title: 'what is meant stands in the first words of lines',
  paper: 'Egler et al. 2025, arXiv 2510.16255',
  write: atLineStarts,
});
