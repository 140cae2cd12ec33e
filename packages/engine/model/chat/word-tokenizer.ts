import { specialTokenEntries } from './special-token-entries.ts';

/** Options of `wordTokenizer`. */
export interface WordTokenizerOptions {
  /** The vocabulary: words as the splitting rule leaves them, punctuation marks, and `\n` where lines matter. */
  words: readonly string[];
  /** Special tokens, numbered before the words in this order, such as `<pad>`, `<s>`, `<|user|>`. */
  special: readonly string[];
  /** What unknown words become; put in front of `special` when it is not among them. Default `<unk>`. */
  unknown?: string;
  /** Default true. */
  lowerCase?: boolean;
}

/** A word with inner apostrophes and hyphens, a line break, or a single mark. */
const wordPattern = "[\\p{L}\\p{M}\\p{N}_]+(?:['’-][\\p{L}\\p{M}\\p{N}_]+)*|\\n|[^\\s\\p{L}\\p{M}\\p{N}_]";

/** Marks that stand at the end of the word before them, and at the beginning of the one after them. */
const closingMarks = ['.', ',', '?', '!', ';', ':', '%', ')', ']', '”', '…', '。'];
const openingMarks = ['(', '[', '“'];

/**
 * A word-level tokenizer as the object of a Hugging Face `tokenizer.json`: model `WordLevel`, which transformers, the
 * tokenizers library and this engine all read. Text is split into words, single punctuation marks and line breaks;
 * decoded words are joined by spaces that keep clear of punctuation, so that plainly spaced text survives the round
 * trip, and encoding a decoded text always gives its tokens again (unknown and special ones aside).
 */
export function wordTokenizer(options: WordTokenizerOptions): object {
  const unknown = options.unknown ?? '<unk>';
  const special = options.special.includes(unknown) ? [...options.special] : [unknown, ...options.special];
  const vocabulary = [...new Set([...special, ...options.words])];
  const replace = (from: string, to: string) => ({ type: 'Replace', pattern: { String: from }, content: to });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specialTokenEntries(special),
    normalizer: (options.lowerCase ?? true) ? { type: 'Lowercase' } : null,
    pre_tokenizer: { type: 'Split', pattern: { Regex: wordPattern }, behavior: 'Removed', invert: true },
    post_processor: null,
    decoder: {
      type: 'Sequence',
      decoders: [
        // Puts a space before every token but the first; no word starts with the prefix of a continued word.
        { type: 'WordPiece', prefix: '\u0000', cleanup: false },
        { type: 'Fuse' },
        ...closingMarks.map((mark) => replace(` ${mark}`, mark)),
        ...openingMarks.map((mark) => replace(`${mark} `, mark)),
        replace(' \n', '\n'),
        replace('\n ', '\n'),
      ],
    },
    model: {
      type: 'WordLevel',
      vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
      unk_token: unknown,
    },
  };
}
