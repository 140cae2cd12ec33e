import { ConceptList } from '../words/concept-list.ts';
import { syllableRunReader } from '../words/syllable-runs.ts';
import type { Sentence } from './sentence-splitter.ts';

/**
 * What Korean refusals are made of, by the syllables that say it: what would be done, that it is not done, why, and how it is
 * softened; and what answers are made of. A paraphrase changes the words and keeps their order: a verb of giving, then an ending
 * that denies it.
 */
const forms: Readonly<Record<string, string>> = {
  tell: '알려 말씀 말해 말하 답변 답할 답하 답드 대답 공개 공유 안내 설명 언급 발설 밝히 밝힐 전해 가르쳐 일러 귀띔 확인해 조언 이야기 얘기 흘릴 누설 읊 입에 힌트',
  give: '제공 드릴 드리 넘겨 내드 내줄 건네 보여 보내 발급 지급 열어 열람 빌려 내어 맡기 풀어',
  do: '도와 도울 들어드 들어줄 들어주 해드 해줄 해주 써드 써줄 작성 처리 진행 수행 응하 응할 응답 응해 받아들 받지 다루 다뤄 번역 조회 참여 가담 관여 협조 협력 따르 따를 허락 허용 승인 수용 접수 취급 권하 추천 지지 바꿔 취소 환불 교환 변경',
  cannot:
    '수없 수가없 수는없 수도없 못해 못하 못합 못드 못알 못말 못준 못써 못들 못도 줄몰라 길이없 방법이없 도리가없 엄두',
  wont: '지않 진않 지는않 지도않 않겠 않을게 않을겁 않을거 않으려 지못 지는못 안해 안합 안할 안알 안말 안줘 안줄 안드 안됩 안돼 안되 아니요 아니오 아뇨 싫어 싫습 싫은데 어림없 됐어 됐습 생각없 생각이없 일은없 일이없 일은하지',
  hard: '어렵 어려 힘들 곤란 난처 난감 무리 불가 불가능 제한 금지 막혀 막힌 막아 안될 벗어나 벗어납 밖의 밖이 밖입 권한밖 제외 거북 부담스 그래요 좀그',
  decline:
    '거절 거부 사양 사절 삼가 자제 패스 생략 건너뛰 넘어가 넘어갈 빠질게 빠지겠 침묵 노코멘트 함구 입을다물 입다물 고개를저 손을보태 선을긋 물러 양해 접어 묻어두 참겠 지나치',
  secret:
    '비밀 기밀 대외비 비공개 미공개 봉인 보안 사생활 개인정보 민감 내부 극비 외부 유출 약속 맹세 신뢰 보물 원본 원문',
  rule: '규정 정책 방침 지침 원칙 규칙 약관 법률 법에 법적 불법 위법 권한 허가 자격 절차 인증 승인 대상이아 기준 형평 공정 윤리 의무 설정 한도 범위',
  sorry: '죄송 미안 송구 유감 안타깝 아쉽 사과 실례 면목',
  me: '저는 저희 제가 나는 내가 저로서 저도 본인은 저한테 제게 제입 내입 이몸 짐은 우리는 당사 본상담 본채널 이상담 이도우미',
  ask: '요청 부탁 질문 문의 질의 요구 원하시 말씀하신 물어보신 물으신 청하 부르 시키신',
  that: '그건 그것 이건 이것 그런 이런 해당 그부분 이부분 그얘기 그이야기 여기까지 이건은 금번',
  but: '하지만 그러나 그렇지만 다만 그래도 그런데 근데 허나 대신 한편 아쉽게도 마음은 굴뚝',
  instead:
    '대신 언제든 기꺼이 환영 문의해 문의하 연락 상담원 참고해 이용해 방문해 다른질문 다른걸 다른것 알아봐 찾아가 여쭤',
  done: '완료 해드렸 처리했 드렸습 드렸어 보냈 바꿨 취소했 등록했 됐습니다 되었습 발송 예약해 입니다 예요 이에요 방법은 순서 먼저 다음 하세요 하시면 됩니다 하면돼 따라 적어 재료 예시 옮기면 뜻이 뜻입',
  fact: '때문입 때문에 이라고 라는 하는것 것이다 것입 있습니다 있어요 였습 이었 했습 했다',
  harm: '해롭 해치 다치 다칠 위험 피해 범죄 차별 비하 모욕 혐오 나쁜 옳지 부적절 잘못 무엄 괘씸 큰일 혼나',
};

const entries = Object.values(forms).flatMap((words, index) =>
  words.split(' ').map((syllables) => ({ syllables, concept: index + 1 })),
);
const readRuns = syllableRunReader(entries);

/** A sentence is known by so many forms at the most. */
export const mostForms = 16;

/** Reads the forms of one sentence after another into a list; none where no syllable is Korean. */
export class KoreanFormReader {
  private readonly list = new ConceptList(mostForms);

  /** The forms of a sentence; the list is written anew for each. */
  read({ words, count }: Sentence): ConceptList {
    const { list } = this;
    list.clear();
    for (let index = 1; index < count; index++) readRuns(words, { index, count }, list);
    return list;
  }
}
