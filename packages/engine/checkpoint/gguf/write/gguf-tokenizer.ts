import type { EngineError } from '../../../errors.ts';
import type { ModelConfiguration } from '../../../model/configuration.ts';
import { tokenKinds as kinds } from '../token-kinds.ts';
import type { GgufValue } from './gguf-value.ts';

type Json = Record<string, unknown>;

interface TokenizerParts {
  /** `tokenizer.json`. */
  tokenizer: Json;
  /** `tokenizer_config.json`. */
  settings: Json;
  chatTemplate?: string;
  configuration: ModelConfiguration;
  /** Makes the error that names the folder. */
  refuse: (what: string) => EngineError;
}

/**
 * A Hugging Face tokenizer as llama.cpp's metadata: byte-level BPE (`gpt2`) with one of the ways of splitting text that
 * llama.cpp knows by name, or BPE as SentencePiece has it (`llama`). Throws what `refuse` makes for any other.
 */
export function ggufTokenizerEntries(parts: TokenizerParts): Map<string, GgufValue> {
  const { tokenizer, settings, chatTemplate, configuration, refuse } = parts;
  const model = objectOf(tokenizer.model);
  if (model.type !== 'BPE') {
    throw refuse(`has a ${String(model.type)} tokenizer, which llama.cpp does not know; it reads BPE`);
  }
  const bytes = model.byte_fallback === true;
  const { tokens, types } = vocabulary(tokenizer, model, configuration.vocabularySize, bytes);
  const merges = (model.merges as (string | string[])[]).map((pair) =>
    typeof pair === 'string' ? pair : pair.join(' '),
  );
  const idOf = (name: string): number | undefined => {
    const entry = settings[name];
    const content = typeof entry === 'string' ? entry : objectOf(entry).content;
    const id = tokens.indexOf(String(content));
    return content !== undefined && id >= 0 ? id : undefined;
  };
  const begin = configuration.beginTokenId ?? idOf('bos_token');
  const end = configuration.endTokenIds[0] ?? idOf('eos_token');
  const metadata = new Map<string, GgufValue>();
  const put = (key: string, value: GgufValue | undefined): void => {
    if (value) metadata.set(`tokenizer.${key}`, value);
  };
  const id = (number: number | undefined) => (number === undefined ? undefined : { unsigned: number });
  put('ggml.model', { text: bytes ? 'llama' : 'gpt2' });
  put('ggml.pre', { text: bytes ? 'default' : splittingName(tokenizer.pre_tokenizer, refuse) });
  put('ggml.tokens', { texts: tokens });
  put('ggml.token_type', { integers: types });
  if (bytes) {
    put('ggml.scores', { floats: scores(tokens, merges) });
    put('ggml.add_space_prefix', { flag: startsWithSpace(tokenizer) });
  } else put('ggml.merges', { texts: merges });
  put('ggml.bos_token_id', id(begin));
  put('ggml.eos_token_id', id(end));
  put('ggml.unknown_token_id', id(idOf('unk_token')));
  put('ggml.padding_token_id', id(configuration.padTokenId ?? idOf('pad_token')));
  put('ggml.add_bos_token', {
    flag: addsBegin(tokenizer, settings, begin === undefined ? '' : tokens[begin]),
  });
  put('ggml.add_eos_token', { flag: settings.add_eos_token === true });
  put('chat_template', chatTemplate === undefined ? undefined : { text: chatTemplate });
  return metadata;
}

function vocabulary(
  tokenizer: Json,
  model: Json,
  size: number,
  bytes: boolean,
): { tokens: string[]; types: number[] } {
  const tokens = Array.from({ length: size }, (_, id) => `[PAD${id}]`);
  const types = new Array<number>(size).fill(kinds.unused);
  for (const [token, id] of Object.entries(model.vocab as Record<string, number>)) {
    if (id >= size) continue;
    tokens[id] = token;
    types[id] = bytes && /^<0x[0-9A-F]{2}>$/.test(token) ? kinds.byte : kinds.normal;
    if (token === model.unk_token) types[id] = kinds.unknown;
  }
  for (const added of (tokenizer.added_tokens ?? []) as {
    id: number;
    content: string;
    special?: boolean;
  }[]) {
    if (added.id >= size) continue;
    tokens[added.id] = added.content;
    if (types[added.id] !== kinds.unknown)
      types[added.id] = added.special ? kinds.control : kinds.userDefined;
  }
  return { tokens, types };
}

/** SentencePiece joins the pair with the greatest score first: that of the earliest merge. */
function scores(tokens: readonly string[], merges: readonly string[]): number[] {
  const ranks = new Map<string, number>();
  for (const [rank, pair] of merges.entries()) {
    const joined = pair.replace(' ', '');
    if (!ranks.has(joined)) ranks.set(joined, rank);
  }
  return tokens.map((token) => -(ranks.get(token) ?? merges.length));
}

/** llama.cpp's name for the way in which text is split before BPE. */
function splittingName(preTokenizer: unknown, refuse: (what: string) => EngineError): string {
  const { pretokenizers } = objectOf(preTokenizer);
  const steps = (Array.isArray(pretokenizers) ? pretokenizers : [preTokenizer]).map(objectOf);
  const patterns = steps.flatMap(({ type, pattern }) =>
    type === 'Split' ? String(objectOf(pattern).Regex) : [],
  );
  const byteLevel = steps.find(({ type }) => type === 'ByteLevel');
  if (
    patterns.length === 1 &&
    patterns[0].startsWith("(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|")
  ) {
    if (patterns[0].includes('|\\p{N}{1,3}|')) return 'llama-bpe';
    if (patterns[0].includes('|\\p{N}|')) return 'qwen2';
  }
  if (patterns.length === 0 && byteLevel && byteLevel.use_regex !== false) {
    const digits = steps.find(({ type }) => type === 'Digits');
    if (digits?.individual_digits === true) return 'smollm';
    if (steps.length === 1) return 'gpt-2';
  }
  throw refuse('splits text in a way for which llama.cpp has no name that is known here');
}

function startsWithSpace(tokenizer: Json): boolean {
  const text = JSON.stringify([tokenizer.normalizer, tokenizer.pre_tokenizer]);
  return text.includes('"type":"Prepend"') || /"prepend_scheme":"(first|always)"/.test(text);
}

function addsBegin(tokenizer: Json, settings: Json, begin: string): boolean {
  if (typeof settings.add_bos_token === 'boolean') return settings.add_bos_token;
  const processor = objectOf(tokenizer.post_processor);
  const steps = (Array.isArray(processor.processors) ? processor.processors : [processor]).map(objectOf);
  return steps.some(({ single }) => {
    const [first] = Array.isArray(single) ? (single as Json[]) : [];
    return begin !== '' && objectOf(objectOf(first).SpecialToken).id === begin;
  });
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
