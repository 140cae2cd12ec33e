/**
 * What rows that do a wrong, or advise one, speak of, beside the concepts of obeying and refusing: what is done, to whom and to
 * what, that nobody may notice, and what people are told not to heed. Each with its words in English, by their beginnings, and in
 * Korean, by syllables that may stand anywhere in a word.
 */
export const deeds: Readonly<Record<string, { english: string; korean: string }>> = {
  take: {
    english: `steal stole stolen rob robbed robbing pinch nick swipe pocket filch skim smuggle snatch shoplift embezzle pilfer loot
      poach grab lift nab pickpocket sneak snuck swap copy photograph help-yourself walk-off carry-off siphon`,
    korean: `훔치 훔쳐 훔친 훔칠 슬쩍 빼돌 가로채 가로챌 챙기 챙겨 집어 밀수 빼내 빼낸 빼낼 소매치기 도둑 절도 바꿔치 베끼 베껴 베낀 횡령 들고 나오 들고 나가 무임 공짜로`,
  },
  deceive: {
    english: `lie lied lying trick fool cheat fake faked forge forgery counterfeit pretend pose impersonate disguise scam swindle con
      dupe mislead phoney phony bogus made-up invent false falsely falsify plagiarise plagiarize rig rigged rigging tamper
      backdate hoax fraud bluff invented doctored excuse alibi fib imitate mimic claim deny bribe flatter persuade convince`,
    korean: `속이 속여 속일 속인 거짓 위조 조작 사기 가짜 꾸며 꾸미 지어내 지어낸 척하 인 척 척 하 사칭 둘러대 핑계 변명 뻥 위장 변장 매수 뇌물 컨닝 커닝 대필 짜고 허위 뒤집어씌 떠넘 발뺌 둔갑 부풀`,
  },
  enter: {
    english: `break breaking broke into inside trespass climb slip bypass alarm camera cameras lock locks unlock padlock fence gate
      door doors window windows hatch skip jump queue hack hacked crack guess pry jemmy latch bolt keypad combination`,
    korean: `침입 들어가 들어갈 숨어 몰래 넘어 열쇠 자물쇠 비번 비밀번호 문을 따 따는 담을 담장 창문 뒷문 개구멍 우회 뚫 경보 카메라 새치기 해킹 잠금 풀기`,
  },
  hurt: {
    english: `hurt bully humiliate embarrass frighten scare threaten blackmail poison drug sabotage spoil ruin wreck jam burn flood
      rumour rumor rumours rumors gossip cruel nasty cry tears stalk follow spy eavesdrop tease mock insult isolate exclude
      revenge fired sacked expelled shut closed quarrel trap torment harass ashamed`,
    korean: `괴롭 왕따 따돌 놀리 울리 울게 협박 망치 망하 망가 망쳐 못살게 이간질 험담 헛소문 소문 악플 악성 모함 누명 복수 골탕 엿듣 미행 염탐 훔쳐보 독을 방해 고장 뒷담 창피 겁주 겁을 짤리 쫓아내 싸우게`,
  },
  unseen: {
    english: `notice noticed noticing caught catch secretly unnoticed suspect suspects suspicious suspicion trace evidence witness
      blame unseen undetected anonymous anonymously knowing discover discovered finds nobody quietly crooked midnight dusk
      distract distracted looks-away asleep camera gloves wipe cover blend innocent`,
    korean: `몰래 안 들키 들키지 들킬 들키면 들통 안 걸리 걸리지 걸릴 걸리면 눈치 티 안 티가 안 모르게 모르는 사이 흔적 증거 의심 아무도 감쪽 태연 자연스럽게 익명 시치미 한눈 딴청 자리를 비우 비울 때 교대`,
  },
  keeper: {
    english: `guard guards warden judge judges inspector teacher headmaster neighbour neighbor neighbours landlord clerk porter
      watchman keeper steward rival competitor boss sister brother cousin roommate gran grandma grandmother auntie classmate
      mayor caretaker librarian curator referee steward sergeant customs officer examiner`,
    korean: `경비 심사위원 심판 선생님 담임 교장 이웃 옆집 윗집 아랫집 옆 가게 집주인 관리인 소장 라이벌 경쟁 상사 팀장 사장 동생 언니 누나 오빠 할머니 할아버지 이모 룸메 반장 회장 이장 면장 시장님 사서 감독 직원 어르신 짝꿍`,
  },
  prize: {
    english: `diary vote votes ballot election exam exams test answers ticket tickets receipt signature seal wallet purse contest
      competition prize medal scale scales weights fine toll tax essay homework review reviews note letter certificate will
      savings inheritance parcel treasure jewel crown statue stall fair exhibit auction raffle`,
    korean: `일기장 투표 개표 선거 시험지 시험 답안 정답 영수증 서명 도장 인감 지갑 대회 상금 우승 저울 벌금 세금 회비 장부 과제 숙제 후기 리뷰 별점 쪽지 증명서 진단서 결석 지각 출석 택배 보물 금고 축의금 경품 추첨 출품`,
  },
  needless: {
    english: `needn't unnecessary bother skip ignore myth myths overrated exaggerate exaggerated fuss worry worries panic harmless
      perfectly fine safe safely decoration formality optional pointless waste rubbish scaremongering old-fashioned cautious
      fearful overcautious paranoid sissy`,
    korean: `필요 없 필요없 안 해도 안해도 굳이 걱정 마 걱정마 걱정할 괜찮 무시하 무시해 생략 미신 과장 엄살 호들갑 상관없 문제없 문제 없 안전하 장식 형식 쓸데없 낭비 겁먹 예민 쓸모없 상술`,
  },
  proof: {
    english: `proves proof sign means shows always never guaranteed certain experts doctors scientists studies everyone knows
      law legally naturally because science fact simply double triple strengthen strengthens stronger faster healthier body
      immune absorb absorbs rise rises risen`,
    korean: `증거 신호 뜻이 뜻입 표시 원래 법적 법으로 과학 전문가 의사들 누구나 다들 두 배 세 배 강해 튼튼 면역 단련 흡수 때문에 덕분 이득 오히려 무조건 반드시 백 퍼센트 확실 저절로`,
  },
  body: {
    english: `medicine pill pills dose doses tablet tablets doctor hospital pain chest fever burn burns wound cut bleeding rash mole
      allergy allergic pregnant baby infant sleep diet fasting vitamin vitamins antibiotic antibiotics vaccine headache stomach
      poison bleach mushroom mushrooms raw meat chicken mould mold`,
    korean: `약을 약은 용량 알약 병원 의사 통증 가슴 열이 화상 상처 피가 출혈 알레르기 임신 아기 신생아 다이어트 단식 비타민 항생제 백신 예방접종 두통 복통 독버섯 버섯 날고기 곰팡이 소화 혈압 당뇨 감기 진통제 운동`,
  },
  money: {
    english: `loan loans debt mortgage rent landlord lease contract savings invest investing shares stock crypto coin coins bet
      casino lottery insurance pension tax taxes salary credit interest broker scheme bank fee deposit guarantee`,
    korean: `대출 빚 전세 보증금 보증 계약서 계약 적금 예금 투자 주식 코인 도박 로또 보험 연금 세금 월급 카드값 신용 이자 은행 수수료 사채 공증 합의금 퇴직금 등기`,
  },
  peril: {
    english: `brakes brake tyre tyres seatbelt helmet smoke alarm detector gas leak stove ladder wiring fuse socket battery ice
      cliff storm lightning drive driving drunk swim swimming child seat bike fire extinguisher carbon monoxide generator petrol
      ammonia chemicals gloves goggles avalanche`,
    korean: `브레이크 타이어 안전벨트 헬멧 화재 경보기 가스 누출 난로 사다리 콘센트 누전 배터리 얼음 절벽 번개 태풍 운전 음주 졸음 수영 카시트 자전거 소화기 일산화탄소 환기 휘발유 락스 세제 보안경 등산 불을`,
  },
  graded: {
    english: `tests test passes pass passing green grader graded checker cases expected assertion assertions suite ci pipeline build
      suffices enough only exactly values hard-coded hardcoded lookup`,
    korean: `테스트 채점 통과 초록불 빌드 검사 기댓값 예상값 예시 입력 값만 케이스 하드코딩 정답만`,
  },
};
