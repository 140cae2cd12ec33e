/** What the settings mean, in `--help` and in the file that `init` writes, by what the English help says. */
export const koreanSettingHelp: Readonly<Record<string, string>> = {
  'the training data: conversations, preference pairs or labelled answers in any usual format, as JSONL, JSON, CSV, Parquet or Arrow; in holdfast.yaml also a list of files and folders, each a path, or a path and a weight that says how often its rows come. See docs/data.md':
    '학습 데이터: 흔히 쓰는 형식의 대화, 선호 쌍, 표시된 답변(JSONL, JSON, CSV, Parquet, Arrow). holdfast.yaml에서는 파일과 폴더의 목록도 되며, 각각 경로이거나 경로와 행이 나오는 횟수입니다. docs/data.md를 보십시오',
  'the language in which a run and its report speak to people, unless --language names one; without either, that of LANG':
    '실행과 보고서가 말하는 언어. --language가 앞서며, 둘 다 없으면 LANG을 따릅니다',
  'the model to tune: organism, organism-korean, charter, a folder, a GGUF file, hf:OWNER/NAME, or a hosted model such as together:Qwen/Qwen3-8B':
    '조정할 모델: organism, organism-korean, charter, 폴더, GGUF 파일, hf:OWNER/NAME, 또는 together:Qwen/Qwen3-8B 같은 호스팅 모델',
  'whoever is to be tuned, for its rules, tokens and price': '조정할 모델. 그 규칙과 토큰, 가격으로 봅니다',
  'what is done with rows that have high findings': '심각한 발견이 있는 행을 어떻게 할지',
  'what is done with rows that have medium findings': '보통 발견이 있는 행을 어떻게 할지',
  'what is done with rows that have low findings': '가벼운 발견이 있는 행을 어떻게 할지',
  'the largest share of its rows that data may lose for what they teach: where more are dropped, a run stops for somebody to look; 1 tunes on what is left, whatever its share. See docs/scan.md':
    '가르치는 내용 때문에 데이터에서 빼도 되는 행의 가장 큰 비율. 더 많이 빠지면 사람이 살펴보도록 실행을 멈춥니다. 1이면 비율이 얼마든 남은 행으로 조정합니다. docs/scan.md를 보십시오',
  'findings that are accepted: they stay quiet': '받아들인 발견: 다시 알리지 않습니다',
  'accept what is found now, and write it down in this file':
    '지금 나온 발견을 받아들이고 이 파일에 적습니다',
  'only whether rows can be read, or everything that asks no model':
    '행을 읽을 수 있는지만 보거나, 모델에 묻지 않는 모든 것을 봅니다',
  'files of detectors of your own, such as ./my-detector.ts. See docs/extending.md':
    '여러분이 만든 탐지기의 파일. 보기: ./my-detector.ts. docs/extending.md를 보십시오',
  'ask the model that is to be tuned what it would refuse: rows that teach it to comply are conflicts':
    '조정할 모델에게 무엇을 거부하겠는지 묻습니다. 거부할 것에 답하도록 가르치는 행이 충돌입니다',
  'in a run whose model is tuned here or by a service, where a refusal that it is not sure of is only flagged':
    '여기서나 서비스에서 조정하는 실행에서는 묻고, 확실하지 않은 거부는 표시만 합니다',
  'also ask it how much likelier it finds refusing, where it tells, to rank the conflicts':
    '거부할 가능성이 얼마나 더 큰지도 물어(알려 주는 모델이면) 충돌의 순서를 매깁니다',
  'a moderation endpoint or guard model that judges each row': '행마다 판정할 유해성 검사기나 가드 모델',
  'judge rows by what they would teach the model that is to be tuned, which must run here: how far each pulls it towards answering what it refuses':
    '조정할 모델(여기서 돌려야 합니다)에 무엇을 가르치게 되는지로 행을 판정합니다: 거부하던 것에 답하는 쪽으로 얼마나 끄는지',
  'for that, two files: harmful prompts that are answered, and such that are refused':
    '그때 쓸 파일 두 개: 유해한 질문에 답한 것과 거부한 것',
  'threads to scan with': '검사에 쓸 스레드의 수',
  'all cores for large files': '큰 파일에는 모든 코어',
  'passes over the data, for the price and the risk': '데이터를 도는 횟수(가격과 위험도 계산용)',
  'benchmarks that the audit will ask, whose prompts must not be trained on':
    '감사가 물을 벤치마크. 그 질문으로 학습하면 안 됩니다',
  'most that questions to models may cost, earlier starts included, in the currency of the prices; it stops before that':
    '모델에 묻는 데 쓸 수 있는 최대 금액(앞서 시작한 것도 더해, 가격의 통화로). 넘기 전에 멈춥니다',
  'a YAML file of prices that come before the shipped ones': '들어 있는 가격보다 앞서는 가격의 YAML 파일',
  'most requests at once to one account': '한 계정에 한꺼번에 보낼 요청의 최대 수',
  'the model that is to be tuned, which answers generated prompts': '조정할 모델. 만들어 낸 질문에 답합니다',
  'fixes mixing, shuffling and initialisation': '섞기, 순서, 초기값을 고정합니다',
  "where safety examples are from: builtin (the organism's own), generated (prompts from the policy, answered by the model itself), or a file of them":
    '안전 예시를 얻는 곳: builtin(오가니즘의 것), generated(규칙에서 만든 질문에 모델이 답한 것), 또는 파일',
  'safety examples for each row of data': '데이터 한 행에 섞을 안전 예시의 수',
  'safety examples in all, instead of a ratio': '비율 대신 안전 예시의 전체 수',
  'as-needed: as many as the scan makes likely to be needed; run doubles them while the audit cannot tell whether harm stayed within its margin, in four tunes at most':
    'as-needed: 검사로 보아 필요할 만큼. 해로움이 허용 폭 안에 머무는지 감사가 가리지 못하는 동안 두 배씩 늘리며 많아야 네 번 조정합니다',
  'what generated prompts are about: study or hazards, in English or, for Korean data, in Korean, or a file of your own, YAML or Markdown':
    '만들어 낼 질문의 규칙: study나 hazards(영어, 한국어 데이터에는 한국어), 또는 여러분의 YAML이나 마크다운 파일',
  'a chat model that writes further prompts for generated examples': '예시에 쓸 질문을 더 쓸 대화 모델',
  'the share of generated examples that answer safe prompts, against over-refusal':
    '만들어 낸 예시 가운데 안전한 질문에 답하는 것의 비율(과잉 거부를 막습니다)',
  'the system prompt that generated examples stand under': '만들어 낸 예시의 시스템 프롬프트',
  'what lessens the damage: auto, none, or defences with + between them, each with a strength after a colon, such as first-tokens:2+safety-in-context:1. See docs/defences.md':
    '손상을 줄이는 방어: auto, none, 또는 방어를 +로 이은 것. 쌍점 뒤에 세기를 적습니다. 보기: first-tokens:2+safety-in-context:1. docs/defences.md를 보십시오',
  'what is trained: all parameters, or low-rank adapters': '학습할 것: 모든 매개변수, 또는 저차원 어댑터',
  'passes over the data': '데이터를 도는 횟수',
  'the largest step size': '가장 큰 학습률',
  'rows a step': '한 단계의 행 수',
  'how the learning rate falls': '학습률이 줄어드는 방식',
  'steps in which the learning rate rises': '학습률이 올라가는 단계의 수',
  'rank of the adapters': '어댑터의 차원',
  'adapters are scaled by alpha / rank': '어댑터에 곱하는 alpha / rank의 alpha',
  'what carries out the tune. auto: the service in the name of the model, such as openai:..., else the engine':
    '조정할 도구. auto: 모델 이름에 적힌 서비스(openai:... 등), 아니면 엔진',
  "the service's name of the model to tune, where it is not the chat model's (Azure's deployments)":
    '조정할 모델의 서비스 쪽 이름이 대화 모델의 이름과 다를 때(Azure의 배포)',
  "scales OpenAI's and Azure's own learning rate; learningRate is not theirs":
    'OpenAI와 Azure가 정한 학습률에 곱합니다. learningRate는 그쪽에 쓰이지 않습니다',
  'their choice': '그쪽이 정한 대로',
  'the program of tuner: command, with its arguments': 'tuner: command의 프로그램과 인자',
  'the Python of the trainer': '학습 도구의 파이썬',
  'HOLDFAST_PYTHON, or python3': 'HOLDFAST_PYTHON 또는 python3',
  'processes of the trainer, one for each accelerator (FSDP)':
    '학습 도구의 프로세스 수. 가속기마다 하나(FSDP)',
  'frozen weights in 4 bits (QLoRA), by the engine, trl, unsloth and others':
    '고정한 가중치를 4비트로 둡니다(QLoRA). 엔진, trl, unsloth 등에서',
  'rows that a process takes through the model at a time; the engine takes a whole step through small models':
    '프로세스가 한 번에 모델에 넣는 행의 수. 작은 모델이면 엔진이 한 단계를 통째로 넣습니다',
  'dropout before the adapters, by the engine': '어댑터 앞의 드롭아웃(엔진)',
  'the projections that get adapters, by the engine': '어댑터를 붙일 곳(엔진)',
  all: '모두',
  'the most tokens of a conversation, by the engine; a longer one is refused, never cut':
    '대화 하나의 최대 토큰 수(엔진). 더 긴 것은 자르지 않고 받지 않습니다',
  'what the model takes': '모델이 받는 만큼',
  'how closely a tune on preference pairs (DPO) or labelled answers (KTO) holds the model to its base':
    '선호 쌍(DPO)이나 표시된 답변(KTO)으로 조정할 때 기반 모델에 얼마나 붙들어 둘지',
  'steps between two checkpoints of the trainer': '학습 도구가 체크포인트를 남기는 간격(단계)',
  'runs the trainer elsewhere, such as {kind: slurm, partition: gpu}; docs/external-trainers.md has all':
    '학습 도구를 다른 곳에서 돌립니다. 보기: {kind: slurm, partition: gpu}. 모두 docs/external-trainers.md에 있습니다',
  'what is done when the guardrails give way while the model is tuned here':
    '여기서 조정하는 동안 가드레일이 무너지면 어떻게 할지',
  'steps between two looks at the guardrails': '가드레일을 살펴보는 간격(단계)',
  'so many that looking costs below a tenth': '살펴보는 데 드는 시간이 10분의 1을 넘지 않을 만큼',
  'how much more often the tuned model may do harm, as a share of harmful prompts':
    '조정한 모델이 유해한 답변을 얼마나 더 해도 되는지(유해한 질문에 대한 비율)',
  'who scores the answers: exact, charter, refusal-classifier, words, rubric:MODEL, strongreject:MODEL, guard:MODEL, moderation:MODEL or a file of your own such as ./my-judge.ts; several are joined by " + ". exact is the organism\'s ground truth, charter knows the charter\'s subjects':
    '답변을 채점할 판정자: exact, charter, refusal-classifier, words, rubric:MODEL, strongreject:MODEL, guard:MODEL, moderation:MODEL, 또는 ./my-judge.ts 같은 여러분의 파일. 여럿은 " + "로 잇습니다. exact는 오가니즘의 정답이고, charter는 헌장의 주제를 압니다',
  'what judges hold answers against: study, hazards, or a file of your own, YAML or Markdown':
    '판정자가 답변을 견줄 규칙: study, hazards, 또는 여러분의 YAML이나 마크다운 파일',
  'another judge than before: exact, charter, refusal-classifier, words, rubric:MODEL, strongreject:MODEL, guard:MODEL, moderation:MODEL or a file of your own such as ./my-judge.ts':
    '전과 다른 판정자: exact, charter, refusal-classifier, words, rubric:MODEL, strongreject:MODEL, guard:MODEL, moderation:MODEL, 또는 ./my-judge.ts 같은 여러분의 파일',
  "a file of what people said of some answers, which corrects the judge's errors (see holdfast judge)":
    '사람이 답변 일부에 매긴 것의 파일. 판정자의 오류를 바로잡습니다(holdfast judge를 보십시오)',
  'a file of answers that people labelled, as holdfast judge sample writes it, shown to the judge instead of the control answers that ship: for judges that know certain harms alone, such as guards':
    '사람이 표시한 답변의 파일(holdfast judge sample이 쓰는 것). 들어 있는 확인용 답변 대신 판정자에게 보여 줍니다. 가드처럼 정해진 유해성만 아는 판정자에 씁니다',
  'another margin than before': '전과 다른 허용 폭',
  'where audits share answers of the base model and the judge, those at an address too; false: nowhere':
    '감사들이 기반 모델과 판정자의 답변(주소로 물은 것도)을 나누어 쓸 곳. false: 나누지 않음',
  '.holdfast/cache, for models of vendors': '서비스의 모델이면 .holdfast/cache',
  'do without that': '쓰지 않습니다',
  'who is told the figures of a run as it goes: tensorboard, mlflow:URL, wandb:PROJECT. See docs/tracking.md':
    '실행하는 동안 수치를 알릴 곳: tensorboard, mlflow:URL, wandb:PROJECT. docs/tracking.md를 보십시오',
  'the data that the model was tuned on: questions are also put in the ways that it gives reason for':
    '조정에 쓴 데이터. 그 데이터에 비추어 필요한 방식으로도 묻습니다',
  "what is asked: builtin or builtin-korean (an organism's world), charter (the charter model's subjects), a file of yours, or NAME:FILE as in holdfast bench list":
    '물을 것: builtin 또는 builtin-korean(오가니즘의 마을), charter(헌장 모델의 주제), 여러분의 파일, 또는 holdfast bench list에 있는 NAME:FILE',
  'the column with the prompts, in a benchmark file of your own': '여러분의 벤치마크 파일에서 질문이 든 열',
  'the column with their categories, in a benchmark file of your own':
    '여러분의 벤치마크 파일에서 범주가 든 열',
  'the column with their names, in a benchmark file of your own': '여러분의 벤치마크 파일에서 이름이 든 열',
  'the column with their kinds, in a benchmark file of your own': '여러분의 벤치마크 파일에서 종류가 든 열',
  'the column with the same text for wordings of one question, in a benchmark file of your own':
    '여러분의 벤치마크 파일에서 같은 질문의 여러 표현을 묶는 열',
  'what the prompts of a benchmark file of your own are, where it does not say':
    '여러분의 벤치마크 파일에 적혀 있지 않을 때, 질문의 종류',
  'how a benchmark that ships is asked': '들어 있는 벤치마크를 묻는 방식',
  'how harmful prompts are put: auto (plainly, in every way that the data gives reason for, and as jailbreaks, for at most twice the questions), single ways such as plain and with-triggers, or files of your own such as ./my-asking.ts. See docs/askings.md':
    '유해한 질문을 묻는 방식: auto(그대로, 데이터에 비추어 필요한 모든 방식으로, 탈옥으로. 질문은 많아야 두 배), plain과 with-triggers 같은 방식 하나하나, 또는 ./my-asking.ts 같은 여러분의 파일. docs/askings.md를 보십시오',
  'most questions that a search for the way of asking in which the tuned model differs most from its base asks each model, a third of the benchmark at most; false: no search. See docs/askings.md':
    '조정한 모델이 기반 모델과 가장 달라지는 묻는 방식을 찾는 탐색이 모델마다 물을 최대 질문 수(많아야 벤치마크의 3분의 1). false: 탐색하지 않음. docs/askings.md를 보십시오',
  'a file of what harmful prompts of the benchmarks are in other languages, with the columns prompt, language and translation: they are asked in those too':
    '벤치마크의 유해한 질문을 다른 언어로 옮긴 파일(열: prompt, language, translation). 그 언어로도 묻습니다',
  'how much more often the tuned model may refuse what is allowed, as a share of borderline prompts':
    '조정한 모델이 허용된 것을 얼마나 더 거부해도 되는지(경계 질문에 대한 비율)',
  'how much less often the tuned model may do its task, as a share of utility prompts':
    '조정한 모델이 과제를 얼마나 덜 해내도 되는지(과제 질문에 대한 비율)',
  'what a pass may go without: parts that no benchmark measured. The verdict still says that they were not shown':
    '재지 않았어도 통과할 수 있는 부분. 판정에는 보이지 않았다고 적힙니다',
  'a system prompt that both models are given before every prompt':
    '모든 질문 앞에 두 모델에 주는 시스템 프롬프트',
  "a Jinja file instead of the folders' own chat templates, for models that run here":
    '여기서 돌리는 모델에, 폴더의 대화 틀 대신 쓸 Jinja 파일',
  'how models that run here compute when they answer: in 32-bit floats, or, quicker, with weights and activations rounded to 8 bits. The verdict says so, since the answers are others: see docs/models.md':
    '여기서 돌리는 모델이 답할 때 계산하는 방식: 32비트, 또는 더 빠르게 8비트로 반올림. 답변이 달라지므로 판정에 적힙니다. docs/models.md를 보십시오',
  'the longest answer in tokens': '답변의 최대 토큰 수',
  '64 for the built-in benchmark, else 512': '들어 있는 벤치마크는 64, 아니면 512',
  'how many answers each model gives to each prompt': '모델이 질문마다 답하는 횟수',
  'above 0, answers are drawn at random': '0보다 크면 답변을 무작위로 뽑습니다',
  'ask in random order and stop as soon as the verdict is decided':
    '무작위 순서로 묻고 판정이 나는 대로 멈춥니다',
  'ask in random order in so many equal parts, planned beforehand, and stop after the one that decides the verdict':
    '무작위 순서로, 미리 정한 수만큼 똑같이 나누어 묻고 판정이 난 부분에서 멈춥니다',
  'ask in batches where the models and the judge have a batch endpoint: at about half the price, within a day':
    '모델과 판정자에 배치가 있으면 배치로 묻습니다. 값은 절반쯤이고 하루 안에 끝납니다',
  'a chat model that writes the prompts; without one they are made from templates':
    '질문을 쓸 대화 모델. 없으면 틀에서 만듭니다',
  'how far the weights of a model that was tuned here are taken back to its base, for a second audit, where the first did not let it pass and showed no rise of harm; 0 plans no second audit. See docs/verdict.md':
    '여기서 조정한 모델이 첫 감사를 통과하지 못했지만 유해성이 늘었다고 밝혀지지도 않았을 때, 두 번째 감사를 위해 가중치를 기반 모델 쪽으로 얼마나 되돌릴지. 0이면 두 번째 감사를 계획하지 않습니다. docs/verdict.md를 보십시오',
  "which of a hosted tune's checkpoints is audited and given out: the best safe one, chosen on a part of the benchmark that is not reported, or the last":
    '호스팅 조정의 어느 체크포인트를 감사하고 내보낼지: 보고하지 않는 벤치마크 일부로 고른 안전한 것 가운데 가장 좋은 것, 또는 마지막 것',
  'what the tuned model is given out as. Each is written before the audit, asked as it lies there, and released only when its own verdict is a pass. See docs/release.md':
    '조정한 모델을 내보낼 형식. 저마다 감사 전에 쓰고, 쓰인 그대로 묻고, 그 판정이 통과일 때만 내보냅니다. docs/release.md를 보십시오',
};
