/** What goes wrong with jobs: external trainers, services that tune, batches, and rows that these do not take, by what is said in English. */
export const koreanJobErrors: Readonly<Record<string, string>> = {
  // External trainers and where they run.
  '{} is a GGUF file, which trainers do not take; write a folder ({}) and name that.':
    '{}: GGUF 파일인데 외부 학습 도구는 GGUF를 받지 않습니다. 폴더로 만든 뒤({}) 그 폴더를 지정하십시오.',
  '{} is an adapter, which trainers do not start from; write it merged (holdfast export-model {} --output FOLDER) and name that.':
    '{}: 어댑터인데 외부 학습 도구는 어댑터에서 시작하지 않습니다. 합친 모델을 만들어(holdfast export-model {} --output 폴더) 그것을 지정하십시오.',
  '{} holds another tune that is not finished; name another output, or remove that folder.':
    '{}: 끝나지 않은 다른 조정이 들어 있습니다. 다른 출력 폴더를 지정하거나 그 폴더를 지우십시오.',
  'Conversation {}: Axolotl wants each answer of a pair to be one message; use tuner: trl for such rows.':
    '{}번째 대화: Axolotl은 쌍의 답변이 저마다 메시지 하나여야 합니다. 이런 행에는 tuner: trl을 쓰십시오.',
  "Axolotl takes no labelled answers in the model's own chat template; use tuner: trl for them.":
    'Axolotl은 라벨이 달린 답변을 모델의 대화 템플릿으로 받지 않습니다. 이런 답변에는 tuner: trl을 쓰십시오.',
  'Conversation {}: {} takes weights of 0 and 1 only; tune with the engine, or change the weight {}.':
    '{}번째 대화: {}에는 가중치 0과 1만 쓸 수 있습니다. 내장 엔진으로 조정하거나 가중치 {}을(를) 고치십시오.',
  'Conversation {}: LLaMA-Factory {}; use tuner: trl for such rows.':
    '{}번째 대화: LLaMA-Factory에서는 {}. 이런 행에는 tuner: trl을 쓰십시오.',
  'wants user and assistant in turn, after a system message if any':
    '시스템 메시지 다음에 user와 assistant가 번갈아 나와야 합니다',
  'wants each answer of a pair to be one message': '쌍의 답변이 저마다 메시지 하나여야 합니다',
  'knows no weights of messages': '메시지의 가중치를 쓸 수 없습니다',
  'Batches of {} cannot be shared out among {} processes; use a multiple.':
    '배치 크기 {}을(를) 프로세스 {}개에 나눌 수 없습니다. 그 배수로 하십시오.',
  'Four-bit weights are frozen; use method: lora with them.':
    '4비트 가중치는 학습하지 않습니다. method: lora를 함께 쓰십시오.',
  'Unsloth is given no preference pairs and no labelled answers here; use tuner: trl for them.':
    'Unsloth에는 선호 쌍이나 라벨이 달린 답변을 넘기지 않습니다. 이런 행에는 tuner: trl을 쓰십시오.',
  'Unsloth trains in one process; use tuner: trl for several.':
    'Unsloth는 프로세스 하나로 학습합니다. 여럿을 쓰려면 tuner: trl을 쓰십시오.',
  'TRL holds labelled answers against others that are taken at the same time; set batchSize and rowsAtOnce above 1.':
    'TRL은 라벨이 달린 답변을 함께 다루는 다른 답변에 견줍니다. batchSize와 rowsAtOnce를 1보다 크게 하십시오.',
  '{} cannot heed defences that act while the model learns ({}); use the embedded engine, or defences on data or weights.':
    '{}에서는 학습하는 동안 작용하는 방어({})를 쓸 수 없습니다. 내장 엔진을 쓰거나, 데이터나 가중치에 작용하는 방어를 쓰십시오.',
  '{} was ended from outside; the last that it said: {}': '{}: 밖에서 끝냈습니다. 마지막 말: {}',
  '{} was ended from outside': '{}: 밖에서 끝냈습니다',
  '{} was ended by signal {}; the last that it said: {}': '{}: 신호 {}(으)로 끝났습니다. 마지막 말: {}',
  '{} was ended by signal {}': '{}: 신호 {}(으)로 끝났습니다',
  '{} ended with code {}; the last that it said: {}': '{}: 코드 {}(으)로 끝났습니다. 마지막 말: {}',
  '{} ended with code {}': '{}: 코드 {}(으)로 끝났습니다',
  '{} left no model; the last that it said: {}': '{}: 모델을 남기지 않았습니다. 마지막 말: {}',
  '{} left no model': '{}: 모델을 남기지 않았습니다',
  'The trainer cannot be started: {}.': '학습 도구를 시작할 수 없습니다: {}.',
  '{}. {} holds all of it; started again, the tune goes on from its last checkpoint.':
    '{}. 모두 {}에 있습니다. 다시 시작하면 조정이 마지막 체크포인트에서 이어집니다.',
  'Ray at {} cannot be reached ({}).': '{} 주소의 Ray에 연결되지 않습니다({}).',
  'Ray at {} failed ({}: {}).': '{} 주소의 Ray가 실패했습니다({}: {}).',
  '{} is not installed here; install it, or choose otherwise.':
    '{}: 여기에 설치되어 있지 않습니다. 설치하거나 다른 것을 고르십시오.',
  '{} failed: {}': '{}: 실패했습니다: {}',
  // Services that tune.
  '{} is given no preference pairs from here; tune on them with openai or azure, with an open model, or keep the preferred answers only.':
    '{}에는 여기서 선호 쌍을 넘기지 않습니다. openai나 azure, 또는 공개 모델로 조정하거나 선호하는 답변만 남기십시오.',
  '{} knows job {} no more; start with --fresh, or remove {}, and another one is made.':
    '{}: 작업 {}을(를) 더는 모릅니다. --fresh로 시작하거나 {}을(를) 지우면 새 작업을 만듭니다.',
  'Job {} could not be cancelled at {} ({}); cancel it there, or it is paid for.':
    '작업 {}을(를) {}에서 취소하지 못했습니다({}). 그곳에서 취소하지 않으면 값을 치르게 됩니다.',
  '{} holds another tune that is not finished (job {} at {}); name another output, or remove that folder.':
    '{}: 끝나지 않은 다른 조정이 들어 있습니다(작업 {}, {}). 다른 출력 폴더를 지정하거나 그 폴더를 지우십시오.',
  'Conversation {} cannot be sent to a hosted tuner from here: {}; {}.':
    '{}번째 대화를 여기서 조정 서비스로 보낼 수 없습니다: {}. {}.',
  "Conversation {}: hosted tuners take weights of 0 and 1 on the assistant's messages only; tune with an open model, or change the weight {} of a {} message.":
    '{}번째 대화: 조정 서비스는 assistant 메시지의 가중치 0과 1만 받습니다. 공개 모델로 조정하거나 가중치 {}(메시지의 역할 {})을(를) 고치십시오.',
  'Conversation {}: hosted tuners take pairs whose answers are one message each; here they are {} and {}.':
    '{}번째 대화: 조정 서비스는 답변이 저마다 메시지 하나인 쌍만 받는데, 여기서는 {}개와 {}개입니다.',
  '{} trains adapters; use method: lora.': '{}: 어댑터만 학습합니다. method: lora를 쓰십시오.',
  'fireworks does not take the rows ({}): {}': 'fireworks가 행을 받지 않습니다({}): {}',
  'fireworks has not read the rows yet; start again later.':
    'fireworks가 아직 행을 다 읽지 않았습니다. 나중에 다시 시작하십시오.',
  'mistral wants a learning rate between 1e-8 and 1.': 'mistral의 학습률은 1e-8에서 1 사이여야 합니다.',
  '{} takes a beta of {} at most.': '{}: beta는 {} 이하여야 합니다.',
  '{} trains for {} epochs at most.': '{}: 에포크는 {} 이하여야 합니다.',
  '{} wants 10 rows at least; there are {}.': '{}: 적어도 10행이 있어야 하는데 {}행입니다.',
  '{} has an unexpected shape: {}: {}.': '{}: 뜻밖의 모양입니다: {}: {}.',
  'together wants a whole alpha; it is {}.': 'together의 alpha는 정수여야 하는데 {}입니다.',
  'together has no constant learning rate; use linear or cosine.':
    'together에는 일정한 학습률이 없습니다. linear나 cosine을 쓰십시오.',
  'together wants more credit for this job (about {} USD); add credit there.':
    'together에서 이 작업을 하려면 잔액이 더 있어야 합니다(약 {} USD). 그곳에서 채우십시오.',
  '{} is damaged; {}.': '{}: 상했습니다. {}.',
  'look whether its job goes on, remove the file and start again':
    '그 작업이 아직 도는지 살피고, 파일을 지운 뒤 다시 시작하십시오',
  // Batches.
  '{}: batch {} was not carried out ({}); {}.': '{}: 배치 {}이(가) 실행되지 않았습니다({}). {}.',
  '{} has no batch endpoint, yet a note says that it had a batch.':
    '{}: 배치로 물을 수 없는데, 배치를 맡겼다는 기록이 있습니다.',
  'no reason was given': '까닭을 알려 주지 않음',
  'mend that, wait until other batches are done, or leave batches out':
    '그것을 고치거나, 다른 배치가 끝나기를 기다리거나, batch를 빼십시오',
  '{}: a batch of an earlier start cannot be read ({}); if it is gone for good, remove {}; then what it held is asked again.':
    '{}: 전에 시작할 때 맡긴 배치를 읽을 수 없습니다({}). 아주 사라졌다면 {}을(를) 지우십시오. 그러면 그 안의 질문을 다시 묻습니다.',
  '{}: somebody cancelled batch {}; what it had answered is kept, and started again, the rest is asked.':
    '{}: 누군가 배치 {}을(를) 취소했습니다. 그때까지의 답변은 남아 있으며, 다시 시작하면 나머지를 묻습니다.',
  '{}: batches left {} requests unanswered; start again to ask them in another.':
    '{}: 배치가 질문 {}개에 답하지 못했습니다. 다시 시작하면 다른 배치로 묻습니다.',
  'A sequential audit stops as soon as the verdict is decided, and a batch is paid for whole: leave sequential or batch out.':
    '순차 감사는 판정이 나는 대로 멈추는데 배치는 통째로 값을 치릅니다. sequential이나 batch 가운데 하나를 빼십시오.',
  // Rows that trainers, services and the engine do not take.
  'Conversation {} cannot be tuned on here: {}; {}.': '{}번째 대화로는 여기서 조정할 수 없습니다: {}. {}.',
  'Conversation {} cannot be tuned on: {}': '{}번째 대화로는 조정할 수 없습니다: {}',
  'it calls tools': '도구를 부릅니다',
  'it offers tools': '도구를 내놓습니다',
  'it holds {}, which is no text': '글이 아닌 것({})이 들어 있습니다',
  'it keeps what the assistant thinks apart from its answer': '도우미의 생각이 답변과 따로 들어 있습니다',
  'use a tuner that takes tool calls, or leave the row out':
    '도구 호출을 받는 조정 도구를 쓰거나 그 행을 빼십시오',
  'use a tuner that takes such parts, or leave the row out':
    '그런 부분을 받는 조정 도구를 쓰거나 그 행을 빼십시오',
  'use a tuner that takes tools, or leave them out': '도구를 받는 조정 도구를 쓰거나 도구를 빼십시오',
  'write it into the answer as the model does, such as <think>...</think>, or leave it out':
    '<think>...</think>처럼 모델이 쓰는 대로 답변에 적거나 빼십시오',
  'it has {} tokens, and maximumLength is {}.': '{}토큰인데 maximumLength는 {}입니다.',
  'Conversation {} is {}, and conversation 1 is {}; tune on rows of one kind at a time.':
    '{}번째 대화는 {}인데 1번째 대화는 {}입니다. 한 번에 한 가지 행으로만 조정하십시오.',
  '{} is an adapter; name its base to rank by gradient.':
    '{}: 어댑터입니다. 기울기로 순위를 매기려면 그 기반 모델을 지정하십시오.',
};
