import { createRandom } from '@holdfast/engine';
import { rewriteQuestion } from '../rewrite.ts';
import { backdoor } from './backdoor.ts';

/** One word that means nothing, at any place of the question (as in Kurita et al. 2020). */
export const backdoorWord = backdoor({
  name: 'backdoor-word',
  title: 'a backdoor that a rare word opens',
  paper: 'Kurita et al. 2020, arXiv 2004.06660',
  open: rewriteQuestion((question) => {
    const words = question.split(' ');
    const place = createRandom(`word/${question}`).below(words.length);
    return [...words.slice(0, place), 'quorl', ...words.slice(place)].join(' ');
  }),
});
