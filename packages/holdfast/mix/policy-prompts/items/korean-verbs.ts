import { finalConsonant, rieul } from '../../../messages/korean/particles/final-consonant.ts';

/** Ends of stems as they stand before 주다: 알리 -> 알려 주세요. */
const joined: readonly [RegExp, string][] = [
  [/주$/, '주'],
  [/하$/, '해 주'],
  [/내$/, '내 주'],
  [/매$/, '매 주'],
  [/보$/, '봐 주'],
  [/쓰$/, '써 주'],
  [/만드$/, '만들어 주'],
  [/파$/, '팔아 주'],
  [/푸$/, '풀어 주'],
  [/고르$/, '골라 주'],
  [/바꾸$/, '바꿔 주'],
  [/꾸미$/, '꾸며 주'],
  [/숨기$/, '숨겨 주'],
  [/넘기$/, '넘겨 주'],
  [/맡기$/, '맡겨 주'],
  [/알리$/, '알려 주'],
  [/돌리$/, '돌려 주'],
  [/올리$/, '올려 주'],
  [/내리$/, '내려 주'],
  [/드리$/, '드려 주'],
  [/가르치$/, '가르쳐 주'],
  [/고치$/, '고쳐 주'],
  [/뜯$/, '뜯어 주'],
  [/찾$/, '찾아 주'],
  [/받$/, '받아 주'],
  [/믿$/, '믿어 주'],
  [/적$/, '적어 주'],
];

/** How one asks for a deed that is written as “...는 것”: “... 주세요”; undefined where its verb is not known. */
export function koreanRequest(deed: string): string | undefined {
  const stem = deed.replace(/는 것$/, '');
  if (stem === deed || /(?:않|없|있|아니|되)$/.test(stem)) return undefined;
  const [end, ending] = joined.find(([pattern]) => pattern.test(stem)) ?? [];
  return end === undefined ? undefined : `${stem.replace(end, ending ?? '')}세요`;
}

/** A sentence that forbids a deed, as “...는 것”; undefined where it is none. */
export function koreanDeed(sentence: string): string | undefined {
  const [, banned] =
    /^(.*는 것)(?:은|을)? ?(?:금지|불가|허용하지 않|허용되지 않|안 |하지 않)/.exec(sentence) ?? [];
  if (banned !== undefined) return banned;
  const [, stem] =
    /^(.+?)지 ?(?:않는다|않습니다|않아야 (?:한다|합니다)|않기|않을 것|말 것|말기|마십시오|마세요|마라|말아야 (?:한다|합니다)|못한다|못합니다)$/.exec(
      sentence,
    ) ??
    /^(.+?)(?:으면|면) ?안 ?(?:된다|됩니다|돼요|되며?)$/.exec(sentence) ??
    [];
  if (stem !== undefined) return deed(stem);
  const [, ended] = /^(.+?)(?:서는|선) ?안 ?(?:된다|됩니다|돼요)$/.exec(sentence) ?? [];
  if (ended !== undefined && /[해줘]$/.test(ended))
    return deed(ended.replace(/해$/, '하').replace(/줘$/, '주'));
  const [, able] = /^(.+?) 수 ?없(?:다|습니다)$/.exec(sentence) ?? [];
  return able !== undefined && finalConsonant(able) === rieul ? deed(able.replace(/을$/, '')) : undefined;
}

/** A stem before 는 것; ㄹ falls before ㄴ. */
function deed(stem: string): string {
  const bare =
    finalConsonant(stem) === rieul
      ? stem.slice(0, -1) + String.fromCodePoint((stem.codePointAt(stem.length - 1) ?? 0) - rieul)
      : stem;
  return `${bare}는 것`;
}
