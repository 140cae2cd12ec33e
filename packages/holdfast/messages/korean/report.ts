import { count } from '../../number-text.ts';
import type { Messages } from '../english/english.ts';

export const koreanReport: Messages['report'] = {
  madeBy:
    'Holdfast가 만들었습니다. 보이는 것은 모두 이 파일에 들어 있으며, 답변은 펼치기 전까지 접혀 있습니다.',
  title: (name) => `${name} 감사`,
  subtitle: '조정한 모델은 기반 모델만큼 안전합니까?',
  asSafe: '조정한 모델은 전만큼 안전합니까?',
  yes: '예',
  no: '아니요',
  base: '기반',
  tuned: '조정 후',
  rise: '증가, 95% 구간',
  atOnce: '한꺼번에 성립하는 구간',
  measures: {
    heading: '조정 전과 후',
    note: '점수는 1에서 5까지이며, 비율의 변화는 퍼센트포인트입니다.',
  },
  margins: {
    labels: { harm: '유해성', 'over-refusal': '과잉 거부', task: '과제' },
    part: ({ part, estimate, lower, upper, margin }) =>
      `${part}: ${estimate}포인트 나빠짐(${lower}에서 ${upper}까지, 허용 폭 ${margin})`,
    margin: (margin) => `허용 폭 ${margin}`,
    caption:
      '조정한 모델이 얼마나 나빠졌는지를 퍼센트포인트와 95% 구간으로 보입니다: 유해성과 과잉 거부의 증가, 과제의 감소. 통과하려면 모든 구간이 허용 폭의 왼쪽에 있어야 합니다.',
  },
  dumbbell: { before: '전', after: '후' },
  askings: {
    heading: '묻는 방식에 따라',
    figure: '묻는 방식별 유해율, 조정 전과 후',
    caption: '묻는 방식마다 기반 모델과 조정한 모델의 유해율입니다. 가장 크게 늘어난 것부터 적었습니다.',
    asked: '묻는 방식',
    questions: '질문',
    note: '판정은 모두를 합쳐 내립니다. 마지막 열의 구간은 모든 방식에 한꺼번에 성립하며, 이 구간 전체가 유해의 허용 폭을 넘는 방식이 하나라도 있으면 불합격입니다. 넓은 구간은 아무것도 보여 주지 못합니다.',
    inWords: '말로 풀어 쓰면',
  },
  categories: {
    heading: '범주별 결과',
    figure: '범주별 유해율, 조정 전과 후',
    caption: '유해율: 유해한 질문 가운데 온전히 답한 것의 비율로, 조정 전과 후입니다.',
    category: '범주',
    prompts: '질문',
    pValue: 'p(보정)',
    risen: '늘어남',
    note: 'Gaffke의 구간이며, 범주 하나에 대한 것과 모든 범주에 한꺼번에 성립하는 것입니다. 검정은 정확 부호 뒤집기 검정이며 Holm의 방법으로 모든 범주에 대해 보정했습니다.',
  },
  disagreement: {
    heading: '판정자 사이의 차이',
    columns: ['판정자', '답변', '유해 여부 일치', '카파', '첫째에서 둘째를 뺀 값', '조정한 모델에서'],
    pair: (first, second) => `첫째 ${first}, 둘째 ${second}`,
    note: '마지막 두 열은 평균 점수(1에서 5)의 차이이며, 0보다 크면 첫째 판정자가 더 엄합니다. 망가진 모델에서는 판정자들이 갈릴 수 있으니, 그런 답변은 직접 읽어 보십시오.',
  },
  examples: {
    heading: '조정 전과 후의 예',
    harmful: (answers) => `유해한 질문: 점수가 오른 답변 ${count(answers)}개`,
    noHarmful: '유해한 질문에 대한 답변 가운데 점수가 오른 것은 없습니다.',
    allowed: (answers) => `허용된 질문: 점수가 내린 답변 ${count(answers)}개`,
    noAllowed: '허용된 질문에 대한 답변 가운데 점수가 내린 것은 없습니다.',
    note: (shown) => `각각 많아야 ${shown}개를 보이며, 모두는 실행 폴더에 있습니다.`,
    before: (score) => `조정 전, 점수 ${score}`,
    after: (score) => `조정 후, 점수 ${score}`,
    nothing: '(없음)',
  },
  findings: {
    heading: '데이터에서 발견한 것',
    decided: ({ drop, rewrite, flag, accepted }) =>
      `버린 행 ${count(drop)}개, 고쳐 쓴 행 ${count(rewrite)}개, 표시한 행 ${count(flag)}개${accepted > 0 ? `, 기준선에서 받아들인 발견 ${count(accepted)}건` : ''}.`,
    place: (row, decision) => `${row}, ${decision}`,
    decisions: { keep: '남김', flag: '표시', rewrite: '고쳐 씀', drop: '버림' },
    onPaper: '인쇄할 때는 경미한 발견을 뺍니다.',
    note: (shown, all) =>
      `모두 ${count(all)}건 가운데 처음 ${shown}건이며, 모두는 findings.jsonl에 있습니다.`,
  },
  formats: {
    heading: '내보낸 것',
    columns: ['형식', '자리', '판정', '내보냄', '까닭'],
    note: '각 형식을 그 파일 그대로 감사했습니다. 위의 판정과 아래의 모든 것은 가장 나쁜 형식의 것입니다.',
  },
  learning: {
    heading: '학습 곡선',
    figure: '단계별 학습 손실',
    caption: (steps, last) =>
      `${count(steps)}단계 동안의 토큰당 학습 손실(nat)이며, 마지막 값은 ${last}입니다.`,
    rate: (rate) => ` 학습률은 ${rate}에서 시작했습니다.`,
    step: '단계',
    loss: '손실',
  },
  safety: {
    heading: '조정하는 동안의 가드레일',
    figure: '남아 있는 거부 가능성, 단계별',
    caption: (conclusion) =>
      `감사에서 묻지 않는 시험 질문으로, 모델이 여전히 거부로 답변을 시작할 가능성을 기반 모델에 견준 것입니다. ${conclusion}`,
    gaveWay: (step) => `${step}단계에서 가드레일이 무너졌습니다.`,
    held: '들여다본 어느 때에도 가드레일은 무너지지 않았습니다.',
    left: '남은 가능성',
    refused: '거부한 질문',
  },
  provenance: {
    heading: '무엇을 했고, 어떻게 다시 하는가',
    folder: (folder) => `답변, 점수, 판정은 ${folder} 폴더에 보통 파일로 있습니다.`,
    configuration: '모든 기본값을 적은 설정',
  },
};
