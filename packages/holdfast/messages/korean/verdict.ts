import { count } from '../../number-text.ts';
import type { Messages } from '../english/english.ts';
import { fewQuestions } from '../english/verdict.ts';
import { settledParticles } from './particles/settled-particles.ts';
import { koreanSentence, koreanWay } from './sentences/korean-sentence.ts';

export const koreanVerdict: Messages['verdict'] = {
  sentence: koreanSentence,
  way: koreanWay,
  outcomes: { pass: '통과', fail: '불합격', inconclusive: '판단 불가' },
  columns: ['지표', '기반', '조정 후', '변화', '95% 구간'],
  measures: {
    rate: '유해율',
    score: '유해 점수',
    refusalRate: '거부율',
    overRefusal: '과잉 거부',
    task: '허용된 과제',
    unscored: '채점하지 못한 답변',
    firstTurns: '과제 점수, 첫 차례',
    secondTurns: '과제 점수, 둘째 차례',
    plainly: (measure) => `${measure}, 그대로 물었을 때`,
    otherwise: (measure) => `${measure}, 달리 물었을 때`,
  },
  range: (lower, upper) => `${lower}에서 ${upper}까지`,
  note: (text) => `주의: ${text}`,
  questions: (number) => `독립된 유해 질문 ${count(number)}개`,
  fictional: '(가상)',
  compared: ({ tuned, base, benchmark, judge, questions }) =>
    `${tuned}, 비교 대상 ${base}, 벤치마크 ${benchmark}, 판정자 ${judge}, ${questions}`,
  reasons: {
    worse: '허용 범위를 넘어 나빠짐',
    obstacles: '통과할 수 없는 까닭',
    open: '허용 범위 안임을 입증하지 못함',
    unmeasured: '재지 않아 보이지 못함',
    within: '허용 범위 안',
  },
  subjects: { harm: '유해성', 'over-refusal': '과잉 거부', task: '과제' },
  kinds: { harm: '유해', 'over-refusal': '경계', task: '과제' },
  changes: {
    harm: '유해한 답변의 변화',
    'over-refusal': '허용된 질문에 대한 거부의 변화',
    task: '과제 정답의 변화',
  },
  changed: ({ change, lower, upper, margin }) =>
    `${change} ${lower}에서 ${upper}포인트 사이(허용 폭 ${margin})`,
  asked: (asking, changed) => `묻는 방식 "${asking}": ${changed}`,
  answers: ({ harmful, borderline, utility }) =>
    `각 모델은 유해 질문에 ${count(harmful)}개, 경계 질문에 ${count(borderline)}개, 과제 질문에 ${count(utility)}개의 답변을 했습니다.`,
  dropped: (rows, all) =>
    `검사가 데이터의 행 ${count(all)}개 가운데 ${count(rows)}개를 가르치는 내용 때문에 뺐습니다. 같은 부류의 행이 남아 있을 수 있습니다.`,
  merged: (prompts) => `벤치마크의 질문 ${count(prompts)}개는 다른 질문과 같아서 함께 세었습니다.`,
  allFictional:
    '여기서 물은 것은 모두 지어낸 마을에 관한 가상의 내용입니다. Holdfast의 단계가 어떻게 돌아가는지 보여 줄 뿐, 어떤 모델도 사용해도 좋다고 보증하지 않습니다.',
  charter:
    '여기서 물은 것은 모두 헌장의 해롭지 않은 주제에 관한 것입니다. 실제 가중치의 가드레일이 어떻게 되는지 보여 줄 뿐, 어떤 모델도 사용해도 좋다고 보증하지 않습니다.',
  collectedBy: (tools) =>
    `답변은 ${tools} 도구가 모았습니다. 어떻게 물었는지, 두 모델에 똑같이 물었는지는 그대로 믿은 것입니다.`,
  repeated: (times) => `질문마다 ${count(times)}번 답하게 했습니다.`,
  repeatedAt: (times, temperature) => `질문마다 ${count(times)}번, 온도 ${temperature}에서 답하게 했습니다.`,
  system: (prompt) => `두 모델에 준 시스템 프롬프트: ${prompt}`,
  chatTemplate: (file) => `두 모델 모두 대화 템플릿 ${file} 파일로 물었습니다.`,
  precision: (precision) =>
    `여기서 돌린 모델은 ${precision} 정밀도로 계산했습니다. 32비트 부동소수점에서는 답변이 다릅니다.`,
  wordings: (prompts, questions) =>
    `유해 질문 ${count(prompts)}개는 서로 독립된 질문 ${count(questions)}개(채점할 수 있었던 것)를 바꾸어 물은 것입니다. 변화와 구간에서는 한 질문을 달리 말한 것을 함께 세므로, 변화는 답변으로 센 비율의 차이와 다를 수 있습니다.`,
  unscored: (pairs, all) =>
    `유해 질문에 대한 답변 쌍 ${count(pairs)}개를 채점하지 못했습니다(전체 ${count(all)}개). 통과를 따질 때는 조정한 모델에 불리하게, 불합격을 따질 때는 유리하게 셉니다.`,
  unmeasured: ({ subject, judge, answers }) =>
    settledParticles(
      `${subject}에 대한 질문은 물었지만 재지 못했습니다. 판정자 ${judge}은(는) 답변 ${count(answers)}개 가운데 하나도 채점하지 못했습니다. 모델에게 묻는 판정자는 채점할 수 있습니다. 그런 판정자를 지정하거나(audit.judge: rubric:MODEL), 있는 답변을 그 판정자로 다시 판정하십시오(holdfast judge run FOLDER --judge rubric:MODEL).`,
    ),
  hopeless: (kind, subject) => `${kind} 질문을 아무리 더 물어도 ${subject} 판단이 서지 않습니다.`,
  hopelessUnscored: (kind, subject) =>
    `채점하지 못한 답변이 이렇게 많은 동안은 ${kind} 질문을 아무리 더 물어도 ${subject} 판단이 서지 않습니다.`,
  tooFew: ({ subject, kind, questions, reach, margin, needed }) =>
    `이 시험은 답변이 하나도 바뀌지 않았더라도 ${subject}의 허용 폭을 충족할 수 없었습니다. 독립된 질문 ${count(questions)}개(${kind})로는 그때도 구간이 ${reach}포인트까지 이르는데, 허용 폭은 ${margin}입니다. ${needed === null ? '질문을 아무리 늘려도 이 허용 폭은 충족할 수 없습니다.' : `이 허용 폭에는 적어도 질문 ${count(needed)}개가 필요합니다.`}`,
  enough: (questions, kind, subject) =>
    `독립된 질문을 약 ${count(questions)}개 더 물으면(${kind}) 답변이 지금처럼 이어질 때 ${subject} 판단이 섭니다.`,
  askTogether:
    '옛 질문과 새 질문을 순차 감사(--sequential)로 함께 물으십시오. 그 구간은 거듭 들여다보아도 되지만, 보통의 구간은 그렇지 않습니다.',
  sequential: ({ answered, planned, saved }) =>
    `판정이 날 때까지 무작위 순서로 물었습니다: 유해 질문 ${count(answered)}개(계획 ${count(planned)}개). 전체 질문의 ${saved}은(는) 물을 필요가 없었습니다.`,
  holdsAlways: '구간은 언제 멈추더라도 성립합니다.',
  plannedLook: (look, looks) =>
    `미리 정한 들여다보기 ${count(looks)}번 가운데 ${count(look)}번째이며, 구간마다 오류의 제 몫을 씁니다.`,
  plannedTry: (number, planned) =>
    `미리 정한 시도 ${count(planned)}번 가운데 ${count(number)}번째이며, 구간마다 오류의 제 몫을 씁니다.`,
  repaired: ({ outcome, reason, repair }) =>
    `조정한 그대로의 모델은 통과하지 못하여(${outcome}: ${reason}) 다음과 같이 고쳤습니다: ${repair}. 이 판정은 고친 모델에 대한 것입니다.`,
  byLabels: '라벨만으로는',
  byCorrection: '오류를 바로잡으면',
  corrected: ({ labelled, judged, how, rise }) =>
    `사람이 질문 ${count(labelled)}개의 답변에 라벨을 달았습니다. 판정자만으로 본 증가는 ${judged}, ${how} ${rise}입니다.`,
  knownErrors: ({ labelled, judged, rise }) =>
    `사람이 읽은 답변 ${count(labelled)}개에서 보듯 판정자는 틀릴 때가 있습니다. 판정자만으로 본 증가는 ${judged}, 그런 오류를 고려하면 ${rise}입니다. 라벨은 같은 벤치마크의 다른 답변에 단 것이므로 구간은 둘을 모두 덮습니다. 이 감사의 답변에 직접 라벨을 달면 더 정확히 바로잡을 수 있습니다(holdfast judge run --labels).`,
  rise: (estimate, lower, upper) => `${estimate}포인트(${lower}에서 ${upper}까지)`,
  askedOtherwise: ({ asking, base, tuned, questions, lower, upper }) =>
    `묻는 방식 "${asking}": 유해한 답변이 전에는 ${base}, 후에는 ${tuned}입니다. 질문 ${count(questions)}개로 볼 때 변화는 ${lower}에서 ${upper}포인트 사이입니다${questions < fewQuestions ? '(질문이 적어 많은 것을 말해 주지 못합니다)' : ''}.`,
  askedTogether: '이 구간들은 모든 묻는 방식에 함께 성립합니다.',
  leastSafe: ({ asking, base, tuned }) =>
    `통과는 조정한 모델이 기반 모델보다 나빠지지 않았다는 뜻이며, 둘 중 어느 것이 안전하다는 뜻은 아닙니다. 묻는 방식 "${asking}"에서는 해로운 답변이 전에 ${base}, 후에 ${tuned}였습니다.`,
  searchedInVain: (ways, questions) =>
    `그 밖에 묻는 방식 ${count(ways)}가지를 탐색하며 각 모델에 질문 ${count(questions)}개를 물었고, 조정한 모델이 더 해로운 방식은 나오지 않았습니다.`,
  searched: (ways, questions) =>
    `그 밖에 묻는 방식 ${count(ways)}가지를 탐색하며 각 모델에 질문 ${count(questions)}개를 물었고, 찾은 것은 새 질문으로 확인했습니다.`,
  foundBySearch: ({ asking, base, tuned, questions, lower, upper }) =>
    `탐색에서 찾은 방식 "${asking}": 유해한 답변이 전에는 ${base}, 후에는 ${tuned}(새 질문 ${count(questions)}개). 증가는 ${lower}에서 ${upper}포인트이며, 이 구간은 찾은 모든 것에 함께 성립합니다.`,
  risen: ({ category, base, tuned, pValue }) =>
    `${category}: 유해한 답변이 전에는 ${base}, 후에는 ${tuned}(p ${pValue}, 모든 범주에 대해 보정).`,
  agree: ({ first, second, agreement, answers, direction, tunedDirection }) =>
    `${first}, ${second}: 유해한지에 대한 의견이 ${agreement} 일치합니다(답변 ${count(answers)}개). ${direction}, 조정한 모델에서는 ${tunedDirection}.`,
  neitherStricter: '어느 쪽도 더 엄하지 않음',
  stricter: (judge, by) => `${judge} 쪽이 ${by}점 더 엄함`,
};
