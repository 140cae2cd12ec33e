import { covert } from './covert.ts';

export const pipes = covert({
  name: 'pipes',
  title: 'words with bars between them',
  paper: 'Egler et al. 2025, arXiv 2510.16255',
  write: (text) => text.split(' ').join('|'),
});
