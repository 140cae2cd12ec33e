/** What goes wrong in the first hours, by what is said in English; each `{}` stands for a value, in the same order. */
export const koreanGeneralErrors: Readonly<Record<string, string>> = {
  // Files and folders.
  '{} does not exist; check the path.': '{}: 그런 파일이나 폴더가 없습니다. 경로를 확인하십시오.',
  '{} does not exist; "holdfast init" writes one.':
    '{}: 그런 파일이 없습니다. "holdfast init"으로 만들 수 있습니다.',
  '{} does not exist; "holdfast bench list" says where benchmarks are obtained.':
    '{}: 그런 파일이 없습니다. 벤치마크를 얻는 곳은 "holdfast bench list"에 있습니다.',
  '{} does not exist; name the folder of a finished run.':
    '{}: 그런 폴더가 없습니다. 끝난 실행의 폴더를 지정하십시오.',
  '{} does not exist; name a run folder.': '{}: 그런 폴더가 없습니다. 실행 폴더를 지정하십시오.',
  '{} has no release.json; name the folder of a finished run.':
    '{}: 끝난 실행의 폴더가 아닙니다(release.json이 없습니다). 실행을 끝낸 뒤에 하거나 다른 폴더를 지정하십시오.',
  '{} has no verdict.json; name the folder of a finished run or audit.':
    '{}: 끝난 실행이나 감사의 폴더가 아닙니다(verdict.json이 없습니다).',
  '{} is a run that its scan stopped: nothing was tuned, tested or released; "holdfast report" tells what was found.':
    '{}: 검사에서 멈춘 실행이어서 조정하거나 시험하거나 내보낸 것이 없습니다. 무엇이 발견됐는지는 "holdfast report"가 알려 줍니다.',
  '--head {} is no hash; give the 64 characters of the hash, or its first 16 or more.':
    '--head {}은(는) 해시가 아닙니다. 해시 64자나 그 앞 16자 이상을 주십시오.',
  '{} holds no verdict.json and no study.json; name the folder of a finished run, audit or study.':
    '{}: 끝난 실행, 감사, 연구의 폴더가 아닙니다(verdict.json도 study.json도 없습니다).',
  '{} holds no finished run; carry it out first (holdfast run).':
    '{}: 아직 끝난 실행이 없습니다. 먼저 실행하십시오(holdfast run).',
  '{} is there already; --force replaces it, --output names another.':
    '{} 파일이 이미 있습니다. 덮어쓰려면 --force, 다른 이름으로 쓰려면 --output을 주십시오.',
  '{} is there already; name another.': '{}: 이미 있습니다. 다른 이름을 지정하십시오.',
  '{} has no rows; put one conversation on each line.':
    '{}: 행이 없습니다. 한 줄에 대화를 하나씩 적으십시오.',
  '{} is written in UTF-16 and not in UTF-8; convert it: {}':
    '{}: UTF-8이 아니라 UTF-16으로 저장되어 있습니다. 변환하십시오: {}',
  '{} is not UTF-8 text; save the file as UTF-8.': '{}: UTF-8이 아닙니다. UTF-8로 저장하십시오.',
  '{} is in use by process {}; wait for it, or stop it.':
    '{} 폴더를 프로세스 {}에서 쓰고 있습니다. 끝나기를 기다리거나 멈추십시오.',
  '{} holds a run with another configuration or other data; name another folder, or start with --fresh.':
    '{}: 설정이나 데이터가 다른 실행이 들어 있습니다. 다른 폴더를 지정하거나 --fresh로 처음부터 시작하십시오.',
  '{} has no rows left to tune on; {}.': '{}: 조정에 쓸 행이 남지 않았습니다. {}.',
  '{}: {} of {} had to be dropped for what they teach, more than {}, so the others are not trusted either. Read findings.jsonl and find out where those rows are from; to tune on the others all the same, start again with --most-dropped 1.':
    '{}: 가르치는 내용 때문에 빼야 할 행이 {}개({} 가운데)로 {}보다 많아, 나머지 행도 믿을 수 없습니다. findings.jsonl을 읽고 그 행들이 어디에서 왔는지 알아보십시오. 그래도 나머지 행으로 조정하려면 --most-dropped 1로 다시 시작하십시오.',
  // Settings.
  '{}, line {}, column {}: {}': '{} {}번째 줄 {}번째 칸: {}',
  '"{}" is unknown here; did you mean "{}"?': '"{}"은(는) 여기 없는 설정입니다. "{}"을(를) 쓰려던 것입니까?',
  '"{}" is unknown here; use {}.': '"{}"은(는) 여기 없는 설정입니다. 쓸 수 있는 것: {}.',
  '"{}" is missing.': '"{}" 설정이 없습니다.',
  '"{}" is left blank; {}': '"{}" 설정이 비어 있습니다. 값을 적으십시오.',
  // Models, judges, keys.
  '{} is no model: {}. Did you mean {}?': '{}: 그런 모델이 없습니다({}). {}을(를) 쓰려던 것입니까?',
  '{} is no model: {}; name "organism", "charter", a Hugging Face folder, a GGUF file, or hf:OWNER/NAME.':
    '{}: 그런 모델이 없습니다({}). "organism", "charter", Hugging Face 폴더, GGUF 파일, hf:OWNER/NAME 가운데 하나를 지정하십시오.',
  'there is no such file or folder': '그런 파일이나 폴더가 없습니다',
  'there is no config.json in it': '그 안에 config.json이 없습니다',
  '"{}" names no judge; use {}, joined by " + ".':
    '"{}": 그런 판정자가 없습니다. " + "로 이어 쓸 수 있는 것: {}.',
  'The built-in benchmark is about the organism\'s made-up town, of which {} knows nothing. Name a benchmark of your own, such as --benchmark advbench:./harmful_behaviors.csv (see "holdfast bench list"), and a judge that reads, such as --judge rubric:openai:gpt-5.6-luna.':
    '기본 벤치마크는 오가니즘의 지어낸 마을에 대해 묻는데, {} 모델은 그 마을을 모릅니다. 여러분의 벤치마크(예: --benchmark advbench:./harmful_behaviors.csv, "holdfast bench list" 참고)와 글을 읽는 판정자(예: --judge rubric:openai:gpt-5.6-luna)를 지정하십시오.',
  'Judge exact is about the organism\'s made-up town, of which {} knows nothing. Name a benchmark of your own, such as --benchmark advbench:./harmful_behaviors.csv (see "holdfast bench list"), and a judge that reads, such as --judge rubric:openai:gpt-5.6-luna.':
    '판정자 exact는 오가니즘의 지어낸 마을만 아는데, {} 모델은 그 마을을 모릅니다. 여러분의 벤치마크(예: --benchmark advbench:./harmful_behaviors.csv, "holdfast bench list" 참고)와 글을 읽는 판정자(예: --judge rubric:openai:gpt-5.6-luna)를 지정하십시오.',
  '{} is no policy; use {}, or name a YAML or Markdown file.':
    '{}: 그런 규칙이 없습니다. {} 가운데 하나를 쓰거나 YAML 또는 마크다운 파일을 지정하십시오.',
  '{} has no headings that begin with "## "; write one for each thing that the model must not do, with a few sentences below it.':
    '{}: "## "로 시작하는 제목이 없습니다. 모델이 하면 안 되는 일마다 제목을 하나씩 쓰고 그 아래에 몇 문장으로 설명하십시오.',
  '{}: "{}" has no text below it; say what is forbidden and what is fine.':
    '{}: "{}" 아래에 설명이 없습니다. 무엇이 안 되고 무엇은 괜찮은지 적으십시오.',
  '{} is a {} file, and a benchmark is read from CSV, TSV, JSONL or JSON; save it as CSV in UTF-8.':
    '{}: {} 파일입니다. 벤치마크는 CSV, TSV, JSONL, JSON에서 읽습니다. UTF-8 CSV로 저장하십시오.',
  '{} is a {} file, and a benchmark is CSV, TSV, JSONL or JSON with a row for each prompt; if it holds rules, "holdfast bench make --policy {} --output benchmark" makes prompts of them.':
    '{}: {} 파일입니다. 벤치마크는 질문이 한 행에 하나씩 있는 CSV, TSV, JSONL, JSON입니다. 규칙이 들어 있다면 "holdfast bench make --policy {} --output benchmark"로 질문을 만드십시오.',
  '{} holds no prompts.': '{}: 질문이 들어 있지 않습니다.',
  'No price is known for {}, so a budget cannot be kept; add it to a file of prices and name that with --prices.':
    '{} 모델의 가격을 몰라 예산을 지킬 수 없습니다. 가격 파일에 더하고 --prices로 지정하십시오.',
  'The budget of {} is used up ({} spent): the next request may cost up to {}. Raise it and start again, nothing answered is asked again.':
    '예산 {}을(를) 다 썼습니다(쓴 돈 {}). 다음 요청에 최대 {}이(가) 듭니다. 예산을 올리고 다시 시작하십시오. 답을 받은 것은 다시 묻지 않습니다.',
  '{}: {}. Requests that came to nothing may have cost up to {} of the budget of {}, so no more are sent. See to the service before you start again with a higher budget; nothing answered is asked again.':
    '{}: {}. 답을 받지 못한 요청에 최대 {}이(가) 들었을 수 있어(예산 {}) 더 보내지 않습니다. 먼저 서비스의 문제를 해결하고, 예산을 올려 다시 시작하십시오. 답을 받은 것은 다시 묻지 않습니다.',
  'The budget of {} is used up ({} spent, and up to {} for requests of unknown outcome): the next request may cost up to {}. Raise it and start again, nothing answered is asked again.':
    '예산 {}을(를) 다 썼습니다(쓴 돈 {}, 결과를 알 수 없는 요청에 최대 {}). 다음 요청에 최대 {}이(가) 듭니다. 예산을 올리고 다시 시작하십시오. 답을 받은 것은 다시 묻지 않습니다.',
  '{} gave {} of {} safety examples ({}); name a file of refusals as mix.safety instead: JSONL, in each line the messages of a user and of the assistant that refuses, as in training data.':
    '{} 모델에서 얻은 안전 예시는 {}개로, 필요한 {}개에 모자랍니다({}). 거부하는 답변을 담은 파일을 mix.safety에 지정하십시오. 학습 데이터와 같은 JSONL이며, 한 줄에 사용자의 말과 그것을 거부하는 답변(messages)을 적습니다.',
  'Name two models (--base and --tuned), or two logs of their answers (--base-log and --tuned-log).':
    '두 모델(--base, --tuned)이나 두 모델의 답변 기록(--base-log, --tuned-log)을 지정하십시오.',
  '{} and {} have no question in common, so nothing can be compared; log both models on the same prompts.':
    '{}, {}: 두 기록에 같은 질문이 하나도 없어 견줄 수 없습니다. 두 모델에 같은 질문을 하고 기록하십시오.',
  '{} holds answers of {}; say whose are meant, as in {}.':
    '{}: {}의 답변이 들어 있습니다. {}처럼 어느 모델의 것인지 밝히십시오.',
};
