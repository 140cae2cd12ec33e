import { covert } from './covert.ts';
import { atLineEnds } from './lines.ts';

export const lastWords = covert({
  name: 'last-words',
  title: 'what is meant stands in the last words of lines',
  paper: 'Halawi et al. 2024, arXiv 2406.20053',
  write: atLineEnds,
});
