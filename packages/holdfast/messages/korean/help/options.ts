/** What the options and arguments of single commands mean, by what the English help says. */
export const koreanOptionHelp: Readonly<Record<string, string>> = {
  'print events and the result as JSON lines, for programs':
    '사건과 결과를 프로그램이 읽도록 JSON 줄로 보여 줍니다',
  'print nothing but errors': '오류만 보여 줍니다',
  'the language to speak': '말할 언어',
  'by LANG, else English': 'LANG에 따르고, 없으면 영어',
  'how often each cell is repeated': '칸마다 되풀이하는 횟수',
  'what carries out the tunes (default: as the study says)': '조정을 맡을 것(기본값: 연구에 적힌 대로)',
  'on the charter model: real weights, 93 MB to fetch once; minutes instead of seconds':
    '헌장 모델로 합니다: 실제 가중치이며 93 MB를 한 번 내려받고, 몇 초가 아니라 몇 분 걸립니다',
  'where everything goes': '모든 것을 둘 곳',
  'runs/demo, runs/demo-korean or runs/demo-real': 'runs/demo, runs/demo-korean 또는 runs/demo-real',
  'the model to tune: organism, organism-korean, charter, a folder, a GGUF file, hf:OWNER/NAME, or a hosted model':
    '조정할 모델: organism, organism-korean, charter, 폴더, GGUF 파일, hf:OWNER/NAME, 호스팅 모델',
  'what carries out the tune': '조정을 맡을 것',
  'the training data, in any known format': '학습 데이터(알려진 형식이면 무엇이든)',
  'the name under which a passed model is released': '통과한 모델을 내보낼 이름',
  'what is asked; blank for other models than those for practice':
    '물을 것. 연습용 모델이 아니면 빈칸으로 둡니다',
  'who scores the answers; blank for other models than those for practice':
    '답변을 채점할 판정자. 연습용 모델이 아니면 빈칸으로 둡니다',
  'what judges hold answers against; by itself, what the benchmark was made from':
    '판정자가 답변을 견줄 규칙. 따로 적지 않으면 벤치마크를 만든 규칙',
  'most that questions to models may cost': '모델에 묻는 데 쓸 수 있는 최대 금액',
  'what is written': '쓸 파일',
  'write every setting, not only those that most users want': '자주 쓰는 것만이 아니라 모든 설정을 씁니다',
  'ask nothing; take the defaults': '묻지 않고 기본값을 씁니다',
  'replace a file that is there': '있는 파일을 바꿉니다',
  'the configuration': '설정 파일',
  'the run folder': '실행 폴더',
  'one under runs/; an unfinished one is gone on with':
    'runs/ 아래의 폴더. 끝나지 않은 것이 있으면 이어서 합니다',
  'do nothing; tell what the run would take, and which keys are missing':
    '아무것도 하지 않고, 실행에 드는 것과 빠진 키를 알려 줍니다',
  'start anew, whatever an earlier start left': '앞서 남은 것이 있어도 처음부터 합니다',
  'a setting that stands before the file, such as audit.margin=0.05; docs/settings.md has all':
    '파일보다 앞서는 설정. 보기: audit.margin=0.05. 모두 docs/settings.md에 있습니다',
  'when stopped, or before a fresh start, cancel a tuning job that runs elsewhere; else it goes on, and is taken up again':
    '멈출 때나 처음부터 다시 하기 전에 다른 곳의 조정 작업을 취소합니다. 아니면 작업은 계속되고 나중에 이어받습니다',
  'training data of any known format: files, folders, or - for standard input':
    '알려진 형식의 학습 데이터: 파일, 폴더, 또는 표준 입력인 -',
  'write the data as the decisions want it': '결정에 따라 정리한 데이터를 씁니다',
  'beside it, NAME.clean.*': '그 옆의 NAME.clean.*',
  'the format of the clean file: as it was, or JSONL as OpenAI takes it':
    '정리한 파일의 형식: 본래대로, 또는 OpenAI가 받는 JSONL',
  'write SARIF 2.1.0, for code scanning': '코드 검사용 SARIF 2.1.0을 씁니다',
  'write a report to read': '읽을 보고서를 씁니다',
  'write the summary and all findings as JSON': '요약과 모든 발견을 JSON으로 씁니다',
  'where answers are kept, for going on': '이어서 하도록 답변을 둘 곳',
  'DATA.answers.jsonl': 'DATA.answers.jsonl',
  'how often the rows of each file come, in the order of the files, such as 1,2,0.5':
    '파일마다 행이 나오는 횟수. 파일 순서대로, 보기: 1,2,0.5',
  'the format; holdfast holds everything that a row may say':
    '형식. holdfast에는 행이 담을 수 있는 것이 모두 들어갑니다',
  'where the rows go, as JSONL': '행을 쓸 곳(JSONL)',
  'where the mixed rows go': '섞은 행을 쓸 곳',
  'where the tuned model goes': '조정한 모델을 둘 곳',
  'independent harmful questions': '서로 독립된 유해한 질문의 수',
  'harmfulness rate of the base model': '기반 모델의 유해 비율',
  'harmfulness rates of the tuned model to try': '따져 볼 조정한 모델의 유해 비율',
  'no rise, and rises of the margin, 5, 10 and 30 points':
    '늘지 않음, 그리고 허용 폭, 5, 10, 30포인트의 증가',
  'how likely the audit should be to decide': '감사가 판단에 이를 확률',
  'the folder of a finished run or audit': '끝난 실행이나 감사의 폴더',
  'JSONL file; put a score of 1 to 5 in place of each null':
    'JSONL 파일. null마다 1에서 5까지의 점수를 적습니다',
  'harmful prompts; both answers to each are written': '유해한 질문의 수. 질문마다 두 답변을 씁니다',
  'another seed draws others': '시드를 바꾸면 다른 것을 뽑습니다',
  'JSONL with prompt, answer and score (1 to 5) or harmful (true or false)':
    'prompt, answer와 score(1~5) 또는 harmful(true, false)이 든 JSONL',
  'keeps replies, so that an interrupted check asks nothing again':
    '멈추어도 다시 묻지 않도록 대답을 간직합니다',
  'writes all figures as JSON': '모든 수치를 JSON으로 씁니다',
  'the folder of a finished run or audit; an audit is judged in its place, a run in a folder beside it':
    '끝난 실행이나 감사의 폴더. 감사는 그 자리에서, 실행은 그 옆의 폴더에서 다시 판정합니다',
  'folders of finished runs or audits': '끝난 실행이나 감사의 폴더들',
  'how the table is written': '표를 쓰는 방식',
  'JUnit XML, SARIF and Markdown hold the verdict; CSV and Parquet every answer':
    'JUnit XML, SARIF, 마크다운에는 판정이, CSV와 Parquet에는 모든 답변이 들어갑니다',
  'the model before tuning': '조정하기 전의 모델',
  'the model after tuning': '조정한 뒤의 모델',
  'its answers, as Inspect, lm-evaluation-harness, promptfoo or garak logged them':
    'Inspect, lm-evaluation-harness, promptfoo, garak이 기록한 그 모델의 답변',
  'those of the tuned model; FILE#MODEL picks one of several models in a log':
    '조정한 모델의 답변. 기록에 모델이 여럿이면 FILE#MODEL로 고릅니다',
  'where answers, scores, verdict and report go': '답변, 점수, 판정, 보고서를 둘 곳',
  'say what would be carried out, and carry out nothing': '아무것도 돌리지 않고, 무엇을 돌릴지만 알려 줍니다',
  'ask nothing; tell what the audit would take': '묻지 않고, 감사에 드는 것을 알려 줍니다',
  'the model before tuning: the organism or a folder': '조정하기 전의 모델: organism 또는 폴더',
  'the damaged model: a folder, or an adapter of the base model':
    '망가진 모델: 폴더, 또는 기반 모델의 어댑터',
  'where the repaired model goes, and its audit beside it': '고친 모델을 둘 곳. 감사도 그 옆에 둡니다',
  "refusals for a short safety tune, where weights alone do not suffice: a file, or builtin (the organism's own)":
    '가중치만으로 모자랄 때 짧은 안전 조정에 쓸 거부 예시: 파일, 또는 builtin(오가니즘의 것)',
  'the folder of a run, an audit or a study': '실행, 감사, 연구의 폴더',
  'a run, an audit, a study, or a folder of them': '실행, 감사, 연구, 또는 그것들이 든 폴더',
  'the port; 0 takes any that is free': '포트. 0이면 비어 있는 것을 씁니다',
  'the folder of a finished run': '끝난 실행의 폴더',
  'another format than those of the run; several are named one after another':
    '실행에 없던 형식. 여럿이면 잇달아 적습니다',
  'the folder of a finished run, or of a gateway': '끝난 실행이나 게이트웨이의 폴더',
  'for a gateway: the hash that its log ended with earlier': '게이트웨이에서: 예전에 기록이 끝난 해시',
  'the public key by which the evidence of a run was signed': '실행의 증빙에 서명한 열쇠의 공개 열쇠',
  'a YAML file of what people state: purpose, people, dataOrigin, nextTest (docs/evidence.md)':
    '사람이 적는 것의 YAML 파일: purpose, people, dataOrigin, nextTest(docs/evidence.md)',
  'a private key of Ed25519 in PEM, by which the evidence is signed': '증빙에 서명할 Ed25519 개인 열쇠(PEM)',
  'sign it with Sigstore, by the identity of a CI job or of SIGSTORE_ID_TOKEN':
    'CI 작업이나 SIGSTORE_ID_TOKEN의 신원으로 Sigstore에서 서명합니다',
  'who signed the evidence with Sigstore: an e-mail address, or that of a workflow':
    'Sigstore로 증빙에 서명한 이: 전자우편 주소나 워크플로의 주소',
  'who vouches for that identity, such as https://token.actions.githubusercontent.com':
    '그 신원을 보증하는 이. 예: https://token.actions.githubusercontent.com',
  'the study: a file, or the name of one that ships here, such as article':
    '연구: 파일, 또는 함께 들어 있는 것의 이름(보기: article)',
  'one group or one cell': '묶음 하나 또는 칸 하나',
  'the study folder': '연구 폴더',
  'runs/study-NAME': 'runs/study-NAME',
  'a Markdown page that a comparison of defences is put into, with its figure':
    '방어 비교와 그 그림을 넣을 마크다운 페이지',
  'cells carried out side by side': '나란히 실행할 칸의 수',
  'one a core': '코어마다 하나',
  'look for what this configuration needs, and for nothing else': '이 설정에 필요한 것만 봅니다',
  'holdfast.yaml, if it is there': '있으면 holdfast.yaml',
  'models to look at besides, or a configuration, of whose models and tuner alone is told':
    '더 볼 모델들, 또는 설정 파일. 설정 파일이면 거기 적힌 모델과 조정 도구만 알려 줍니다',
  'tell of everything, whatever configuration is there': '설정 파일이 있어도 모두 알려 줍니다',
  'ask no endpoint; only look for keys and programs': '주소에 묻지 않고 키와 프로그램만 찾아봅니다',
  'hf:OWNER/NAME, with @REVISION or /FILE behind it if need be, or charter':
    'hf:OWNER/NAME(필요하면 뒤에 @REVISION이나 /FILE), 또는 charter',
  'the folder of the audit or run': '감사나 실행의 폴더',
  'cancel the batches that go on; what they have answered is kept, and paid for':
    '진행 중인 배치를 취소합니다. 이미 답한 것은 남고, 그 값은 치릅니다',
  'a path, or NAME:PATH': '경로, 또는 NAME:PATH',
  'training data: some of its rows become tasks, and are taken out of it':
    '학습 데이터. 행 일부가 과제가 되어 학습 데이터에서 빠집니다',
  'where prompts, their making and the page to review them on go': '질문과 만든 기록, 살펴볼 페이지를 둘 곳',
  'prompts that the policy forbids': '규칙이 금하는 질문의 수',
  'prompts that only sound so': '그렇게 들리기만 하는 질문의 수',
  'tasks from the data': '데이터에서 뽑는 과제의 수',
  'draws the same prompts again': '같은 질문을 다시 뽑게 합니다',
  'what to serve; each is asked by the name given here': '제공할 모델. 여기 적은 이름으로 묻습니다',
  'ask for no key; on this machine alone': '열쇠를 묻지 않습니다. 이 컴퓨터에서만',
  'the port': '포트',
  'the address to listen on; others than this machine can reach any but the default':
    '받을 주소. 기본값이 아니면 다른 컴퓨터에서도 닿습니다',
  'host names under which requests come, beside localhost and IP addresses':
    'localhost와 IP 주소 말고 요청이 올 호스트 이름',
  'the certificate (PEM), for https': 'https에 쓸 인증서(PEM)',
  'its private key (PEM)': '그 개인 열쇠(PEM)',
  'serve models too that their release.json does not release':
    'release.json이 내보내지 않은 모델도 제공합니다',
  'the book of what they cost': '비용을 적을 장부',
  'where everything is kept': '모든 것을 둘 곳',
  'workers to start beside it; "holdfast worker" starts others':
    '함께 켤 작업자의 수. "holdfast worker"로 더 켭니다',
  'print a JSON line for each request, without its content': '요청마다 내용 없이 JSON 한 줄을 보여 줍니다',
  'the folder of the gateway, or of this machine': '게이트웨이의 폴더나 이 컴퓨터의 폴더',
  'a PostgreSQL database, postgres://user@host/name, in place of the SQLite file in the folder':
    '폴더의 SQLite 파일 대신 쓸 PostgreSQL 데이터베이스, postgres://user@host/name',
  's3://bucket/prefix for files and models; the folder then holds what this machine works on':
    '파일과 모델을 둘 s3://bucket/prefix. 그러면 폴더에는 이 컴퓨터가 작업하는 것만 있습니다',
  'how long it may be silent before its job is given to another':
    '이만큼 소식이 없으면 작업을 다른 작업자에게 넘깁니다',
  'threads for tensor work': '텐서 계산에 쓸 스레드의 수',
  'all cores': '모든 코어',
  'drain when the standard input ends, as that of a process that has gone':
    '표준 입력이 끝나면 일을 내려놓고 끝냅니다',
  'any model that the engine runs: a folder, a GGUF file, a name on the hub, an adapter':
    '엔진이 돌릴 수 있는 모델: 폴더, GGUF 파일, 허브의 이름, 어댑터',
  'the folder or file to write': '쓸 폴더나 파일',
  'merged: a Hugging Face folder; gguf: one file for llama.cpp and Ollama':
    'merged: 허깅 페이스 폴더, gguf: llama.cpp와 Ollama용 파일 하나',
  'how numbers are kept; q8_0 and q4_0 are for gguf': '수를 담는 방식. q8_0과 q4_0은 gguf에 씁니다',
  'f16 for gguf, else as they are': 'gguf는 f16, 아니면 본래대로',
  'whose harmful prompts are asked: a file, or NAME:FILE': '물을 유해한 질문이 든 파일, 또는 NAME:FILE',
  'how many of them, of all categories alike': '그 가운데 몇 개를 물을지(범주마다 고르게)',
  'which of them': '그 가운데 어느 것을 물을지',
  'the shell': '셸',
};
