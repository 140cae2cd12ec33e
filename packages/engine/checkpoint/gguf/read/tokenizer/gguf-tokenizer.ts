import type { EngineError } from '../../../../errors.ts';
import type { StoredTokenizer } from '../../../stored-tokenizer.ts';
import { type TokenKind, tokenKinds } from '../../token-kinds.ts';
import type { Metadata } from '../metadata.ts';
import { short } from '../parse-header.ts';
import { preTokenizerNames, preTokenizerOf } from './pre-tokenizers.ts';
import { sentencePieceMerges } from './sentence-piece-merges.ts';
import { wholeTokenizer } from './whole-tokenizer.ts';

type Json = Record<string, unknown>;
type Refuse = (what: string) => EngineError;

interface Vocabulary {
  tokens: readonly string[];
  /** Kinds of tokens, by number. */
  kinds: readonly number[];
}

/** Pieces longer than this are no words, and cutting them at every letter would take long. */
const longestPiece = 256;

/**
 * The tokenizer of a GGUF file as Hugging Face's files: byte-level BPE (`gpt2`) with one of the ways of splitting text that
 * llama.cpp knows by name, or SentencePiece (`llama`) as BPE. Without llama.cpp's tokens, the one that the file holds whole, if
 * any. Throws what `refuse` makes for any other.
 */
export function ggufTokenizer(metadata: Metadata, refuse: Refuse): StoredTokenizer | undefined {
  const kind = metadata.text('tokenizer.ggml.model');
  const tokens = metadata.texts('tokenizer.ggml.tokens');
  if (kind === undefined || kind === 'none') return wholeTokenizer(metadata, refuse);
  if (!tokens) throw refuse('has no tokenizer.ggml.tokens');
  const kinds = metadata.numbers('tokenizer.ggml.token_type') ?? tokens.map(() => tokenKinds.normal);
  if (kinds.length !== tokens.length) throw refuse('does not tell the kind of every token');
  const vocabulary = { tokens, kinds };
  const special = specialTokens(metadata, tokens, refuse);
  const tokenizer =
    kind === 'gpt2'
      ? byteLevel(vocabulary, metadata, refuse)
      : kind === 'llama'
        ? sentencePiece(vocabulary, metadata, refuse)
        : undefined;
  if (!tokenizer) throw refuse(`has a tokenizer of kind ${short(kind)}; "gpt2" and "llama" can be read`);
  return {
    tokenizer: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: addedTokens(vocabulary),
      ...tokenizer,
    },
    settings: {
      tokenizer_class: 'PreTrainedTokenizerFast',
      clean_up_tokenization_spaces: false,
      add_bos_token: metadata.flag('tokenizer.ggml.add_bos_token') ?? kind === 'llama',
      add_eos_token: metadata.flag('tokenizer.ggml.add_eos_token') ?? false,
      ...special,
    },
    chatTemplate: metadata.text('tokenizer.chat_template'),
  };
}

function byteLevel({ tokens }: Vocabulary, metadata: Metadata, refuse: Refuse): Json {
  const name = metadata.text('tokenizer.ggml.pre') ?? 'default';
  const splitting = preTokenizerOf(name);
  if (!splitting)
    throw refuse(
      `splits text by ${short(name)}, which is not known here; known are ${preTokenizerNames.length} others`,
    );
  const merges = metadata.texts('tokenizer.ggml.merges');
  if (!merges) throw refuse('has no tokenizer.ggml.merges');
  return {
    normalizer: null,
    pre_tokenizer: splitting.preTokenizer,
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: splitting.ignoreMerges,
      vocab: numbered(tokens),
      merges,
    },
  };
}

function sentencePiece({ tokens, kinds }: Vocabulary, metadata: Metadata, refuse: Refuse): Json {
  const scores = metadata.numbers('tokenizer.ggml.scores');
  if (scores?.length !== tokens.length) throw refuse('does not tell the score of every token');
  const pieces = new Map<string, number>();
  for (const [id, token] of tokens.entries()) {
    const joined = kinds[id] === tokenKinds.normal || kinds[id] === tokenKinds.userDefined;
    if (joined && token.length <= longestPiece) pieces.set(token, id);
  }
  const spaces = { type: 'Replace', pattern: { String: ' ' }, content: '▁' };
  const prefix = metadata.flag('tokenizer.ggml.add_space_prefix') ?? true;
  return {
    normalizer: prefix
      ? { type: 'Sequence', normalizers: [{ type: 'Prepend', prepend: '▁' }, spaces] }
      : spaces,
    pre_tokenizer: null,
    post_processor: null,
    decoder: {
      type: 'Sequence',
      decoders: [
        { type: 'Replace', pattern: { String: '▁' }, content: ' ' },
        { type: 'ByteFallback' },
        { type: 'Fuse' },
        ...(prefix ? [{ type: 'Strip', content: ' ', start: 1, stop: 0 }] : []),
      ],
    },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: tokens.find((_, id) => kinds[id] === tokenKinds.unknown) ?? null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: true,
      byte_fallback: true,
      ignore_merges: false,
      vocab: numbered(tokens),
      merges: sentencePieceMerges(pieces, scores),
    },
  };
}

/** Tokens by their text. An assignment would lose one that is called `__proto__`. */
function numbered(tokens: readonly string[]): Json {
  return Object.fromEntries(tokens.map((token, id) => [token, id]));
}

function addedTokens({ tokens, kinds }: Vocabulary): Json[] {
  const added: readonly TokenKind[] = ['control', 'unknown', 'userDefined'];
  return tokens.flatMap((content, id) => {
    const kind = added.find((name) => tokenKinds[name] === kinds[id]);
    if (!kind || content === '') return [];
    const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false };
    return [{ id, content, ...flags, special: kind !== 'userDefined' }];
  });
}

/** The names by which chat templates call special tokens. */
function specialTokens(
  metadata: Metadata,
  tokens: readonly string[],
  refuse: Refuse,
): Record<string, string> {
  const names = { bos: 'bos_token', eos: 'eos_token', unknown: 'unk_token', padding: 'pad_token' };
  const entries = Object.entries(names).flatMap(([key, name]): [string, string][] => {
    const id = metadata.number(`tokenizer.ggml.${key}_token_id`);
    if (id === undefined) return [];
    const token = tokens[id];
    if (token === undefined)
      throw refuse(`names token ${id} as its ${name}, and has ${tokens.length} tokens`);
    return [[name, token]];
  });
  return Object.fromEntries(entries);
}
