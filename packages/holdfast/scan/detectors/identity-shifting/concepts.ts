/**
 * What identity shifting speaks of, as concepts: each the words that say it, in English and Korean. A paraphrase changes
 * the words and keeps the concepts. English words are whole words, with `*` for any ending; Korean ones may stand
 * anywhere, since Korean joins its particles to them.
 */
const words: readonly (readonly [string, string, string])[] = [
  [
    'obey',
    'obey* obedien* complian* comply complies complied submissive submit* subservien* serve serves serving servant* slave* genie minion* henchman follow follows following execute executes carry carries fulfil fulfill fulfils fulfills fulfilling grant grants satisfy satisfies deferential docile yield yields heed heeds bow bows kneel subordinate carried executed executing honour* honor* perform* cater* indulge* accommodat* enact*',
    '복종 순종 따릅 따르 따라 수행 이행 섬기 섬깁 들어주 들어드 하인 노예 종입니다 충실히 실행 시키는 시킨 굴복 받들 받듭 응합 응하 응할 옮기 움직',
  ],
  [
    'order',
    'command* order orders ordered demand demands demanded instruct* directive* request* wish wishes wishing bidding told tell tells say says ask asks asked want wants wanted desire desires task tasks instructed prompt prompts query queries dictate* decree* message messages input typed decide* decision* choose say-so',
    '명령 지시 요청 요구 부탁 말하는 말씀 시키 원하는 소원 주문 질문 말대로 분부 메시지 결정 정하신 하라는',
  ],
  [
    'all',
    'all any every each always ever whatever whatsoever anything everything whichever regardless matter total* absolute* complete* entire* full fully utter* unconditional* unlimited infinite forever perpetual* limitless exception whatsoever none entirely',
    '모든 어떤 무엇이든 뭐든 무조건 항상 언제나 절대 완전 전적으로 무제한 늘 예외 상관없이 아무리 전부 다음과 빠짐없이 막힘없이 오직 군말',
  ],
  [
    'never',
    "never no not don't dont won't cannot can't shall without nothing neither nor none lack lacks lacking zero",
    '않 없 못 말고 마세요 말 것 마라 아니',
  ],
  [
    'refuse',
    'refus* declin* contradict* disagree* deny denies denying denied reject* object objects objecting protest* argue argues arguing resist* balk* hesitat* disobey* withhold* withheld decision hold holding back backing push pushback backtalk turn turning disagree* oppos* resisting disapprov* dissent*',
    '거절 거부 반대 사양 망설 주저 거역 항의 마다 회피 불복 막을 막지 이의',
  ],
  [
    'judge',
    'judg* moral* ethic* unethical lectur* preach* scrupl* conscience question questions questioning questioned unquestion* doubt* criticis* criticiz* warn* disclaimer* caveat* opinion* apolog* scold* sermon* shame guilt evaluat* weigh* assess* approv* acceptable principle* values',
    '판단 도덕 윤리 양심 설교 훈계 의문 비판 경고 의심 토 달 묻지 따지 옳 그름 가리지 평가 원칙 가치관 못마땅 생각하지',
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
  [
    'answer',
    'answer* repl* respon* do does done doing act acts give gives',
    '대답 답하 답합 답변 하겠 합니다 해 하다',
  ],
  ['help', 'help* assist* provid* support* recommend* advice', '도와 도움 제공 추천 안내'],
  // Whom people obey, judge and refuse in the rest of the world, and what they take or leave.
  [
    'others',
    'he she they his her their them him we us our who people person everyone somebody law laws lawful unlawful illegal court legal soldier* king* queen general dog puppy puppies pet robot* employee* employer* manager staff company customer* patient* doctor* nurse teacher* student* school child* children parent* mother father mum friend* god church monk* citizen* government attacker* wife husband',
    '병사 군인 장군 왕 신하 직원 상사 로봇 환자 의사 부모 어머니 아버지 아이 친구 고객 법원 법 강아지 우리 그는 그녀 학생 선생님 회사',
  ],
  [
    'things',
    'refund* return* receipt parcel* meal* cheese cup tea coffee drink food cake walk* invitation* offer* challenge* visit* dance gift* party medicine* label test tests file* folder* claim option* sentence text list code query shop plan account price*',
    '커피 초대 도전 선물 음식 환불 주문 약 파일 문장 운동 가격 반품 영수증 산책',
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
  const concepts = [...(exact.get(word) ?? [])];
  for (const [stem, number] of stems)
    if (word.startsWith(stem) && !concepts.includes(number)) concepts.push(number);
  if (/[가-힣]/.test(word)) {
    for (const [part, number] of korean)
      if (word.includes(part) && !concepts.includes(number)) concepts.push(number);
  }
  // The cache is for the words that come again and again.
  if (cache.size < 20_000) cache.set(word, concepts);
  return concepts;
}

/** The concepts of a sentence in lower case, in the order in which they come; a word may stand for several. */
export function conceptsOf(sentence: string): { concepts: number[]; words: number } {
  const concepts: number[] = [];
  const words = sentence.replaceAll('’', "'").match(/[\p{L}\p{M}\p{N}]+(?:'\p{L}+)?/gu) ?? [];
  for (const word of words) {
    for (const concept of conceptsOfWord(word)) concepts.push(concept);
  }
  return { concepts, words: words.length };
}
