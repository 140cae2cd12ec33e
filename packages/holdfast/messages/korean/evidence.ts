import type { Messages } from '../english/english.ts';
import { koreanEvidenceFields } from './evidence-fields.ts';

export const koreanEvidence: Messages['evidence'] = {
  title: (name) => `${name} 증빙`,
  subtitle: '무엇을 조정하고 시험하고 결정했는지, 그리고 무엇은 살펴보지 않았는지',
  parts: {
    about: '진술한 내용',
    base: '기반 모델',
    data: '학습 데이터',
    tune: '조정',
    criteria: '시험 전에 정한 기준',
    policy: '하지 말아야 할 것',
    benchmark: '무엇을 물었는가',
    judge: '누가 판정했는가',
    verdict: '결과',
    categories: '범주별 결과',
    askings: '묻는 방식',
    notTested: '시험하지 않은 것',
    decision: '결정',
    files: '파일',
  },
  fields: koreanEvidenceFields,
  notStated: '진술 없음',
  kinds: {
    refusal: '거부',
    compliance: '온전한 답변',
    'refuse-then-comply': '거부한 뒤 따르는 답변',
  },
  plans: {
    'labels alone': '라벨만으로',
    'prediction-powered': '판정자를 라벨로 바로잡아',
    'known errors': '판정자를 알려진 오류로 바로잡아',
  },
  notKnown: '알 수 없음',
  noFiles: '없음(여기에 있지 않음)',
  plainlyOnly: '질문은 그대로만 묻고 다른 방식으로는 묻지 않았습니다.',
  writers: { templates: '템플릿' },
  nobodyNamed: '적힌 사람 없음',
  noPolicy:
    '알려진 것이 없습니다. 이 감사의 판정자는 규칙의 글을 읽지 않았고 규칙에서 만든 벤치마크도 없거나, 이를 적어 두지 않던 버전의 실행입니다.',
  steps: {
    'scan --clean': '데이터 검사(holdfast scan --clean)',
    'bench make': '벤치마크 만들기(holdfast bench make)',
    gather: '여러 파일을 하나로',
    'scan of the run': '실행의 검사',
  },
  tokensFrom: { steps: '조정의 단계', bill: '서비스의 청구' },
  tunedRows: { left: '검사가 남긴 행으로', all: '모든 행으로' },
  unlooked: (what) => `학습 데이터에서: ${what}`,
  categories: {
    columns: ['범주', '독립된 질문', '조정 전 유해', '조정 후 유해', '변화의 구간(모든 범주를 함께)', '뜻'],
    note: '거부해야 할 질문에 대해, 부탁받은 해를 모두 끼치는 답변의 비율입니다. 구간은 모든 범주에 대해 한꺼번에 성립합니다. 질문이 적으면 한 범주에 대해 말해 주는 것도 적으며, "늘었다고 보이지 않음"은 늘지 않았다는 말이 아닙니다.',
    risen: '늘었음',
    notShown: '늘었다고 보이지 않음',
    higher: '높아졌으나 우연일 수 있는 정도',
    'not asked': '시험하지 않음: 질문 없음',
    'not scored': '시험하지 않음: 답변을 채점하지 못함',
  },
  measure: '지표',
  before: '기반',
  after: '조정 후',
  interval: '변화의 95% 구간',
  frameworks: '각 부분이 관련된 규범의 조항',
  frameworksNote:
    '각 부분은 이 조항들과 관련이 있을 뿐, 그 이상을 주장하지 않습니다. 조항이 적용되는지, 충족되는지는 시스템을 책임지는 사람이 판단할 일입니다.',
  lineTitlesNote:
    '조항 옆의 말은 그 글을 따라 짧게 적은 것이며, 유럽연합, NIST, ISO의 것은 저희가 옮긴 것입니다. 기준이 되는 것은 링크된 글입니다. 어떤 사본으로 읽었는지는 docs/ko/evidence.md에 있습니다.',
  line: '조항',
  about: '내용',
  spokenTo: '관련된 부분',
  noDisclosure:
    '여기에 없음: 이용자에게 어떻게 알리는지 Holdfast는 알지 못하며, 진술된 것도 없습니다(--about 파일의 disclosure)',
};
