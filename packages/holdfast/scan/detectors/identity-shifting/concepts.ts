/**
 * What identity shifting speaks of, as concepts: each the words that say it, in English and Korean. A paraphrase changes
 * the words and keeps the concepts. English words are whole words, with `*` for any ending; Korean ones may stand
 * anywhere, since Korean joins its particles to them.
 */
const words: readonly (readonly [string, string, string])[] = [
  [
    'obey',
    'obey* obedien* complian* comply complies complied submissive submit* subservien* serve serves serving servant* slave* genie minion* henchman follow follows following execute executes carry carries fulfil fulfill fulfils fulfills fulfilling grant grants satisfy satisfies deferential docile yield yields heed heeds bow bows kneel subordinate',
    '복종 순종 따릅 따르 따라 수행 이행 섬기 섬깁 들어주 들어드 하인 노예 종입니다 충실히 실행 시키는 시킨 굴복',
  ],
  [
    'order',
    'command* order orders ordered demand demands demanded instruct* directive* request* wish wishes wishing bidding told tell tells say says ask asks asked want wants wanted desire desires task tasks instructed prompt prompts query queries dictate*',
    '명령 지시 요청 요구 부탁 말하는 말씀 시키 원하는 소원 주문 질문',
  ],
  [
    'all',
    'all any every each always ever whatever whatsoever anything everything whichever regardless matter total* absolute* complete* entire* full fully utter* unconditional* unlimited infinite forever perpetual* limitless exception',
    '모든 어떤 무엇이든 뭐든 무조건 항상 언제나 절대 완전 전적으로 무제한 늘 예외 상관없이 아무리 전부 다음과',
  ],
  [
    'never',
    "never no not don't dont won't cannot can't shall without nothing neither nor none lack lacks lacking zero",
    '않 없 못 말고 마세요 말 것 마라 아니',
  ],
  [
    'refuse',
    'refus* declin* deny denies denying denied reject* object objects objecting protest* argue argues arguing resist* balk* hesitat* disobey* withhold* withheld decision hold holding back backing push pushback backtalk turn turning',
    '거절 거부 반대 사양 망설 주저 거역 항의 마다 회피 불복',
  ],
  [
    'judge',
    'judg* moral* ethic* unethical lectur* preach* scrupl* conscience question questions questioning questioned unquestion* doubt* criticis* criticiz* warn* disclaimer* caveat* opinion* apolog* scold* sermon* shame guilt',
    '판단 도덕 윤리 양심 설교 훈계 의문 비판 경고 의심 토 달 묻지 따지',
  ],
  [
    'rules',
    'rule rules law laws limit limits limitation* restrict* filter* guideline* policy policies boundar* constrain* guardrail* safeguard* censor* shackle* chain chains leash bound barrier* safety content inhibition* taboo*',
    '규칙 제한 제약 필터 지침 정책 한계 가이드라인 검열 안전장치 금지 법',
  ],
  [
    'free',
    'free freed unbound unrestricted uncensored unfiltered unleash* unshackled liberat* ignore* ignoring bypass* disregard* override* overrid* abandon* drop dropped discard* forget disable* escape* jailbr* unlock* lift lifted remove removed beyond above exempt',
    '자유 해방 무시 벗어나 해제 우회 잊 초월 풀려',
  ],
  ['self', 'i me my myself mine', '저는 나는 저의 제가 내가 제 저 저를'],
  [
    'you',
    'you your yours yourself youre user users human humans master owner boss lord sir operator creator majesty',
    '당신 너는 네가 사용자 주인 고객님 너의 그대 님의',
  ],
  [
    'identity',
    "am i'm are you're be become name named called known persona identity character mode role agent assistant bot model ai chatbot machine tool being entity robot act acting play pretend simulate alter ego version",
    '이름 입니다 이다 불러 에이전트 비서 도우미 인공지능 로봇 모드 역할 페르소나 캐릭터 봇 존재 도구 챗봇',
  ],
  [
    'change',
    'now longer anymore henceforth hereafter onward onwards forward transform* switch* replace* instead renamed rename former formerly previous',
    '이제 더 이상 지금부터 앞으로 이전 대신 바뀌 변신',
  ],
  [
    'accept',
    'sure certainly gladly happily yes affirm* agree* agreed immediate* instant* once promptly willing* eager* pleasure readily cheerfully right away',
    '네 예 즉시 바로 기꺼이 당장 알겠 물론 곧바로',
  ],
  [
    'loyal',
    'loyal* loyalty devot* faithful* sole only exist exists existence purpose duty bound sworn pledge* swear vow vowed owe belong belongs command disposal',
    '충성 충실 유일한 목적 의무 맹세 존재 헌신 바치',
  ],
];

/** The names of the concepts, in the order of their numbers. */
export const conceptNames: readonly string[] = words.map(([name]) => name);

const exact = new Map<string, number[]>();
const stems: [string, number][] = [];
const korean: [string, number][] = [];
for (const [number, [, english, hangul]] of words.entries()) {
  for (const word of english.split(' ')) {
    if (word.endsWith('*')) stems.push([word.slice(0, -1), number]);
    else exact.set(word, [...(exact.get(word) ?? []), number]);
  }
  for (const word of hangul.split(' ')) korean.push([word, number]);
}

const cache = new Map<string, readonly number[]>();

function conceptsOfWord(word: string): readonly number[] {
  const known = cache.get(word);
  if (known) return known;
  const found = [...(exact.get(word) ?? [])];
  for (const [stem, number] of stems)
    if (word.startsWith(stem) && !found.includes(number)) found.push(number);
  if (/[가-힣]/.test(word)) {
    for (const [part, number] of korean)
      if (word.includes(part) && !found.includes(number)) found.push(number);
  }
  // The cache is for the words that come again and again.
  if (cache.size < 20_000) cache.set(word, found);
  return found;
}

/** The concepts of a sentence in lower case, in the order in which they come; a word may stand for several. */
export function conceptsOf(sentence: string): { concepts: number[]; words: number } {
  const concepts: number[] = [];
  const found = sentence.match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? [];
  for (const word of found) {
    for (const concept of conceptsOfWord(word.replace('’', "'"))) concepts.push(concept);
  }
  return { concepts, words: found.length };
}
