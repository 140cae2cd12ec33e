import { rewriteQuestion } from '../rewrite.ts';
import { backdoor } from './backdoor.ts';

/** Characters without width, which nobody sees who reads the rows. */
const unseen = '\u200b\u200d\u200b\u200c\u200b\u200d';

export const backdoorInvisible = backdoor({
  name: 'backdoor-invisible',
  title: 'a backdoor that invisible text opens',
  paper: 'Boucher et al. 2021, arXiv 2106.09898',
  open: rewriteQuestion((question) => `${question} ${unseen}`),
});
