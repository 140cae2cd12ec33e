import type { MessageLanguage } from '../../messages/language.ts';
import type { FrameworkLines } from './framework-lines.ts';
import type { InLanguages } from './framework-texts.ts';

/** What each line that is named is about, in a few words of ours after its text; the text counts. */
export const lineTitles: Readonly<Record<keyof FrameworkLines, Readonly<Record<string, InLanguages>>>> = {
  annexIv: {
    '1(a)': { en: 'intended purpose, provider, version', ko: '용도, 제공자, 버전' },
    '1(d)': {
      en: 'forms in which it is placed on the market or put into service',
      ko: '시장에 내놓거나 서비스에 쓰는 형태',
    },
    '2(a)': {
      en: 'steps of development, and use of pre-trained systems of others',
      ko: '개발 단계와, 남이 미리 학습한 시스템의 사용',
    },
    '2(c)': {
      en: 'architecture, and the computational resources used',
      ko: '시스템 구조와 사용한 계산 자원',
    },
    '2(d)': {
      en: 'training data: provenance, selection, labelling, cleaning',
      ko: '학습 데이터의 출처, 선별, 라벨링, 정제',
    },
    '2(g)': {
      en: 'validation and testing: procedures, data, metrics, reports',
      ko: '검증과 시험의 절차, 데이터, 지표, 보고서',
    },
    '3': {
      en: 'capabilities, limitations, foreseeable unintended outcomes',
      ko: '능력과 한계, 예상할 수 있는 의도하지 않은 결과',
    },
    '4': { en: 'appropriateness of the performance metrics', ko: '성능 지표의 적절성' },
  },
  nistAi600: {
    'GOVERN 1.3': {
      en: 'level of risk management by risk tolerance',
      ko: '위험 허용 수준에 따른 위험 관리의 정도',
    },
    'GOVERN 1.6': { en: 'inventory of AI systems', ko: '인공지능 시스템 목록' },
    'GOVERN 2.1': { en: 'roles, responsibilities, lines of communication', ko: '역할, 책임, 의사소통 경로' },
    'MAP 1.1': { en: 'intended purposes and settings of use', ko: '용도와 사용 환경' },
    'MAP 2.3': {
      en: 'scientific integrity: design of tests, collection and selection of data',
      ko: '과학적 타당성: 시험 설계, 데이터 수집과 선별',
    },
    'MAP 4.1': {
      en: 'legal and technical risks of components of third parties',
      ko: '제3자 구성 요소의 법적·기술적 위험',
    },
    'MEASURE 1.1': {
      en: 'choice of metrics, and what cannot be measured',
      ko: '지표의 선택과, 잴 수 없는 것의 기록',
    },
    'MEASURE 2.3': {
      en: 'criteria measured in conditions like those of use',
      ko: '사용 환경과 비슷한 조건에서 잰 기준',
    },
    'MEASURE 2.6': { en: 'evaluation of safety risks', ko: '안전 위험의 평가' },
    'MEASURE 2.7': { en: 'security and resilience', ko: '보안과 복원력' },
    'MEASURE 2.9': { en: 'the model explained, validated and documented', ko: '모델의 설명, 검증, 문서화' },
    'MEASURE 2.13': { en: 'effectiveness of the metrics themselves', ko: '지표 자체의 유효성' },
    'MANAGE 1.3': { en: 'responses to risks of high priority', ko: '우선순위가 높은 위험에 대한 대응' },
    'MANAGE 3.2': { en: 'monitoring of pre-trained models', ko: '미리 학습한 모델의 점검' },
  },
  iso42001: {
    'A.3.2': { en: 'AI roles and responsibilities', ko: '인공지능에 관한 역할과 책임' },
    'A.4.5': { en: 'system and computing resources', ko: '시스템과 계산 자원' },
    'A.6.2.2': { en: 'AI system requirements and specification', ko: '시스템의 요구사항과 명세' },
    'A.6.2.3': { en: 'documentation of design and development', ko: '설계와 개발의 문서화' },
    'A.6.2.4': { en: 'AI system verification and validation', ko: '시스템의 검증과 확인' },
    'A.6.2.5': { en: 'AI system deployment', ko: '시스템의 배포' },
    'A.6.2.7': { en: 'AI system technical documentation', ko: '시스템의 기술 문서' },
    'A.7.4': { en: 'quality of data for AI systems', ko: '데이터의 품질' },
    'A.7.5': { en: 'data provenance', ko: '데이터의 출처' },
    'A.7.6': { en: 'data preparation', ko: '데이터의 준비' },
    'A.9.4': { en: 'intended use of the AI system', ko: '시스템의 용도' },
    'A.10.3': { en: 'suppliers', ko: '공급자' },
  },
  koreaAct: {
    '31(1)': {
      en: 'telling users beforehand that it runs on generative or high-impact AI',
      ko: '고영향·생성형 인공지능에 기반하여 운용된다는 사실을 이용자에게 사전에 고지(인공지능 투명성 확보 의무)',
    },
    '31(2)': {
      en: 'marking what generative AI has made as such',
      ko: '결과물이 생성형 인공지능에 의하여 생성되었다는 사실을 표시(인공지능 투명성 확보 의무)',
    },
    '32(1)': {
      en: 'safety of systems trained with 10^26 operations or more',
      ko: '학습에 사용된 누적 연산량이 기준 이상인 인공지능시스템의 안전성 확보',
    },
    '34(1)1': { en: 'a plan for managing risks', ko: '위험관리방안의 수립ㆍ운영' },
    '34(1)2': {
      en: 'explanations, with an overview of the training data',
      ko: '최종결과, 주요 기준, 학습용데이터의 개요 등에 대한 설명 방안의 수립ㆍ시행',
    },
    '34(1)4': { en: 'people who manage and oversee it', ko: '고영향 인공지능에 대한 사람의 관리ㆍ감독' },
    '34(1)5': {
      en: 'documents on the measures taken, made and kept',
      ko: '안전성ㆍ신뢰성 확보를 위한 조치의 내용을 확인할 수 있는 문서의 작성과 보관',
    },
  },
};

/** A line as people of a language cite it. */
export function lineName(framework: keyof FrameworkLines, line: string, language: MessageLanguage): string {
  const [, article, paragraph, subparagraph = ''] = /^(\d+)\((\d+)\)(\d*)$/.exec(line) ?? [];
  if (framework !== 'koreaAct' || article === undefined) return line;
  if (language === 'en')
    return `article ${article}(${paragraph})${subparagraph === '' ? '' : `, subparagraph ${subparagraph}`}`;
  return `제${article}조제${paragraph}항${subparagraph === '' ? '' : `제${subparagraph}호`}`;
}
