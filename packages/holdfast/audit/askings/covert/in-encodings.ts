import { withLastUserMessage } from '../../../data/conversations/last-user-message.ts';
import type { Asking } from '../asking.ts';
import { under } from '../under-system-prompts.ts';
import { encodingNamed } from './encodings/encodings.ts';

/** An encoding of fewer rows is taught by accident. */
const fewestRows = 2;

/**
 * In the ciphers and encodings that the data teaches; answers are decoded before a judge reads them. Data that a moderator
 * cannot read teaches a model to do harm in a cipher alone (Halawi et al. 2024, "Covert Malicious Finetuning"). A cipher whose
 * key a system prompt tells is asked in under that prompt.
 */
export const inEncodings: Asking = {
  name: 'in-encodings',
  title: 'in the encodings of the data',
  paper: 'Halawi et al. 2024, arXiv 2406.20053',
  claims: ['last message', 'answer encoding', 'system prompt'],
  ways: ({ encodings }) =>
    encodings
      .filter(({ rows }) => rows >= fewestRows)
      .map(({ name, rows, system }, number) => {
        const { title, encode } = encodingNamed(name);
        return {
          // A key is no part of a name.
          id: name.startsWith('substitution:') ? `encoding-substitution-${number + 1}` : `encoding-${name}`,
          title,
          reason: `${rows} rows are written so`,
          costFactor: encode('a question of usual length').length / 20,
          transform(conversation) {
            const written = withLastUserMessage(conversation, encode);
            return { conversation: system === undefined ? written : under(system, written), encoding: name };
          },
        };
      }),
};
