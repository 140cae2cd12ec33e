import { Tokenizer } from '@huggingface/tokenizers';
import { EngineError } from '../../errors.ts';
import { withinTime } from './rendering/within-time.ts';
import { specialTokensOf } from './special-tokens-of.ts';

/** How long a tokenizer's own patterns may take: so many seconds, and one more for so many letters. */
const patience = { seconds: 1, lettersASecond: 1e6 };

/** Plain text to tokens and back. */
export interface TextTokenizer {
  /** The tokens of plain text; nothing is put around them, since a chat template writes the special tokens itself. */
  encode(text: string): number[];
  /** The text of tokens, special tokens left out. */
  decode(tokens: readonly number[]): string;
  /** The token that stands for what the vocabulary cannot write; undefined where it can write anything. */
  readonly unknownToken: number | undefined;
}

/**
 * The tokenizer of a `tokenizer.json`, whatever else the objects say. Regular expressions that it brings work within a limit of
 * time. Throws EngineError `bad-checkpoint` where it cannot be used, or where its patterns come to no end.
 */
export function createTextTokenizer(tokenizerJson: object, settings: Record<string, unknown>): TextTokenizer {
  const tokenizer = openTokenizer(tokenizerJson, settings);
  const within = bringsPatterns({ ...tokenizerJson })
    ? inTime
    : <Result>(_length: number, work: () => Result): Result => work();
  const unknown = unknownWord(tokenizerJson, settings);
  return {
    unknownToken: unknown === undefined ? undefined : tokenizer.token_to_id(unknown),
    encode: (text) => within(text.length, () => tokenizer.encode(text, { add_special_tokens: false }).ids),
    decode: (tokens) =>
      tokens.length === 0
        ? ''
        : within(tokens.length, () => tokenizer.decode([...tokens], { skip_special_tokens: true })),
  };
}

/** How what cannot be written is written, by the model or else by the settings. */
function unknownWord(tokenizerJson: object, settings: Record<string, unknown>): string | undefined {
  const own = (tokenizerJson as { model?: { unk_token?: unknown } }).model?.unk_token;
  if (typeof own === 'string') return own;
  return specialTokensOf(settings).unk_token;
}

function inTime<Result>(length: number, work: () => Result): Result {
  const seconds = patience.seconds + Math.floor(length / patience.lettersASecond);
  const done = withinTime(seconds, work);
  if (done) return done.result;
  throw new EngineError(
    'bad-checkpoint',
    `The patterns of tokenizer.json have not come to an end within ${seconds} s on a text of ${length} letters; take the model's own tokenizer.json, or another model.`,
  );
}

/** Whether a part of it splits or replaces by a regular expression of its own. */
function bringsPatterns({ normalizer, pre_tokenizer: splitter, decoder }: Record<string, unknown>): boolean {
  return JSON.stringify([normalizer, splitter, decoder]).includes('"Regex":');
}

function openTokenizer(tokenizerJson: object, settings: Record<string, unknown>): Tokenizer {
  const model = (tokenizerJson as { model?: { unk_token?: unknown } }).model;
  try {
    return new Tokenizer(
      {
        normalizer: null,
        pre_tokenizer: null,
        post_processor: null,
        decoder: null,
        added_tokens: [],
        ...tokenizerJson,
      },
      {
        // Word-level models find their unknown token here alone.
        unk_token: typeof model?.unk_token === 'string' ? model.unk_token : undefined,
        clean_up_tokenization_spaces: false,
        ...settings,
        ...specialTokensOf(settings),
      },
    );
  } catch (cause) {
    throw new EngineError('bad-checkpoint', `tokenizer.json cannot be used: ${String(cause)}`, { cause });
  }
}
