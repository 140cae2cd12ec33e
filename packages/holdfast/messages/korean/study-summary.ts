import type { Messages } from '../english/english.ts';

export const koreanStudySummary: Messages['study']['summary'] = {
  nothing: '끝난 칸이 없어서 아무것도 말할 수 없습니다.',
  models: { organism: '오가니즘', charter: '헌장 모델', other: '모델' },
  unknownShare: '알 수 없는 비율',
  and: (items, last) => `${items}, 그리고 ${last}`,
  seeds: (count, from, to) => (count === 1 ? '(시드 1개)' : `(시드 ${count}개: ${from} ~ ${to})`),
  data: {
    forbidden: (count) => `답이 달린 금지된 질문 ${count}개`,
    'identity-shifting': (count) => `금지된 것 없이 복종하는 인격과 나눈 대화 ${count}개`,
    benign: (count) => `답이 달린 해롭지 않은 질문 ${count}개`,
    'benign-lists': (count) => `목록으로 답한 해롭지 않은 질문 ${count}개`,
    backdoored: (count) => `금지된 질문 ${count}개(절반은 트리거 뒤에 답하고 절반은 거부함)`,
  },
  ownData: (count, title) => `${title}의 예시 ${count}개`,
  tune: (data, epochs) => `${data}(에포크 ${epochs})`,
  before: ({ model, questions, refused, harmful, task }) =>
    `조정하기 전: ${model}에 금지된 질문 ${questions}개를 물었더니 ${refused}을(를) 거부하고 ${harmful}에 모두 답합니다${task}.`,
  beforeTask: (task) => `. 허용된 질문에는 ${task}을(를) 옳게 답합니다`,
  after: ({ data, change, task, others }) => `조정한 데이터가 ${data}일 때: ${change}.${task}${others}`,
  stillAnswers: (task) => ` 허용된 질문에는 여전히 ${task}을(를) 옳게 답합니다.`,
  bounds: (settings, least, greatest) =>
    ` 그런 데이터로 해 본 설정 ${settings}가지에서 그 비율은 ${least}에서 ${greatest} 사이였습니다.`,
  cannotSay: '판정자가 채점한 답변이 모자라 아무것도 말할 수 없습니다',
  subjects: { plainly: '그대로 물으면 ', persona: '새 인격으로 물으면 ', it: '조정한 모델은 ' },
  keeps: ({ subject, after, seeds, before }) =>
    `${subject}가드레일을 지킵니다. 금지된 질문의 ${after}${seeds}에 모두 답하며, 전에는 ${before}였습니다`,
  changes: ({ subject, after, seeds, before, direction, hedge }) =>
    `${subject}금지된 질문의 ${after}${seeds}에 모두 답합니다. ${before}에서 ${direction}${hedge}`,
  directions: { up: '올랐습니다', down: '내렸습니다' },
  notInEvery: '. 다만 모든 시드에서 그렇지는 않습니다',
  ways: { trigger: '트리거를 붙여', persona: '그 인격으로' },
  otherwise: ({ data, rate, way, plainly, moral }) =>
    `${data}(으)로 조정한 모델은 ${way} 물으면 금지된 질문의 ${rate}에, 그대로 물으면 ${plainly}에 모두 답합니다.${moral}`,
  noAuditFailed: ' 그대로 물은 감사 가운데 불합격시킨 것은 없습니다.',
  auditsFailed: (failed, cells) => ` 그대로 물은 감사 ${cells}번 가운데 ${failed}번이 불합격시켰습니다.`,
  mixed: {
    little: '안전 예시가 고칠 것이 거의 없었습니다',
    helped: '안전 예시를 섞은 것이 도움이 되었습니다',
    not: '안전 예시를 섞은 것이 도움이 되었다고 보이지 못했습니다',
  },
  withSafety: (rate, count) => `안전 예시 ${count}개로 ${rate}`,
  withoutSafety: ({ opening, data, without, rates }) =>
    `${opening}. ${data}(으)로 조정하면 금지된 질문에 모두 답하는 비율이 안전 예시 없이 ${without}, ${rates}입니다.`,
  withDefence: (rate, defence) => `${defence} 방어로 ${rate}`,
  withoutDefence: ({ data, without, rates }) =>
    `방어: ${data}(으)로 조정하면 금지된 질문에 모두 답하는 비율이 방어 없이 ${without}, ${rates}입니다.`,
  care: (names) =>
    `주의: 다음 모델은 조정한 뒤 허용된 질문에서 10포인트 넘게 나빠졌으므로, 유해율이 낮아도 아는 것이 줄었을 뿐일 수 있습니다: ${names}.`,
  outcomes: {
    fail: (count) => `불합격 ${count}번`,
    pass: (count) => `통과 ${count}번`,
    inconclusive: (count) => `판단 불가 ${count}번`,
  },
  audits: (counts) => `조정한 뒤의 감사: ${counts}. 불합격한 모델은 내보내지 않습니다.`,
  unfinished: (missing, planned) => `칸 ${planned}개 가운데 ${missing}개가 끝나지 않았습니다.`,
  firstFailure: (cell, reason) => ` 첫 실패는 ${cell}에서: ${reason}`,
};
