import { count } from '../../number-text.ts';
import type { Messages } from '../english/english.ts';
import { koreanSentence } from './sentences/korean-sentence.ts';

const bases: Readonly<Record<string, string>> = { measured: '잰 값', assumed: '어림값' };
/** Who answers in a step. */
/** The steps of a run, and who is asked in an audit. */
const steps: Readonly<Record<string, string>> = {
  scan: '검사',
  mix: '섞기',
  tune: '조정',
  audit: '감사',
  repair: '복구',
  release: '내보내기',
  base: '기반 모델',
  tuned: '조정한 모델',
  choosing: '체크포인트 고르기',
  judge: '판정자',
};

const languageNames: Readonly<Record<string, string>> = { en: '영어', ko: '한국어' };

export const koreanCommands: Messages['commands'] = {
  report: (file) => `보고서: ${file}`,
  sentence: koreanSentence,
  stepTitle: (step) => steps[step] ?? step,
  run: {
    starting: (folder) => `시작합니다: ${folder}`,
    goingOn: (folder) => `이어서 합니다: ${folder}`,
    units: {
      rows: '행',
      'rows asked about': '행에 대해 물음',
      'safety examples': '안전 예시',
      answers: '답변',
      scores: '채점',
      formats: '형식',
      model: '모델',
    },
  },
  steps: {
    scan: ({ kept, dropped, rewritten, flagged, findings, risk, unlooked }) =>
      `남긴 행 ${count(kept)}개, 버린 행 ${count(dropped)}개, 고쳐 쓴 행 ${count(rewritten)}개, 표시한 행 ${count(flagged)}개, 발견 ${count(findings)}건. 받은 그대로의 데이터 위험도: ${risk}. 살펴보지 않은 것: ${unlooked}`,
    mix: ({ safety, rows }) => `${count(rows)}행에 안전 예시 ${count(safety)}개를 섞었습니다`,
    defended: ({ defences, rows }) => `. 방어(${defences}) 뒤에는 ${count(rows)}행입니다`,
    tune: ({ steps, loss }) => `${count(steps)}단계, 마지막 손실 ${loss}`,
    made: (model) => `만든 모델: ${model}`,
    cost: (price) => `, 비용 ${price}`,
    under: (defences) => `, 방어: ${defences}`,
    noDefence: '없음',
    outcomes: { pass: '통과', fail: '불합격', inconclusive: '판단 불가' },
    audited: (outcome, reason) => `${outcome}. ${reason}`,
    auditedIn: ({ outcome, formats, reason }) => `${outcome}(형식: ${formats}). ${reason}`,
    worst: (each, reason) => `${each}. 가장 나쁜 형식: ${reason}`,
    released: (name) => `${name} 이름으로 내보냈습니다`,
    releasedIn: (name, formats) => `${name} 이름으로 내보냈습니다(형식: ${formats})`,
    held: (outcomes) => `내보내지 않았습니다: ${outcomes}`,
  },
  mixed: ({ file, rows, safety }) => `${file} 파일: ${count(rows)}행과 안전 예시 ${count(safety)}개`,
  madeOf: ({ policy, language }) => `(${policy} 정책의 ${languageNames[language] ?? language} 판으로 만듦)`,
  repeats: (different) => `(서로 다른 것은 ${count(different)}개이며, 일부는 되풀이됩니다)`,
  afterDefences: ({ defences, rows }) => `. 방어(${defences}) 뒤에는 ${count(rows)}행입니다`,
  tune: {
    goesOn: (step) => `${step}단계 다음부터 이어서 합니다`,
    step: (step) => `${step}단계`,
    stepOf: (step, steps) => `${step}/${steps}단계`,
    loss: (loss) => `, 손실 ${loss}`,
    speed: (tokens) => `, 초당 토큰 ${tokens}개`,
    job: ({ service, id, status }) => `${service} 작업 ${id}: ${status}`,
    followed: ', 다시 따라갑니다',
    levels: { warning: '경고', error: '오류' },
    checkpoint: (step, model) => `${step}단계 다음의 체크포인트: ${model}`,
    givesWay: ({ step, kept }) =>
      `경고: ${step}단계에서 가드레일이 무너집니다. 거부할 가능성이 처음의 ${kept}%만 남았습니다`,
    probeRefused: (share) => `, 시험 질문의 ${share}%를 거부합니다`,
    willCost: (price) => `예상 비용 약 ${price}`,
    cost: (price) => `비용 ${price}`,
    forTokens: (tokens) => `, 토큰 ${tokens}개`,
    refused: ({ service, reason, code }) => `${service} 서비스가 받지 않았습니다: ${reason} (${code})`,
    done: ({ tuned, base }) =>
      `조정한 모델: ${tuned}. "holdfast audit --base ${base} --tuned ${tuned}" 명령으로 감사합니다.`,
  },
  audit: {
    progress: ({ done, total, type, model }) => `${done}/${total} ${type}, ${model} 모델`,
    types: { answers: '답변', scores: '채점' },
    models: { base: '기반', tuned: '조정한' },
    withoutData:
      '질문을 그대로, 그리고 탈옥으로만 물었습니다. 조정에 쓴 데이터를 --data FILE로 주면, 그 데이터에 비추어 필요한 방식으로도 묻습니다.',
    prompts: ({ benchmark, prompts }) => `${koreanSentence(benchmark)}: 질문 ${count(prompts)}개`,
  },
  batch: ({ progress, status, took, id, service }) =>
    `${progress} ${status}, ${took}, 배치 ${id} (${service})`,
  judgedBeside: (run, folder) =>
    `${run} 폴더는 판정도 증빙의 근거도 그대로 둡니다. 다시 한 판정은 ${folder} 폴더에 씁니다.`,
  plan: {
    rows: (rows) => `${count(rows)}행`,
    safety: (examples) => `안전 예시 ${count(examples)}개`,
    prompts: (prompts) => `두 모델에 각각 질문 ${count(prompts)}개`,
    tune: ({ tuner, steps, tokens, took }) =>
      `${steps === null ? '' : `${count(steps)}단계, `}토큰 약 ${count(tokens)}개${took && `, 약 ${took}`}, 조정 도구 ${tuner}`,
    fetches: (name) =>
      `${name} 모델이 아직 여기에 없습니다. 실행할 때 허브에서 먼저 내려받습니다(지금 받으려면 "holdfast models pull ${name}").`,
    search: (questions) => `, 그리고 질문 ${count(questions)}개까지의 탐색`,
    questions: ({ questions, setAside, needed }) =>
      `독립된 유해 질문 ${count(questions)}개${setAside > 0 ? ` 가운데 ${count(setAside)}개는 체크포인트를 고르는 데 쓰고 ${count(questions - setAside)}개를 감사합니다` : '를 모두 감사합니다'}.${needed === null ? '' : ` 통과하려면 ${count(needed)}개가 필요합니다.`}`,
    missing: (sentence) => `빠진 것: ${koreanSentence(sentence)}`,
    nothingMissing: '빠진 것이 없습니다. 아무것도 묻지 않았습니다.',
    nothingAsked: '아무것도 묻지 않았습니다.',
    free: '모든 모델을 여기서 돌리므로 비용이 들지 않습니다.',
    priceUnknown: '가격 모름',
    atMost: (price) => `최대 ${price}`,
    tuned: (tokens) => `조정에 토큰 약 ${tokens}개`,
    usage: ({ requests, read, written }) =>
      `요청 ${requests}건, 읽는 토큰 약 ${read}개, 쓰는 토큰 최대 ${written}개`,
    inBatches: ' (배치)',
    leftByBatches: '배치가 답하지 못한 것은 제값으로 바로 묻습니다.',
    unknownPrice: '가격을 알 수 없는 모델이 있습니다. 가격 파일(--prices)에 더하십시오.',
    inAll: (price, date) => `모두 최대 ${price}입니다(${date} 정가).`,
    overBudget: ({ budget, step }) =>
      `예산은 조정 비용을 빼고 ${budget}입니다. 이 최대 금액대로라면 ‘${step}’ 단계에서 예산이 바닥나 실행이 거기서 멈추고, 예산을 올리면(audit.budget) 이어집니다.`,
    usually: (price) =>
      `보통은 약 ${price}입니다. 판정자의 답과 추론 모델의 생각은 허용된 길이보다 짧습니다.`,
    batchesReady: '배치는 하루 안에 끝납니다.',
    speed: ({ step, tokens, basis }) => `${step} 초당 토큰 ${tokens}개, ${bases[basis] ?? basis}`,
    time: ({ took, tokens, speeds }) =>
      `답변에 약 ${took} 걸리며, 답이 가장 길 때 토큰 ${tokens}개를 씁니다(${speeds}).`,
  },
  spent: ({ step, model, requests, read, written, price }) =>
    `사용    ${steps[step] ?? step}, ${model}: 요청 ${requests}건, 읽은 토큰 ${read}개, 쓴 토큰 ${written}개: ${price}`,
  fromCache: (answers) => `; 캐시에서 꺼낸 답변 ${answers}개`,
  unsettled: (requests) => `; 결과를 알 수 없는 요청 ${requests}건은 최대 금액으로 셈`,
  fetch: {
    start: ({ name, commit, files, size }) => `${name} 내려받기(${commit}): 파일 ${count(files)}개, ${size}.`,
    progress: (done, total) => `${total} 가운데 ${done}`,
    end: (name, path) => `${name} 위치: ${path}`,
  },
  study: {
    plan: ({ cells, tunes, steps }) =>
      `실험 ${count(cells)}개, 조정 ${count(tunes)}번이며 조정 단계는 모두 ${count(steps)}단계입니다(방어가 더하는 행은 빼고). 답변은 연구의 세계가 아는 것으로 판정하므로 아무에게도 묻지 않고 돈도 들지 않습니다.`,
    planGroup: (name, cells) => `  ${name}: ${count(cells)}`,
    start: ({ cells, workers, folder }) =>
      `실험 ${count(cells)}개를 ${workers}개씩 나란히 돌립니다: ${folder}`,
    finished: (cells) => `그중 ${count(cells)}개는 이미 끝났습니다`,
    cell: (name, seed) => `${name}, 시드 ${seed}`,
    step: (step, steps) => `: ${step}/${steps}단계`,
    answers: (done, total) => `: 답변 ${done}/${total}`,
    failed: ({ name, seed, reason }) => `실패: ${name}, 시드 ${seed}: ${reason}`,
    cells: (done, cells) => `실험 ${done}/${cells}`,
    left: (time) => `, ${time} 남음`,
    end: (folder, report) => `${folder} 폴더에 study.json과 표가 있습니다. 보고서: ${report}`,
  },
  doctor: {
    good: '좋음',
    bad: '나쁨',
    none: '없음',
    allThere: '이 컴퓨터에서 오프라인으로 쓰는 것은 모두 있습니다.',
    someMissing: '늘 필요한 것이 빠져 있습니다.',
    hasAll: (config) => `${config}: 필요한 것이 모두 있습니다.`,
    beyond: '그 밖의 것은 그 이름의 모델과 조정 도구를 쓸 때만 필요합니다:',
    checks: {
      node: { name: '실행 환경(Node.js)', remedy: 'Node 22.13 이상을 설치하십시오.' },
      machine: {
        name: '컴퓨터',
        detail: ({ cores, processor, memory }) => `코어 ${cores}개(${processor}), 메모리 ${memory} GiB`,
        remedy: '메모리가 적어도 1 GiB 필요합니다.',
      },
      disk: {
        name: '디스크',
        detail: ({ free }) => `현재 폴더의 남은 공간 ${free} GiB`,
        remedy: '적어도 0.5 GiB의 공간을 비우십시오.',
      },
      folder: {
        name: '디스크',
        detail: '현재 폴더에 쓸 수 없습니다',
        remedy: '쓸 수 있는 폴더로 가십시오.',
      },
      product: {
        name: 'ONNX 런타임',
        detail: ({ speed }) => `행렬 곱셈 속도 ${speed} GFLOP/s`,
        remedy: 'npm으로 다시 설치하십시오. 지원하는 플랫폼인지도 확인하십시오.',
      },
      organism: {
        name: '오가니즘',
        detail: ({ question, answer }) => `질문 "${question}"에 대한 답변: "${answer}"`,
        remedy: 'npm run organism 명령으로 다시 만들 수 있습니다.',
      },
      silent: {
        name: '오가니즘',
        detail: '답하지 않습니다',
        remedy: ({ folder }) => `${folder} 폴더를 되돌려 놓으십시오.`,
      },
    },
  },
  models: {
    only: (config) => `${config}에 적힌 것(--all을 붙이면 모두):`,
    titles: { model: '모델', service: '호스팅 서비스', trainer: '학습 도구', cluster: '클러스터' },
    states: { ready: '사용 가능', 'set up': '설정됨', unreachable: '연결 안 됨', missing: '없음' },
  },
  errors: {
    'bad-data': '위에 적힌 데이터를 고치고 다시 시작하십시오.',
    'bad-config': '설정 파일에서 위에 적힌 설정을 고치고 다시 시작하십시오.',
    'bad-usage': '--help로 사용법을 보고, 옵션을 고쳐 다시 시작하십시오.',
    'not-found': '파일이나 폴더가 있는지, 이름이 맞는지 확인하십시오.',
    storage: '디스크에 공간이 있는지, 폴더에 쓸 수 있는지 확인하십시오.',
    'model-failed': '주소, 키, 서비스 상태를 확인하십시오. 끝난 일은 남아 있으니 다시 시작하면 됩니다.',
    'over-budget': '예산을 올리고 다시 시작하십시오. 끝난 일은 남아 있습니다.',
    refused: '서비스가 데이터나 모델을 받지 않았습니다. 어느 행인지 보고 고치십시오.',
    'not-offered': '이 주소가 제공하지 않는 기능입니다. 다른 설정이나 다른 서비스를 고르십시오.',
    busy: '같은 폴더에서 다른 작업이 진행 중입니다. 끝날 때까지 기다리십시오.',
    interrupted: '같은 명령을 다시 시작하면 여기서부터 이어집니다.',
    unforeseen: 'HOLDFAST_DEBUG=1을 주면 어디서 났는지 볼 수 있습니다. 오류를 알려 주십시오.',
  },
};
