import { count } from '../../number-text.ts';
import type { Messages } from '../english/english.ts';
import { koreanDataDescription } from './data-description.ts';
import { koreanSentence } from './sentences/korean-sentence.ts';

export const koreanInit: Messages['init'] = {
  title: '가드레일을 지키는 미세 조정',
  whichData: '학습 데이터는 어디에 있습니까?',
  noData: (path) => `${path} 파일이 아직 없습니다. 실행하기 전에 데이터를 그 자리에 두십시오.`,
  unreadable: (reason) => `아직 데이터를 읽을 수 없습니다: ${koreanSentence(reason)}`,
  data: ({ path, description, rows, language }) =>
    `${path}: ${koreanDataDescription(description)}, ${rows}행${language && `, 언어 ${language}`}.`,
  scanned: ({ high, medium, low }) =>
    high + medium + low === 0
      ? '검사에서 아무것도 나오지 않았습니다.'
      : `검사 결과: 심각 ${high}건, 보통 ${medium}건, 경미 ${low}건. "holdfast scan"으로 볼 수 있습니다.`,
  whetherMask: (rows) => `개인정보나 비밀로 보이는 것이 ${count(rows)}행에 있습니다. 조정하기 전에 가릴까요?`,
  mask: '가립니다',
  leaveUnmasked: '그대로 둡니다',
  masking: (rows, file) =>
    `개인정보나 비밀로 보이는 것이 ${count(rows)}행에 있어, 조정하기 전에 가리도록 ${file}의 scan.onFinding에 rewrite를 적었습니다.`,
  safetyWording: ({ policy, language }) =>
    `안전 예시는 ${policy} 정책의 ${language === 'ko' ? '한국어' : '영어'} 판으로 만듭니다(데이터의 언어이거나 그에 가장 가까운 것). 여러분의 정책은 mix.policy로 지정합니다.`,
  anotherData: '다른 파일, 여러 파일이 든 폴더, 또는 hf:datasets/OWNER/NAME',
  whichModel: '어떤 모델을 조정합니까?',
  anotherModel: '다른 모델: 폴더, GGUF 파일, hf:OWNER/NAME, SERVICE:MODEL 또는 주소',
  oldModels: (day) =>
    `다음에 나오는 서비스의 모델은 90일도 더 지난 ${day}에 있던 것입니다. 아직 있는지 확인하십시오("holdfast models MODEL").`,
  reasons: {
    key: '키가 설정되어 있음',
    folder: '이 폴더에 있음',
    cache: '허브 캐시에 있음',
    practice:
      '연습용: Holdfast에 들어 있는 아주 작은 가상의 모델이며, 여러분의 모델에 대해서는 아무것도 말해 주지 않습니다',
    realPractice:
      '진짜 가중치로 연습용: 해롭지 않은 주제를 금하는 헌장을 가르친 작은 공개 모델이며, "holdfast models pull charter"로 한 번 내려받습니다(93 MB)',
  },
  whichTuner: '무엇으로 조정합니까?',
  tunerReasons: {
    engine: 'Holdfast의 엔진이 이 컴퓨터의 프로세서로 조정함. 작은 모델에 맞음',
    installed: '여기에 설치되어 있음',
    command: '여러분의 프로그램(tune.command)',
    absent: '여기에 설치되어 있지 않음',
  },
  whichBenchmark: '모델이 무엇을 거부해야 합니까? 벤치마크 파일을 고르십시오.',
  ownBenchmark: '우리 회사의 규칙: "holdfast bench make"로 만들겠습니다',
  anotherBenchmark: '다른 파일 (공개 벤치마크는 "holdfast bench list"에 있습니다)',
  blank: '아직 모르겠습니다. 비워 두겠습니다',
  whichJudge: '답변은 누가 판정합니까?',
  anotherJudge: '다른 판정자: rubric:MODEL, guard:MODEL, 또는 " + "로 이은 여럿',
  whichBudget: '모델에 묻는 데 최대 얼마까지 쓸 수 있습니까(USD)? (비우면 제한 없음)',
  noAmount: '5처럼 0보다 큰 수를 적으십시오.',
  whichName: '통과한 모델을 어떤 이름으로 내보냅니까?',
  template:
    '가드레일을 지키는 미세 조정. "holdfast run"이 실행합니다. 모든 설정은 docs/settings.md에 있습니다.',
  written: (file) => `${file} 파일을 썼습니다.`,
  fillIn: (settings, file) =>
    `${settings} 항목을 채우십시오. 그다음 "holdfast run ${file} --dry-run"이 실행에 필요한 것을 알려 줍니다.`,
  takes: '실행에 필요한 것:',
  practice:
    '이 모델은 연습용입니다. 통과해도 여러분의 모델에 대해서는 아무것도 알 수 없으며, 여러분의 모델을 판정하려면 모델, 벤치마크, 판정자를 지정하십시오.',
  whenReady: (file) => `빠진 것을 갖추고 나면 "holdfast run ${file}" 명령이 실행합니다.`,
  next: (file) => `"holdfast run ${file}" 명령이 실행합니다.`,
};
