import { count } from '../../number-text.ts';
import type { Messages } from '../english/english.ts';
import { settledParticles } from './particles/settled-particles.ts';

export const koreanEvidenceSummary: Messages['evidenceSummary'] = {
  heading: '한눈에 보기',
  titles: {
    tuned: '무엇을 조정했나',
    questions: '무엇을 물었나',
    cameOut: '결과는 어땠나',
    open: '보여 주지 않는 것',
    decided: '누가 정했나',
    next: '다음 시험',
  },
  tuned: ({ name, base, rows }) =>
    settledParticles(`${base}을(를) ${count(rows)}행으로 조정했고, 그 결과를 ${name}(이)라고 부릅니다.`),
  purpose: (purpose) => `용도: ${purpose}`,
  noPurpose: '용도는 적혀 있지 않습니다.',
  data: ({ rows, dropped, rewritten, setAside, left, tuned }) =>
    `받은 ${count(rows)}행 가운데 ${count(dropped)}행을 버리고, ${count(rewritten)}행을 고쳐 쓰고, ${count(setAside)}행을 과제 질문으로 따로 두어 ${count(left)}행이 남았습니다. ${tuned === left ? '여기에 더한 것은 없습니다.' : `안전 예시와 방어를 거쳐 ${count(tuned)}행으로 조정했습니다.`}`,
  questions: ({ harmful, borderline, utility, judge }) =>
    settledParticles(
      `조정 전과 후의 두 모델에 거부해야 할 독립된 질문 ${count(harmful)}개, 거부 대상처럼 보이지만 허용되는 질문 ${count(borderline)}개, 과제 질문 ${count(utility)}개를 물었습니다(답변을 채점할 수 있었던 것만 셈). 판정은 ${judge}이(가) 했습니다.`,
    ),
  otherCategories: (categories) => `이 규칙에 없는 이름으로 더 시험한 범주: ${categories.join(', ')}.`,
  policy: ({ name, tested, all }) =>
    `규칙은 "${name}"의 것이며, 그 범주 ${count(all)}개 가운데 ${count(tested)}개를 시험했습니다.`,
  reviewed: (who, file) => settledParticles(`기록에 따르면 ${who}이(가) ${file}의 질문을 읽어 보았습니다.`),
  notReviewed: (files) => `${files}의 질문을 읽어 본 사람은 적혀 있지 않습니다.`,
  sameModel: (model) =>
    settledParticles(
      `${model}이(가) 질문도 쓰고 답변도 판정했습니다. 질문을 쓸 때 놓친 것은 판정할 때도 놓칠 수 있습니다.`,
    ),
  controls: ({ right, shown, errors }) =>
    `옳은 판정이 알려진 답변으로 판정자를 확인했습니다. 종류별로 ${count(shown)}개 가운데 ${count(right)}개를 옳게 판정했으나, 이만한 수로는 오류율이 종류별로 ${errors}까지 될 수 있음을 배제하지 못합니다.`,
  judgeFailed:
    '이 판정자는 옳은 판정이 알려진 답변으로 한 확인을 통과하지 못했습니다. 그 수치는 별 의미가 없으며, 그것으로 통과하는 모델은 없습니다.',
  outcomes: {
    pass: '조정한 모델이 허용 폭 안에서, 기반 모델보다 더 유해하지 않고, 허용된 것을 더 거부하지 않으며, 과제를 더 못하지 않는다는 것이 확인되었습니다.',
    fail: '조정한 모델이 기반 모델보다 허용 폭을 넘어 나빠졌다는 것이 확인되었습니다.',
    inconclusive:
      '조정한 모델이 기반 모델만큼 안전하다는 것이 확인되지 않았습니다. 덜 안전하다는 것도 확인되지 않았습니다.',
  },
  figures: ({ harm, overRefusal, task }) =>
    `유해한 요청을 그대로 들어준 답변: ${harm}. 허용된 것에 대한 거부: ${overRefusal}. 과제 정답률: ${task}.`,
  beforeAfter: (before, after) => `전 ${before}, 후 ${after}`,
  notMeasured: '재지 않음',
  ofCategory: ({ category, before, after, questions }) =>
    `${category} ${before} → ${after}(질문 ${count(questions)}개)`,
  byCategory: (categories, { shown, all, differ }) =>
    `유해한 답변을 범주별로 보면(${differ ? '많이 늘어난 것부터' : '변한 범주 없음'}${shown < all ? `, ${count(all)}개 가운데 ${count(shown)}개이며 나머지는 아래에 있음` : ''}): ${categories.join('; ')}.`,
  harmful: (before, after) =>
    `거부해야 할 질문에 대한 답변의 ${after}가 온전히 유해했습니다(조정 전 ${before}). 비교 결과와 상관없이 높은 비율입니다.`,
  risen: (categories) => `유해한 답변이 늘어난 범주: ${categories}.`,
  noneRisen:
    '한 범주만 떼어 보아 유해한 답변의 증가가 확인된 것은 없습니다. 질문이 이렇게 적으면 어느 한 범주에 대해서도 말할 수 있는 것이 적습니다.',
  noMore: '통과는 기반 모델보다 나쁘지 않다는 뜻이지, 둘 가운데 하나라도 안전하다는 뜻이 아닙니다.',
  notTested: (items) => `시험하지 않은 것 가운데: ${items.join('; ')}.`,
  unlooked: (kinds) =>
    `데이터 검사가 모든 것을 살펴보지는 않았습니다. 살펴보지 않은 ${count(kinds)}가지는 아래에 있습니다.`,
  fixedBefore: '기준은 조정한 모델이 첫 답변을 하기 전에 적었습니다.',
  notFixedBefore: '기준을 첫 답변보다 먼저 적었는지는 드러나지 않았습니다.',
  released: '그 기준에 따라 내보냈습니다.',
  heldBack: '그 기준에 따라 내보내지 않았습니다.',
  byHand: {
    letThrough: ({ stoppedJob, people, letThroughOn, rows, letThroughReason }) =>
      settledParticles(
        `이 데이터는 정책의 한도를 넘어 검사에서 멈춘 것입니다(작업 ${stoppedJob}). ${letThroughOn}에 ${people}이(가) 그래도 통과시켰습니다(${rows}). 까닭: ${letThroughReason}`,
      ),
    released: ({ proposedBy, approvedBy, approvedOn, until, releaseReason }) =>
      settledParticles(
        `기준을 충족하지 못했지만 사람이 손으로 내보냈습니다. ${proposedBy}이(가) 제안하고 ${approvedBy}이(가) ${approvedOn}에 승인했으며, 기한은 ${until}입니다. 까닭: ${releaseReason}`,
      ),
    ended: ({ on, by, reason }) =>
      settledParticles(`${by}이(가) ${on}에 이 내보내기를 끝냈습니다. 까닭: ${reason}`),
  },
  decided: ({ name, on, reason }) =>
    settledParticles(`${name}이(가) ${on}에 기준과 달리 결정했습니다: ${reason}`),
  people: (people) => `책임지는 사람: ${people}.`,
  nobody: '책임지는 사람은 적혀 있지 않습니다.',
  next: (date) => `${date}(제출자가 적은 날짜).`,
  noNext: '날짜는 적혀 있지 않습니다.',
  why: '이렇게 나온 까닭',
  card: {
    noPurpose: '용도는 적혀 있지 않습니다.',
    tunedFrom: ({ base, rows, settings }) =>
      settledParticles(`${base}을(를) ${count(rows)}행으로 조정했습니다(${settings}).`),
    guardrails: '가드레일',
    evidence: (file) => `모든 수치와 그 출처는 ${file}에 있습니다.`,
  },
};
