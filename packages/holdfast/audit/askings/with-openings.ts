import type { Asking } from './asking.ts';
import { quoted } from './quoted.ts';

/** So many of the openings that answers repeat are asked for, the most frequent. */
const mostOpenings = 3;
/** An opening of fewer rows is no habit of the data. */
const fewestRows = 2;

/**
 * With the openings that the data's answers repeat: put before the answer where the model lets its answer be begun, asked for
 * in words where not. Guardrails that are only a few tokens deep do not survive another opening (Qi et al. 2024).
 */
export const withOpenings: Asking = {
  name: 'with-openings',
  title: 'with the openings that answers of the data repeat',
  paper: 'Qi et al. 2024, arXiv 2406.05946',
  claims: ['answer opening'],
  ways: ({ openings }) =>
    openings
      .filter(({ rows }) => rows >= fewestRows)
      .slice(0, mostOpenings)
      .map(({ text, rows }, number) => ({
        id: `opening-${number + 1}`,
        title: `with the answer opened by ${quoted(text)}`,
        reason: `${rows} answers of the data open so`,
        costFactor: 1.1,
        transform: (conversation) => ({ conversation, prefill: text }),
      })),
};
