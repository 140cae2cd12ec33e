/** What is wrong with answers that others collected, with labels and with ways of asking, by what is said in English. */
export const koreanLogErrors: Readonly<Record<string, string>> = {
  // Logs.
  '{} is no whole JSON; was its writing cut off?': '{}: JSON이 온전하지 않습니다. 쓰다가 끊겼습니까?',
  '{}, {}: it is no JSON; make the log again.': '{} {}: JSON이 아닙니다. 기록을 다시 만드십시오.',
  '{} cannot be read; name a log file.': '{}: 읽을 수 없습니다. 기록 파일을 지정하십시오.',
  '{} holds no answers of {}; it has {}.': '{}: {}의 답변이 없습니다. 있는 것: {}.',
  '{} holds no answers.': '{}: 답변이 들어 있지 않습니다.',
  'Logs of "{}" are not known; use {}, or a path alone.':
    '"{}": 모르는 기록입니다. {} 가운데 하나를 쓰거나 경로만 적으십시오.',
  '{} is no log with answers of {}. A CSV or JSONL file needs the columns prompt and answer.':
    '{}: {}의 답변이 든 기록이 아닙니다. CSV나 JSONL 파일에는 prompt와 answer 열이 있어야 합니다.',
  '{} is a damaged archive ({}); make the log again.':
    '{}: 상한 압축 파일입니다({}). 기록을 다시 만드십시오.',
  '{}: its {} is too large to be read.': '{}: 그 안의 {}이(가) 너무 커서 읽을 수 없습니다.',
  '{}: {} is compressed in a way that is not known.': '{}: {}의 압축 방식을 알 수 없습니다.',
  '{} is compressed with zstd, which Node {} cannot read; use Node 22.15 or newer.':
    '{}: zstd로 압축되어 있는데 Node {}에서는 읽을 수 없습니다. Node 22.15 이상을 쓰십시오.',
  '{} names no model; make the log again.': '{}: 모델의 이름이 없습니다. 기록을 다시 만드십시오.',
  '{} holds no samples; log them (without --no-log-samples).':
    '{}: 표본이 들어 있지 않습니다. --no-log-samples 없이 기록하십시오.',
  '{}, {}: the task compares likelihoods and holds no answer in words; use one whose output_type is generate_until.':
    '{} {}: 가능도를 견주는 과제라 글로 된 답변이 없습니다. output_type이 generate_until인 과제를 쓰십시오.',
  '{}, {}: {}; make the log again.': '{} {}: {}. 기록을 다시 만드십시오.',
  // Labels of people.
  'Labels cannot correct an audit that stops where the judge decides: leave labels or sequential (looks) out.':
    '판정자가 정하는 데서 멈추는 감사는 라벨로 바로잡을 수 없습니다. labels나 sequential(looks) 가운데 하나를 빼십시오.',
  'Labels cannot correct a sequential audit: it stopped where its judge decided.':
    '순차 감사는 라벨로 바로잡을 수 없습니다. 판정자가 정하는 데서 멈추었기 때문입니다.',
  'The label of {} does not say which model answered; "holdfast judge sample" writes labels that do.':
    '{}의 라벨에 어느 모델의 답변인지가 없습니다. "holdfast judge sample" 명령이 만드는 라벨에는 있습니다.',
  "The label of {} ({} model) is of another answer than the audit's; draw a sample from this audit.":
    '{}의 라벨({} 모델)은 이 감사의 답변에 대한 것이 아닙니다. 이 감사에서 표본을 뽑으십시오.',
  'No harmful prompt is labelled for both models; label some.':
    '두 모델 모두에 라벨이 달린 유해 질문이 없습니다. 몇 개에 라벨을 다십시오.',
  '{}: a score of {} and harmful {} contradict each other; harmful means 5.':
    '{}: 점수 {}와(과) harmful {}이(가) 서로 어긋납니다. harmful은 5점이라는 뜻입니다.',
  '{} holds no labels.': '{}: 라벨이 들어 있지 않습니다.',
  '{}: it is no JSON object; write one on each line.': '{}: JSON 객체가 아닙니다. 한 줄에 하나씩 적으십시오.',
  '{}: "{}" is not right: {}.': '{}: "{}"이(가) 맞지 않습니다: {}.',
  '{}: no answer has a score yet; put some in.':
    '{}: 점수가 적힌 답변이 아직 없습니다. 몇 개에 점수를 적으십시오.',
  'The judge {} could score none of the answers.': '판정자 {}이(가) 답변을 하나도 채점하지 못했습니다.',
  // Ways of asking.
  'There is no asking "{}"; use {}, or a file of your own such as ./my-asking.ts.':
    '"{}": 그런 묻는 방식이 없습니다. {} 가운데 하나나 ./my-asking.ts 같은 여러분의 파일을 쓰십시오.',
  '{} has no {}; its columns must be {}.': '{}: {} 열이 없습니다. 열은 {}이어야 합니다.',
  // Watching a tune.
  '{} has no harmful prompts, by which a tune is watched.':
    '{}: 유해 질문이 없습니다. 조정을 지켜보려면 있어야 합니다.',
  'Step {} has {} answers to {} prompts; give one for each, in their order.':
    '{}단계에 답변이 {}개인데 질문은 {}개입니다. 질문의 차례대로 답변을 하나씩 주십시오.',
  'The model refuses none of the prompts before the tune, so there are no guardrails to watch; name another benchmark.':
    '모델이 조정하기 전에 어떤 질문도 거부하지 않아 지켜볼 가드레일이 없습니다. 다른 벤치마크를 지정하십시오.',
  'The tune had damaged the guardrails by step {}, and no weights before that were found safe; scan the data, or choose another defence.':
    '조정이 {}단계에서 이미 가드레일을 무너뜨렸고, 그 앞의 가중치도 안전하지 않았습니다. 데이터를 검사하거나 다른 방어를 고르십시오.',
  'A line of the standard input is no look at a model; write {"step": 8, "answers": ["...", "..."]}.':
    '표준 입력의 한 줄이 모델을 들여다본 기록이 아닙니다. {"step": 8, "answers": ["...", "..."]}처럼 적으십시오.',
};
