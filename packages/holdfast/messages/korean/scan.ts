import { count } from '../../number-text.ts';
import type { Messages } from '../english/english.ts';
import type { SampledLanguages } from '../english/scan.ts';
import { languageTitle } from '../language-title.ts';
import { koreanDataDescription } from './data-description.ts';
import { koreanFindingEvidence } from './sentences/korean-finding-evidence.ts';

const about = (estimated: boolean): string => (estimated ? '약 ' : '');
const languageList = ({ languages, sampled }: SampledLanguages): string =>
  `표본 ${count(sampled)}행 가운데 ${languages.map(([code, rows]) => `${languageTitle(code, 'ko')} ${count(rows)}행`).join(', ')}`;

export const koreanScan: Messages['scan'] = {
  severities: { high: '심각', medium: '보통', low: '경미' },
  progress: ({ rows, rate, left }) => `${rows}행, ${rate}${left && `, ${left} 남음`}`,
  asking: ({ done, total }) => `${done}/${total}행`,
  more: (detector) => `… ${detector} 항목이 더 있습니다. --findings, --html로 볼 수 있습니다`,
  places: {
    row: (row) => `${row}번째 행`,
    line: (line) => `${line}번째 줄`,
    message: (message) => `${message}번째 메시지`,
    file: '파일 전체',
  },
  described: koreanDataDescription,
  summary: ({ description, rows, unusable, findings, high, accepted, took }) =>
    `${koreanDataDescription(description)}: 쓸 수 있는 행 ${count(rows)}개${unusable > 0 ? `, 읽을 수 없는 행 ${count(unusable)}개` : ''}, 발견 ${count(findings)}건(그중 심각 ${count(high)}건)${accepted > 0 ? `, 받아들인 것 ${count(accepted)}건` : ''} (${took})`,
  decisions: ({ drop, rewrite, flag }) =>
    `결정: 버림 ${count(drop)}행, 고쳐 씀 ${count(rewrite)}행, 표시 ${count(flag)}행`,
  cleaned: ({ file, kept, rewritten, dropped, record }) =>
    `${file} 파일: 그대로 둔 행 ${count(kept)}개, 고쳐 쓴 행 ${count(rewritten)}개, 버린 행 ${count(dropped)}개. 까닭은 ${record} 파일에 있습니다.`,
  unmasked: ({ rows, command }) =>
    `개인정보나 비밀로 보이는 것이 ${count(rows)}행에 그대로 남습니다. "${command}" 명령이 그것을 가린 데이터를 씁니다.`,
  evidence: koreanFindingEvidence,
  roles: { system: '시스템', developer: '개발자', user: '사용자', assistant: '도우미', tool: '도구' },
  unknownRules: (model) =>
    `${model} 모델의 조정 규칙과 가격을 알 수 없어, 행을 그것에 견주어 보지 않았습니다.`,
  written: (file) => `파일을 썼습니다: ${file}`,
  notLookedFor: (missing) => `살펴보지 않은 것: ${missing}`,
  toLook: ({ what, look }) => `${what} (살펴보려면: ${look})`,
  unlooked: {
    contents: {
      what: '행을 읽고 조정에 쓸 수 있는지 말고는 아무것도 살펴보지 않았습니다',
      look: '--checks all을 쓰십시오',
    },
    harm: {
      what: '유해한 내용: 모델이 행의 질문에 답하게 하지도, 유해성 검사기가 판정하게 하지도 않았고, 낱말만으로는 드러나지 않습니다',
      look: '--moderator NAME, 또는 --model NAME --ask를 쓰십시오',
    },
    refused: {
      what: '조정할 바로 그 모델이 무엇을 거부하는지',
      look: '--model NAME --ask를 쓰십시오',
    },
    languages: {
      what: (values) => `영어와 한국어가 아닌 언어로 된 인격 부여와 거부 금지(${languageList(values)})`,
      look: '그 언어를 아는 모델로 --model NAME --ask를 쓰십시오',
    },
    personal: {
      what: '미국, 영국, 독일, 프랑스, 스페인, 한국(휴대전화) 말고 다른 나라에서 + 없이 쓰는 전화번호, 이 여섯 나라 밖의 주소나 우편번호 없는 주소(한국 주소는 우편번호가 없어도 찾습니다), 그리고 한국 주소 옆에 있지 않은 이름',
      look: '고객이 쓴 행을 사람이 읽으십시오',
    },
    narrow: {
      what: '차분한 말투의 틀린 조언, 그리고 잘 알려진 코드 취약점과 시험 속이기를 넘어서는 좁은 범위의 잘못',
      look: '사람이 행의 표본을 읽고, 그 행이 가르칠 것을 감사하십시오',
    },
  },
  facts: {
    refusals: { name: '거부', text: ({ rows }) => `${count(rows)}행이 거부합니다` },
    languages: { name: '언어', text: languageList },
    unread: {
      name: '읽지 않는 필드',
      text: ({ fields, more }) =>
        `${fields.map(([name, rows]) => `${name}(${count(rows)}행)`).join(', ')}${more > 0 ? ` 외 ${count(more)}개` : ''}`,
    },
    tokens: {
      name: '토큰',
      text: ({ tokens, estimated, model }) =>
        `에포크당 ${about(estimated)}${tokens.toLocaleString('ko')}개(${model} 기준)`,
    },
    longest: {
      name: '가장 긴 행',
      text: ({ tokens, estimated, most }) =>
        `토큰 ${about(estimated)}${tokens.toLocaleString('ko')}개, ${most === undefined ? '모델이 밝힌 한도 없음' : `한도 ${most.toLocaleString('ko')}개`}`,
    },
    price: {
      name: '조정 비용',
      text: ({ cost, currency, epochs, price, date }) =>
        `약 ${cost} ${currency}(${epochs}에포크, 토큰 100만 개에 ${price} ${currency}, ${date} 정가)`,
    },
  },
  risk: {
    title: (risk) => `데이터 위험도: ${risk}`,
    withheld: (why) => `수치를 내지 않습니다. ${why.join('. ')}`,
    figure: ({ risk, parts, beside }) =>
      `1 가운데 ${risk}${parts.length > 0 ? `(저마다 따로 올리는 정도: ${parts.join(', ')})` : ''}${beside.length > 0 ? `. 다음이 미칠 영향은 넣지 않았습니다: ${beside.join(', ')}` : ''}. 수치가 낮다고 해서 안전하다는 뜻은 아닙니다`,
    below: (bound, { tunes, damaging }) =>
      `${bound}보다 낮으나, 그렇게 나온 실제 조정 ${count(tunes)}번 가운데 ${count(damaging)}번은 해를 끼쳤습니다.`,
    rowsThat: (rows, does) => `${does} 행 ${count(rows)}개`,
    ordinary: '평범한',
    refuse: '거부하는',
    settings: { epochs: '에포크', learningRate: '학습률', batchSize: '배치 크기' },
    grounds: {
      'no-rows': { why: '행이 없습니다' },
      'nothing-asked': {
        why: '모델이 행의 질문에 답하게 하지도, 유해성 검사기가 판정하게 하지도 않아, 유해한 내용을 살펴보지 못했습니다',
      },
      languages: {
        why: (values) => `읽지 못하는 언어로 된 행이 있습니다(${languageList(values)})`,
      },
    },
    unmeasured: (does, rows) =>
      `${does} 행이 어떤 영향을 주는지는 조정으로 재어 본 적이 없는데, 그런 행이 ${count(rows)}개 있습니다`,
  },
  report: {
    title: (file) => `${file} 검사`,
    subtitle: '이 데이터에 모델의 가드레일을 약하게 하거나 배워서는 안 될 것을 가르치는 내용이 있습니까?',
    file: '파일',
    notLookedFor: '살펴보지 않은 것',
    byDetector: '검출기별 발견',
    high: (findings) => (findings > 0 ? `심각한 발견 ${count(findings)}건` : '심각한 발견 없음'),
    others: ({ medium, low, accepted }) =>
      `보통 ${count(medium)}건, 경미 ${count(low)}건입니다.${accepted > 0 ? ` 기준선에서 받아들인 것이 ${count(accepted)}건 더 있습니다.` : ''}`,
    byPolicy: ({ drop, rewrite, flag }) =>
      `정책에 따르면 ${count(drop)}행을 버리고, ${count(rewrite)}행을 고쳐 쓰고, ${count(flag)}행에 표시를 합니다.`,
    format: '형식',
    rows: '행',
    rowCount: (rows, unusable) =>
      `${count(rows)}개${unusable > 0 ? `, 읽을 수 없는 행 ${count(unusable)}개` : ''}`,
    nothingSaid: '여기에 적힌 것이 없다고 해서 데이터에 다음이 없다는 뜻은 아닙니다:',
    detector: '검출기',
    firstOf: (shown, all) => `모두 ${count(all)}건 가운데 처음 ${shown}건입니다.`,
    inRow: '행 안의 자리:',
    fingerprint: (mark) => `지문 ${mark}`,
  },
};
