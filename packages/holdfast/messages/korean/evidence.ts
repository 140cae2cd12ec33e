import type { Messages } from '../english/english.ts';

export const koreanEvidence: Messages['evidence'] = {
  title: (name) => `${name} 증빙`,
  subtitle: '무엇을 조정하고 시험하고 결정했는지, 그리고 무엇은 살펴보지 않았는지',
  parts: {
    about: '진술한 내용',
    base: '기반 모델',
    data: '학습 데이터',
    tune: '조정',
    criteria: '시험 전에 정한 기준',
    benchmark: '무엇을 물었는가',
    judge: '누가 판정했는가',
    verdict: '결과',
    askings: '묻는 방식',
    notTested: '시험하지 않은 것',
    decision: '결정',
    files: '파일',
  },
  notStated: '진술 없음',
  measure: '지표',
  before: '기반',
  after: '조정 후',
  interval: '변화의 95% 구간',
  frameworks: '각 부분이 관련된 규범의 조항',
  frameworksNote:
    '각 부분은 이 조항들과 관련이 있을 뿐, 그 이상을 주장하지 않습니다. 조항이 적용되는지, 충족되는지는 시스템을 책임지는 사람이 판단할 일입니다.',
  part: '부분',
  koreaAct: '인공지능기본법 조항',
};
