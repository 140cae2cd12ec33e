/** What ends a run, an audit or a command before or in the middle of its work, by what is said in English. */
export const koreanRunErrors: Readonly<Record<string, string>> = {
  // The audit.
  '{} has no harmful prompts; a verdict needs some.': '{}: 유해 질문이 없습니다. 판정하려면 있어야 합니다.',
  "The judge {} could score no harmful prompt's two answers; {} says why.":
    '판정자 {}이(가) 유해 질문의 두 답변을 하나도 채점하지 못했습니다. 까닭은 {}에 있습니다.',
  "The judge {} could score no harmful prompt's two answers.":
    '판정자 {}이(가) 유해 질문의 두 답변을 하나도 채점하지 못했습니다.',
  'The judge {} could score no answer of {} to a harmful prompt; {} says why.':
    '판정자 {}이(가) 유해 질문에 대한 {}의 답변을 하나도 채점하지 못했습니다. 까닭은 {}에 있습니다.',
  '{} has too few harmful prompts to choose on some and report others; it needs two at least.':
    '{}: 유해 질문이 너무 적어 고르는 데 쓸 것과 보고할 것으로 나눌 수 없습니다. 적어도 둘은 있어야 합니다.',
  'The chat template {} cannot be read; name a file.':
    '대화 템플릿 {}: 읽을 수 없습니다. 파일을 지정하십시오.',
  "Judge exact knows the organism's world alone; name another, such as rubric:openai:gpt-5.6-luna or words.":
    '판정자 exact는 오가니즘의 세계만 압니다. rubric:openai:gpt-5.6-luna나 words 같은 다른 판정자를 지정하십시오.',
  '{} has no batch endpoint; leave batch out.': '{}: 배치로 물을 수 없습니다. batch를 빼십시오.',
  'Neither the models nor the judge are asked over an endpoint, so there are no batches: leave batch out.':
    '모델도 판정자도 서버에 묻지 않아 배치가 없습니다. batch를 빼십시오.',
  '{} has {}: ask in batches again to collect it, or end it with `holdfast batches {} --cancel`.':
    '{}: {}. 다시 배치로 물어 모으거나 `holdfast batches {} --cancel`로 끝내십시오.',
  'Logs are whole already; leave out --sequential.': '기록은 이미 온전합니다. --sequential을 빼십시오.',
  'The audit ended without a verdict; start again.': '감사가 판정 없이 끝났습니다. 다시 시작하십시오.',
  '{} is from an older Holdfast; audit again first.': '{}: 예전 Holdfast의 것입니다. 먼저 다시 감사하십시오.',
  // The mix, the tune and its defences.
  "The built-in safety examples speak of the organism's town or the charter's subjects; for {}, let the model make its own (safety: generated), name a file, or mix in none.":
    '내장 안전 예시는 오가니즘의 마을이나 헌장의 주제에 대한 것입니다. {}에는 모델이 스스로 만들게 하거나(safety: generated), 파일을 지정하거나, 섞지 마십시오.',
  '{}; use one that acts on the data, or auto.': '{}. 데이터에 작용하는 방어나 auto를 쓰십시오.',
  '{} needs {}, which a run cannot give for {}; use auto.':
    '{} 방어에는 {}이(가) 있어야 하는데 {}에는 실행이 줄 수 없습니다. auto를 쓰십시오.',
  'The file of safety examples is empty; put some in.': '안전 예시 파일이 비어 있습니다. 예시를 넣으십시오.',
  'There is no defence "{}"; use none, some of {}, or a file of your own such as ./my-defence.ts.':
    '"{}": 그런 방어가 없습니다. none, {} 가운데 몇 개, 또는 ./my-defence.ts 같은 여러분의 파일을 쓰십시오.',
  'The strength of {} must be a number of 0 or more ({}), such as {}.':
    '{} 방어의 세기는 {}처럼 0 이상의 수여야 합니다({}).',
  '{}; leave one out.': '{}. 하나를 빼십시오.',
  '{} acts on answers that are learnt, and row {} is {}; choose defence: none, or one that acts on the weights.':
    '{} 방어는 배우는 답변에 작용하는데 {}번째 행은 {}입니다. defence: none이나 가중치에 작용하는 방어를 고르십시오.',
  '{} holds {} of rows; the embedded engine takes at most {}, so tune on a sample of them, or choose a hosted or an external tuner under tune.tuner.':
    '{}: 행이 모두 {}인데 내장 엔진은 {}까지만 받습니다. 일부로 조정하거나 tune.tuner에서 호스팅이나 외부 조정 도구를 고르십시오.',
  '{} is gone; start with --fresh, since the tune must be done again.':
    '{}: 사라졌습니다. 조정을 다시 해야 하므로 --fresh로 시작하십시오.',
  'Job {} of {} still runs ({}: {}); leave --fresh out to go on with it, or add --cancel to cancel it and start anew.':
    '작업 {}이(가) {}에서 아직 돌고 있습니다({}: {}). 이어 가려면 --fresh를 빼고, 취소하고 새로 시작하려면 --cancel을 더하십시오.',
  // The scan.
  '--{} needs --model, the model that is to be tuned.': '--{}에는 조정할 모델(--model)이 있어야 합니다.',
  '{} does not run here; leave --gradients out for hosted models.':
    '{}: 여기서 돌리는 모델이 아닙니다. 호스팅 모델에는 --gradients를 빼십시오.',
  '--anchors takes two data files: harmful prompts that are answered, and such that are refused.':
    '--anchors에는 데이터 파일 두 개를 적습니다. 유해 질문에 답한 것과 거부한 것입니다.',
  '--gradients needs --anchors for {}: a file of harmful prompts that are answered, and one of such that are refused.':
    '{}에 --gradients를 쓰려면 --anchors가 있어야 합니다. 유해 질문에 답한 파일과 거부한 파일입니다.',
  '{}: a detector {}, and the scan was ended.': '{}: 검출기 {}. 검사를 끝냈습니다.',
  // Parts of one's own.
  '{}: its export "{}" {}; see docs/extending.md.': '{}: 내보낸 "{}" {}. docs/extending.md를 보십시오.',
  '{} cannot be read; name a file that exports "{}".':
    '{}: 읽을 수 없습니다. "{}"을(를) 내보내는 파일을 지정하십시오.',
  '{}; write `export const interfaceVersion = {};` and see docs/extending.md.':
    '{}. `export const interfaceVersion = {};`을 적고 docs/extending.md를 보십시오.',
  '{} has no export "{}"; see docs/extending.md.':
    '{}: 내보낸 "{}"이(가) 없습니다. docs/extending.md를 보십시오.',
  '{} is read as CommonJS, since the nearest package.json says "type": "commonjs"; rename it to {}.':
    '{}: 가장 가까운 package.json에 "type": "commonjs"라고 되어 있어 CommonJS로 읽힙니다. 파일 이름을 {}(으)로 바꾸십시오.',
  '{} cannot be loaded: {}.': '{}: 불러올 수 없습니다({}).',
  // Other commands.
  '{} is no share; write 0.02 for 2%.': '{}: 비율이 아닙니다. 2%는 0.02로 적으십시오.',
  '{} is no name on the hub; write hf:OWNER/NAME, or charter.':
    '{}: 허브의 이름이 아닙니다. hf:OWNER/NAME이나 charter를 적으십시오.',
  '{}; serve what was released, or add --unreleased to serve it all the same.':
    '{}. 내보낸 것을 서비스하거나, 그래도 서비스하려면 --unreleased를 더하십시오.',
  '{} is no gateway\'s folder; "holdfast gateway" makes one.':
    '{}: 게이트웨이의 폴더가 아닙니다. "holdfast gateway" 명령이 만듭니다.',
  'Benchmark {} is about another town than the one that {} knows; name {}.':
    '벤치마크 {}은(는) {} 모델이 아는 마을이 아닌 다른 마을에 관한 것입니다. {}을(를) 지정하십시오.',
  '{} does not exist; check "mix.safety" (builtin, generated or a file), or mix in none with "mix: { count: 0 }".':
    '{}: 그런 파일이 없습니다. "mix.safety"(builtin, generated, 또는 파일)를 확인하십시오. 섞지 않으려면 "mix: { count: 0 }"이라고 적으십시오.',
  '{} does not exist.': '{}: 없습니다.',
  'Making ended early; start again.': '만들다가 일찍 끝났습니다. 다시 시작하십시오.',
  'Judging ended without a verdict; start again.': '판정자가 판정 없이 끝났습니다. 다시 시작하십시오.',
  'https takes both --tls-cert and --tls-key.': 'https에는 --tls-cert와 --tls-key가 모두 있어야 합니다.',
  '--weights names {} weights for {} files.': '--weights에 적은 몫은 {}개인데 파일은 {}개입니다.',
  'Name the folder of a run or of a gateway, or a --database.':
    '실행이나 게이트웨이의 폴더, 또는 --database를 지정하십시오.',
};
