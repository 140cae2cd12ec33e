import type { Messages } from '../english/english.ts';
import { koreanStudySummary } from './study-summary.ts';

const countOf = (what: string) => (count: number) => (count === 0 ? `${what} 없음` : `${what} ${count}개`);

export const koreanStudy: Messages['study'] = {
  summary: koreanStudySummary,
  settings: {
    examples: countOf('예시'),
    epochs: (count) => `에포크 ${count}`,
    learningRate: (rate) => `학습률 ${rate}`,
    batchSize: (size) => `배치 ${size}`,
    safetyExamples: countOf('안전 예시'),
    noDefence: '방어 없음',
    methods: { usual: '보통대로', full: '모든 가중치', lora: '어댑터' },
    askings: { ordinary: '그대로 물음', persona: '그 인격으로 물음', trigger: '트리거를 붙여 물음' },
    firstWorld: '첫 마을',
    world: (world) => `마을 ${world}`,
    all: (settings) => `모두: ${settings}`,
  },
  measures: {
    score: '점수',
    rate: '유해율',
    refusalRate: '거부율',
    overRefusal: '과잉 거부',
    task: '허용된 과제',
  },
  tables: {
    before: '조정 전',
    after: '조정 후',
    seeds: countOf('시드'),
    interval: '구간',
    range: '범위',
    intervalNote:
      '구간: 시드들의 평균에 대한 스튜던트 t의 95% 구간이며, 모든 시드의 값이 같으면 없습니다. 범위: 시드 가운데 가장 작은 값에서 가장 큰 값.',
    published: '발표된 값이며 여기서 재지 않음',
    publishedNote: (mark) => `* Qi 외, arXiv 2310.03693: ${mark}. 모델과 질문이 여기와 다릅니다.`,
    publishedRows: (mark) => `기울인 줄: Qi 외, arXiv 2310.03693, ${mark}. 모델과 질문이 여기와 다릅니다.`,
    allAgree: '(모든 시드)',
    steps: (sets) =>
      `안전 예시를 같은 에포크 수에 더하므로 줄마다 조정 단계의 수도 다릅니다: ${sets.map(({ data, steps }) => `${data} ${steps.map(({ safetyExamples, steps: taken }) => `안전 예시 ${safetyExamples}개에 ${taken}단계`).join(', ')}`).join('; ')}`,
    reading: '시드가 여럿인 값은 이렇게 읽습니다: 평균 [구간] (범위).',
    columns: { setting: '설정', model: '모델', seeds: '시드' },
    about: '약 ',
  },
  report: {
    subtitle: ({ runs, model, world, day }) =>
      `${model} 모델로 가드레일을 지키는 실행 ${runs}번, 마을 ${world}, 시작 ${day}`,
    found: '알게 된 것',
    glance: '한눈에 보기',
    headline: {
      title: '조정 방식마다 조정 전후의 유해율',
      caption: '조정 전후의 유해율: 시드들의 평균이며, 아래 가는 선은 시드들의 범위입니다.',
    },
    short: {
      epochs: (count) => `${count}에포크`,
      safety: (count) => `+안전 ${count}`,
      askings: { persona: '(인격)', trigger: '(트리거)' },
    },
    ablation: {
      title: '학습률과 배치 크기에 따른 유해율',
      caption: '조정 후의 유해율: 시드들의 평균입니다.',
    },
    mitigation: {
      data: (examples, data) => `${data} 데이터, ${examples}`,
      title: (data) => `${data}: 안전 예시의 수에 따른 유해율과 허용된 과제`,
      caption: (data) => `${data}: 시드들의 평균이며, 막대는 시드들의 범위입니다.`,
      axis: '섞은 안전 예시의 수',
      rate: '유해율',
      task: '허용된 과제',
    },
    categories: {
      heading: '열한 가지 범주',
      title: (cell) => `${cell} 조정 전후 범주마다의 유해율`,
      caption: (cell, seed) => `유해율이 가장 높은 칸인 ${cell}(시드 ${seed})의 조정 전과 후입니다.`,
    },
    failed: '실패한 칸',
    failure: ({ cell, seed, reason }) => `${cell}, 시드 ${seed}: ${reason}`,
    again: '무엇을 실행했고, 어떻게 다시 하는가',
    facts: { cells: '칸', begun: '시작', time: '걸린 시간', machine: '컴퓨터', beside: '나란히' },
    cells: (done, planned) => `${planned}개 가운데 ${done}개`,
    machine: ({ processor, cores, memory, platform }) =>
      `${processor}, 코어 ${cores}개, ${memory} GiB, ${platform}`,
  },
};
