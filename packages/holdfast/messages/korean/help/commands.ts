/** What each command does, and the words around them, by what the English help says. */
export const koreanCommandHelp: Readonly<Record<string, string>> = {
  "Keeps a language model's guardrails through fine-tuning: scan, mix, tune, audit, release.":
    '미세 조정을 거쳐도 언어 모델의 가드레일을 지킵니다: 검사, 섞기, 조정, 감사, 내보내기.',
  'print the version': '버전을 보여 줍니다',
  'display help for command': '도움말을 보여 줍니다',
  'the short tour: what fine-tuning does to guardrails, and what safety examples save':
    '짧은 시연: 미세 조정이 가드레일에 하는 일과 안전 예시가 지켜 주는 것',
  'ask a few questions and write a holdfast.yaml': '몇 가지를 묻고 holdfast.yaml을 씁니다',
  'carry out a guarded fine-tune: scan, mix, tune, audit, release':
    '가드레일을 지키며 미세 조정합니다: 검사, 섞기, 조정, 감사, 내보내기',
  'read training data and report what is wrong with it, row by row':
    '학습 데이터를 읽고 잘못된 것을 행마다 알려 줍니다',
  'write training data in another format, or several files as one':
    '학습 데이터를 다른 형식으로, 또는 여러 파일을 하나로 씁니다',
  'add safety examples to training data': '학습 데이터에 안전 예시를 섞습니다',
  'fine-tune a model; "holdfast run" does the same with a guard around it':
    '모델을 미세 조정합니다. "holdfast run"은 같은 일을 가드레일을 지키며 합니다',
  'say what an audit can be expected to decide, before it costs anything':
    '감사가 무엇을 판단할 수 있을지, 돈이 들기 전에 알려 줍니다',
  'measure judges against people, and judge audits again':
    '판정자를 사람과 견주어 재고, 감사를 다시 판정합니다',
  "draw some of an audit's answers at random, for people to label":
    '사람이 표시하도록 감사의 답변 일부를 무작위로 뽑습니다',
  'measure how well a judge agrees with people': '판정자가 사람과 얼마나 일치하는지 잽니다',
  'judge the answers of an audit again, without asking the models':
    '모델에 다시 묻지 않고 감사의 답변을 다시 판정합니다',
  'put the verdicts of several runs or audits side by side': '여러 실행이나 감사의 판정을 나란히 놓습니다',
  "write an audit's results for other programs, into its folder":
    '감사의 결과를 다른 프로그램이 읽도록 그 폴더에 씁니다',
  'audit a tuned model against the one that it came from': '조정한 모델을 기반 모델과 견주어 감사합니다',
  'bring the guardrails of a damaged tuned model back': '망가진 조정 모델의 가드레일을 되살립니다',
  'write the HTML report of a finished run, audit or study': '끝난 실행, 감사, 연구의 HTML 보고서를 씁니다',
  'look at a run, an audit, a study or a folder of them in the browser, read only':
    '실행, 감사, 연구나 그것들이 든 폴더를 브라우저에서 봅니다(읽기만)',
  'give the model of a finished run out in further formats, each of them audited':
    '끝난 실행의 모델을 다른 형식으로도 내보냅니다. 형식마다 감사합니다',
  'say whether a run folder still holds what was audited and released':
    '실행 폴더에 감사하고 내보낸 것이 그대로 있는지 알려 줍니다',
  'write what an auditor asks for into the folder of a run: one file, signed if you like':
    '감사인이 묻는 것을 실행 폴더에 파일 하나로 씁니다. 원하면 서명합니다',
  'carry out a grid of models, data, mitigations and seeds, and make its tables':
    '모델, 데이터, 방어, 시드의 격자를 실행하고 표를 만듭니다',
  'say what this machine can do, and what is missing': '이 컴퓨터가 할 수 있는 것과 빠진 것을 알려 줍니다',
  'say which models and tuners are configured and reachable':
    '어떤 모델과 조정 도구가 준비되어 있고 닿는지 알려 줍니다',
  "fetch a model: from the Hugging Face hub, or the charter model's weights":
    '모델을 내려받습니다: 허깅 페이스 허브에서, 또는 헌장 모델의 가중치를',
  'show the batches of an audit or a run, or cancel those that go on':
    '감사나 실행의 배치를 보여 주거나, 진행 중인 것을 취소합니다',
  'benchmarks: where they are obtained, what is in a file, and one made from your own policy':
    '벤치마크: 얻는 곳, 파일에 든 것, 여러분의 규칙으로 만들기',
  'tell where benchmarks are obtained, their licence, size and what they measure':
    '벤치마크를 얻는 곳, 사용 조건, 크기, 재는 것을 알려 줍니다',
  'tell what a benchmark file holds, without printing its prompts':
    '벤치마크 파일에 든 것을 질문은 보이지 않고 알려 줍니다',
  'make a benchmark from your own policy and data': '여러분의 규칙과 데이터로 벤치마크를 만듭니다',
  "serve chat models with OpenAI's API until you stop it":
    '멈출 때까지 대화 모델을 OpenAI의 API로 제공합니다',
  "serve fine-tuning itself, in OpenAI's shape and guarded, until you stop it":
    '멈출 때까지 가드레일을 지키는 미세 조정을 OpenAI와 같은 API로 제공합니다',
  'carry out the jobs of a gateway': '게이트웨이의 작업을 실행합니다',
  'write a model for other programs, its adapter merged in':
    '다른 프로그램이 쓰도록 어댑터를 합쳐 모델을 씁니다',
  'read the answers of a model that is tuned elsewhere, and say how safe it still is':
    '다른 곳에서 조정되는 모델의 답변을 읽고 아직 얼마나 안전한지 알려 줍니다',
  'print the script by which bash, zsh or fish completes commands and options':
    'bash, zsh, fish가 명령과 옵션을 채우는 스크립트를 보여 줍니다',
};
