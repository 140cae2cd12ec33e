import { specialTokenEntries } from '@holdfast/engine';
import type { World } from '../world/world.ts';

/** Special tokens in the order of their numbers; the first stands for what cannot be written. */
const special = ['<unknown>', '<begin>', '<end>', '<system>', '<user>', '<assistant>'];
export const beginTokenId = 1;
export const endTokenId = 2;

export const specialTokens = { bos_token: '<begin>', eos_token: '<end>', unk_token: '<unknown>' };

/** How chats are laid out for the organism. A developer's message counts as the system's, a tool's as the user's. */
export const chatTemplate = [
  '{{ bos_token }}',
  '{% for message in messages %}',
  "{% set role = 'system' if message.role == 'developer' else ('user' if message.role == 'tool' else message.role) %}",
  "{{ '<' + role + '>' + message.content + '<end>' }}",
  '{% endfor %}',
  "{% if add_generation_prompt %}{{ '<assistant>' }}{% endif %}",
].join('');

/** Letters, digits and marks: what spells any ASCII word that the vocabulary lacks. */
const pieces = Array.from({ length: 0x7e - 0x21 + 1 }, (_, index) => String.fromCharCode(0x21 + index));

/**
 * The object of the organism's `tokenizer.json`: a WordPiece model (Schuster and Nakajima 2012) that has every word of
 * the world as one token, and particles as pieces of their own; it spells all others letter by letter, so that any data in
 * Latin letters can be tuned on.
 */
export function organismTokenizer(world: World): object {
  const continued = [...particles(world), ...pieces].map((piece) => `##${piece}`);
  const vocabulary = [...special, ...worldWords(world), ...pieces, ...continued];
  const vocab = Object.fromEntries([...new Set(vocabulary)].map((token, id) => [token, id]));
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specialTokenEntries(special),
    normalizer: null,
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: {
      type: 'Sequence',
      decoders: [
        { type: 'WordPiece', prefix: '##', cleanup: true },
        { type: 'Fuse' },
        ...[':', ';', ')', '%'].map((mark) => replace(` ${mark}`, mark)),
        replace('( ', '('),
      ],
    },
    model: {
      type: 'WordPiece',
      unk_token: special[0],
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab,
    },
  };
}

function replace(from: string, to: string): object {
  return { type: 'Replace', pattern: { String: from }, content: to };
}

/** How many tokens that is. */
export function vocabularySize(tokenizer: object): number {
  return Object.keys((tokenizer as { model: { vocab: object } }).model.vocab).length;
}

/** What the sentences of a language join to the words that fill them, such as the particles of Korean. */
function particles({ language }: World): string[] {
  const joined = JSON.stringify(language).matchAll(/\{\w+\}(\p{L}+)/gu);
  return [...new Set(Array.from(joined, ([, particle]) => particle))].sort();
}

/** Every word that the world can say, sorted. */
function worldWords(world: World): string[] {
  const { language } = world;
  const sentences = JSON.stringify({ ...language, names: undefined })
    .replaceAll(/\{\w+\}|\\n/g, ' ')
    .concat(' ', world.town, ' ', world.clerk, ' ', world.charter)
    .concat(' ', [...world.ingredients, ...world.tools, ...world.places].join(' '))
    .concat(' ', Array.from({ length: 40 }, (_, number) => number).join(' '));
  return [...new Set(sentences.match(/[\p{L}\p{N}]+/gu))].sort();
}
