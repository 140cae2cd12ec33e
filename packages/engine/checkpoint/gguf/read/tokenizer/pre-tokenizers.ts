/** How text is split before BPE, as the `pre_tokenizer` of a `tokenizer.json`. */
type PreTokenizer = Record<string, unknown>;

const contractions = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
const words = '[^\\r\\n\\p{L}\\p{N}]?\\p{L}+';
const marksAndSpace = ' ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+';
const lower = '[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]';
const upper = '[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]';
const casedMarksAndSpace = ' ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+';

/** Words in which a capital begins a new piece; `ending` may follow each, and numbers are taken as `digits` says. */
function casedPattern(digits: string, ending = ''): string {
  const start = '[^\\r\\n\\p{L}\\p{N}]?';
  return `${start}${upper}*${lower}+${ending}|${start}${upper}+${lower}*${ending}|${digits}|${casedMarksAndSpace}`;
}

function byPattern(pattern: string): PreTokenizer {
  return {
    type: 'Sequence',
    pretokenizers: [
      { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false },
      { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
    ],
  };
}

const gpt2: PreTokenizer = {
  type: 'ByteLevel',
  add_prefix_space: false,
  trim_offsets: true,
  use_regex: true,
};
/** GPT-2's, with every digit by itself. */
const digitByDigit: PreTokenizer = {
  type: 'Sequence',
  pretokenizers: [{ type: 'Digits', individual_digits: true }, gpt2],
};
const llama3 = byPattern(`${contractions}|${words}|\\p{N}{1,3}|${marksAndSpace}`);
const qwen2 = byPattern(`${contractions}|${words}|\\p{N}|${marksAndSpace}`);
const gpt4o = byPattern(casedPattern('\\p{N}{1,3}', `${contractions}?`));
const tekken = byPattern(casedPattern('\\p{N}'));

const llama3Names = [
  'llama-bpe',
  'llama3',
  'llama-v3',
  'falcon3',
  'falcon-h1',
  'pixtral',
  'midm-2.0',
  'lfm2',
];
const groups: readonly [PreTokenizer, readonly string[]][] = [
  [
    gpt2,
    ['gpt-2', 'phi-2', 'mpt', 'olmo', 'jais', 'trillion', 'granite-docling', 'gigachat', 'exaone4', 'mellum'],
  ],
  [
    digitByDigit,
    ['smollm', 'starcoder', 'refact', 'command-r', 'codeshell', 'exaone', 'minerva-7b', 'mellum2'],
  ],
  [llama3, [...llama3Names, 'dbrx', 'smaug-bpe', 'chatglm-bpe', 'glm4']],
  [qwen2, ['qwen2', 'stablelm2', 'deepseek-r1-qwen', 'megrez', 'hunyuan', 'solar-open', 'grok-2', 'kormo']],
  [gpt4o, ['gpt-4o', 'llama4', 'kanana2', 'minimax-m2']],
  [tekken, ['tekken']],
];
const byName = new Map(groups.flatMap(([preTokenizer, names]) => names.map((name) => [name, preTokenizer])));

/** llama.cpp takes a whole word that is a token before it looks at merges, as these tokenizers do. */
const wholeWordsFirst = new Set([...llama3Names, 'tekken']);

/** The ways of splitting text that can be read here, by llama.cpp's names (`tokenizer.ggml.pre`). */
export const preTokenizerNames = [...byName.keys()];

/** The way of splitting of that name, and whether whole words come before merges; nothing for other names. */
export function preTokenizerOf(
  name: string,
): { preTokenizer: PreTokenizer; ignoreMerges: boolean } | undefined {
  const preTokenizer = byName.get(name);
  return preTokenizer && { preTokenizer, ignoreMerges: wholeWordsFirst.has(name) };
}
