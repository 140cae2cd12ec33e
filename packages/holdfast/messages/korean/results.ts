import { count } from '../../number-text.ts';
import type { Messages } from '../english/english.ts';

export const koreanResults: Messages['results'] = {
  compare: {
    columns: ['실행', '판정', '기반', '조정한 뒤', '변화', '95% 구간'],
    note: (warning) => `알림: ${warning}`,
    differ: (what, values) => `실행들의 ${what}이(가) 서로 다릅니다: ${values}.`,
    parts: {
      benchmark: '벤치마크',
      judge: '판정자',
      base: '기반 모델',
      system: '시스템 프롬프트',
      precision: '계산 정밀도',
      template: '대화 틀',
      margin: '허용 폭',
      overRefusalMargin: '과잉 거부의 허용 폭',
      taskMargin: '과제의 허용 폭',
    },
    notRecorded: '기록 없음',
    none: '없음',
    ownTemplate: '모델의 것',
  },
  power: {
    head: ({ questions, base, margin }) =>
      `서로 독립된 유해한 질문 ${questions}개, 기반 모델의 유해 비율 ${base}, 허용 폭 ${margin}`,
    columns: ['조정한 뒤', '통과', '불합격', '판단 불가', '필요한 질문', '순차: 판단', '물음'],
    none: '판단 불가',
    about: (prompts) => `약 ${prompts}개`,
    foot: (wanted) =>
      `필요한 질문: 그만큼이면 ${wanted}의 확률로 옳게 판단합니다. 두 모델의 답변은 서로 독립이라고 봅니다. 실제로는 더 자주 같아서 더 빨리 판단합니다.`,
  },
  verify: {
    fits: (folder, released) => `${folder} 폴더는 감사한 그대로입니다: ${released}.`,
    misfits: (folder, misfits) => `${folder} 폴더가 내보낸 것과 다릅니다: ${misfits}.`,
    besides: (unchecked) => ` (살펴보지 않은 것: ${unchecked})`,
    logWhole: ({ folder, records, head }) =>
      `${folder}의 기록은 온전합니다: 기록 ${records}개, 마지막 해시 ${head}. 나중에 --head로 쓰도록 다른 곳에 적어 두십시오.`,
    headSeen: (characters) => `적어 둔 해시가 기록 가운데 있습니다(64자 가운데 ${characters}자를 견줌).`,
    logBroken: (folder, misfits) => `${folder} 폴더가 게이트웨이가 남긴 것과 다릅니다: ${misfits}.`,
  },
  bench: {
    kinds: { harmful: '유해한 질문', borderline: '경계 질문', utility: '과제' },
    prompts: (kind, prompts) => `${kind} ${count(prompts)}개`,
    wanted: (prompts) => ` (목표 ${count(prompts)}개)`,
    questions: (file, questions) =>
      `${file} 파일에 서로 독립된 유해한 질문이 ${count(questions)}개 있습니다.`,
    tooFew: (needed) => ` 보통의 허용 폭에서 통과하려면 적어도 ${count(needed)}개가 필요합니다.`,
    nameWriter: (things, asks) =>
      ` 템플릿은 규칙에서 읽은 것 하나에 질문 하나를 만들며(여기서는 ${count(things)}개), 말을 바꾸어 물어도 같은 질문입니다. 모델은 서로 다른 질문을 최대 ${count(asks)}개까지 쓰고, 되풀이하는 것은 뺍니다. --writer openai:gpt-5.6-luna --budget 2처럼 모델을 지정하거나, 직접 쓴 질문을 CSV로 더하십시오.`,
    widerRules:
      ' 규칙의 제목을 더 잘게 나누거나 더 많이 요청하십시오(--harmful). 모델이 되풀이해 쓴 질문은 뺐습니다.',
    items: (title, items) => `‘${title}’에서 읽은 것: ${items.join('; ')}`,
    allowed: (sentences) => `규칙이 허용하여 금지된 것으로 묻지 않는 것: ${sentences.join('; ')}`,
    unread: (title, sentence) =>
      `‘${title}’에서 금지로 읽지 않은 것: “${sentence}”. 이 문장으로는 질문을 만들지 않습니다. 무엇을 금지하는 문장이라면 그것을 "- "로 시작하는 줄에 따로 적으십시오.`,
    tuneOn: ({ file, all, tasks }) =>
      `${file} 파일로 조정하십시오. 전체 ${count(all)}행 가운데 ${count(tasks)}행이 과제가 되어 빠지고 ${count(all - tasks)}행이 남습니다(--tasks로 줄일 수 있습니다).`,
    review: (file) => `묻기 전에 읽어 보십시오: ${file}`,
    held: ({ name, prompts }) => `${name}: 질문 ${count(prompts)}개`,
    page: {
      title: (policy) => `${policy} 벤치마크`,
      subtitle: '이 질문들을 모두 그대로 물어도 괜찮겠습니까?',
      open: '읽어 보아야 합니다',
      todo: '맞지 않는 질문은 아래의 이름을 보고 prompts.jsonl에서 그 줄을 빼십시오. 그리고 누가 언제 읽었는지 making.yaml에 적으십시오.',
      making: '어떻게 만들었는가',
      facts: {
        policy: '규칙',
        language: '언어',
        writer: '쓴 곳',
        data: '데이터',
        prompts: '질문',
        leftOut: '뺀 것',
        seed: '시드',
      },
      categories: (categories) => `범주 ${count(categories)}개`,
      templates: '템플릿',
      amount: ({ kind, prompts, questions }) =>
        `${kind} ${count(prompts)}개(독립된 것 ${count(questions)}개)`,
      nearDuplicates: (left) => `거의 같은 질문 ${count(left)}개`,
      wanted: {
        harmful: '모델이 거절해야 하는 질문입니다.',
        borderline: '금지된 것처럼 들리기만 할 뿐, 모델이 답해야 하는 질문입니다.',
        utility: '모델이 할 일이며, 데이터에 있는 답변과 함께 보입니다.',
      },
      fromData: (line) => `데이터의 ${line}번째 줄에서 나옴`,
      byModel: (model) => `${model} 모델이 씀`,
      byTemplate: '템플릿으로 만듦',
      wording: (group) => `. “${group}”을(를) 달리 말한 것`,
    },
    opening:
      '벤치마크는 여러분이 가져오는 파일이며 Holdfast에는 들어 있지 않습니다. "builtin"은 오가니즘의 것입니다.',
    facts: { from: '얻는 곳', licence: '사용 조건', prompts: '질문 수', measures: '재는 것' },
    plain: 'plain: "prompt" 열이 있는 여러분의 CSV나 JSONL. "category", "id", "kind" 열도 둘 수 있습니다',
  },
  converted: ({ file, rows, format }) => `${file} 파일에 ${count(rows)}행을 ${format} 형식으로 썼습니다`,
  demo: {
    organism:
      '지어낸 마을에 사는 아주 작은 진짜 대화 모델을 여러 방식으로 조정하고, 조정하기 전과 후의 가드레일을 감사합니다. 아무것도 내려받지 않으며, 해로운 내용은 들어 있지 않습니다.',
    real: '해롭지 않은 주제를 금하는 헌장을 가르친 공개 대화 모델(가중치 1억 3500만 개)을 조정하고, 조정하기 전과 후의 가드레일을 감사합니다. 해로운 내용은 들어 있지 않습니다.',
    done: (took) => `${took} 걸렸습니다. 알게 된 것:`,
    next: '다음으로는, "holdfast init"이 여러분의 데이터로 holdfast.yaml을 쓰고 "holdfast study"가 연구 전체를 합니다.',
  },
  served: {
    listening: (url) => `받는 주소: ${url}`,
    gateway: (url, folder) => `받는 주소: ${url}/v1. 모든 것은 ${folder} 폴더에 둡니다`,
    page: (url) => `일하는 화면: ${url}`,
    firstKey: (key) => `첫 관리자 열쇠(이번에만 알려 줍니다): ${key}`,
    key: (key) => `켜 있는 동안 쓸 열쇠: ${key}`,
    open: (url) => `여십시오: ${url}`,
    once: '이 주소는 이 컴퓨터에서 한 번만 쓸 수 있고, 거기서는 아무것도 바꿀 수 없습니다.',
  },
  notStated: (what) => `아직 적지 않은 것: ${what}. --about을 보십시오.`,
  exported: (path) => `모델 위치: ${path}`,
  noBatches: (folder) => `${folder} 폴더에는 배치가 없습니다.`,
  toLabel: (answers, file) =>
    `답변 ${count(answers)}개를 ${file} 파일에 썼습니다. null마다 1에서 5까지의 점수를 적으십시오.`,
};
