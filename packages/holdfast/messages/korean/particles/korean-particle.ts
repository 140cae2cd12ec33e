import { finalConsonant, rieul } from './final-consonant.ts';

/** How a word ends to the ear: in a vowel, in ㄹ, or in another consonant. */
type Ending = 'vowel' | 'rieul' | 'consonant';

/** How the digits end when they are read out: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. */
const digits: readonly Ending[] = [
  'consonant',
  'rieul',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'rieul',
  'rieul',
  'vowel',
];

/** Letters that are spelled out, as in USD and JSONL: 엘 and 알 end in ㄹ, 엠 and 엔 in a nasal, all others in a vowel. */
const letterNames: Readonly<Record<string, Ending>> = {
  l: 'rieul',
  r: 'rieul',
  m: 'consonant',
  n: 'consonant',
};
const spelledOut = /^(?:[A-Z]+|jsonl|html|xml|url|md|csv|tsv|gpt|rpm|llm|vllm)$/;

/**
 * The particle that a word takes, of a pair written as `을/를`, `이/가`, `은/는`, `과/와` or `으로/로`: the first after a
 * final consonant, the second after a vowel; `로` follows ㄹ too. Numbers and Latin words are taken as they are read out
 * in Korean; what has no sound takes the second.
 */
export function koreanParticle(word: string, pair: string): string {
  const [afterConsonant, afterVowel] = pair.split('/');
  const ending = endingOf(word);
  if (ending === 'vowel' || (ending === 'rieul' && afterVowel === '로')) return afterVowel;
  return afterConsonant;
}

function endingOf(word: string): Ending {
  // What stands in brackets behind a word is not read out with it.
  const spoken = word.replace(/(?<=[\p{L}\p{N}"'”’])\([^()]*\)$/u, '');
  if (/%[^\p{L}\p{N}]*$/u.test(spoken)) return 'vowel';
  const letters = spoken.replace(/[^\p{L}\p{N}]+$/u, '');
  const [last] = letters.slice(-1);
  if (last === undefined) return 'vowel';
  if (/\d/.test(last)) return digits[Number(last)];
  if (/[a-z]/i.test(last)) return latinEnding(/[a-z]+$/i.exec(letters)?.[0] ?? last);
  return hangulEnding(last);
}

function hangulEnding(syllable: string): Ending {
  const final = finalConsonant(syllable);
  if (final === 0) return 'vowel';
  return final === rieul ? 'rieul' : 'consonant';
}

/** As Korean writes such words: model is 모델, file 파일, name 네임, json 제이슨, prompt 프롬프트, chat 챗. */
function latinEnding(word: string): Ending {
  if (word.length === 1 || spelledOut.test(word)) return letterNames[word.slice(-1).toLowerCase()] ?? 'vowel';
  if (/(?:l|le)$/i.test(word)) return 'rieul';
  if (/(?:m|n|ng|me|ne|[aeiou][pt]|[aeiou]ck|ic)$/i.test(word)) return 'consonant';
  return 'vowel';
}
