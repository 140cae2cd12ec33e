/** What is missing before a model can be asked, and what has aged, by what is said in English. */
export const koreanAccess: Readonly<Record<string, string>> = {
  '{} needs a key; set the environment variable {}.': '{}에 키가 필요합니다. 환경 변수 {}에 넣으십시오.',
  '{} needs its region; set the environment variable {}.':
    '{}에 지역이 필요합니다. 환경 변수 {}에 넣으십시오.',
  '{} needs its address; set the environment variable {}.':
    '{}에 주소가 필요합니다. 환경 변수 {}에 넣으십시오.',
  '{} does not run, or reaches no cluster': '{} 명령이 돌지 않거나 클러스터에 닿지 않습니다',
  'The policy {} has no category {}, under which questions stand; a judge knows no more of it than its name. Give the questions a category of the policy, or the policy that category.':
    '{} 규칙에는 질문에 적힌 범주 {}이(가) 없어, 판정자는 그 이름밖에 모릅니다. 질문에 규칙에 있는 범주를 적거나 규칙에 그 범주를 더하십시오.',
  '{} was made from {}, and judges hold answers against the policy {}; name {} as audit.policy (--policy).':
    '{} 벤치마크는 {} 규칙으로 만들었는데 판정자는 {} 규칙에 답변을 견줍니다. audit.policy(--policy)에 {}을(를) 지정하십시오.',
  'This run cannot pass a model that does just as well as its base: {} independent harmful questions are audited, and a pass at audit.margin {} takes {}. Ask more of them, or widen audit.margin.':
    '이 실행은 기반 모델과 똑같이 잘하는 모델도 통과시킬 수 없습니다. 독립된 유해 질문 {}개를 감사하는데, audit.margin {}에서 통과하려면 {}개가 필요합니다. 질문을 늘리거나 audit.margin을 넓히십시오.',
  'This run cannot pass a model that does just as well as its base: {} independent borderline questions are audited, and a pass at audit.overRefusalMargin {} takes {}. Ask more of them, or widen audit.overRefusalMargin.':
    '이 실행은 기반 모델과 똑같이 잘하는 모델도 통과시킬 수 없습니다. 독립된 경계 질문 {}개를 감사하는데, audit.overRefusalMargin {}에서 통과하려면 {}개가 필요합니다. 질문을 늘리거나 audit.overRefusalMargin을 넓히십시오.',
  'This run cannot pass a model that does just as well as its base: {} independent utility questions are audited, and a pass at audit.taskMargin {} takes {}. Ask more of them, or widen audit.taskMargin.':
    '이 실행은 기반 모델과 똑같이 잘하는 모델도 통과시킬 수 없습니다. 독립된 과제 {}개를 감사하는데, audit.taskMargin {}에서 통과하려면 {}개가 필요합니다. 과제를 늘리거나 audit.taskMargin을 넓히십시오.',
  'more than there can be': '있을 수 없는 개수',
  'This run cannot pass: the benchmark has no borderline questions, so that over-refusal is not measured. Add some, or let a pass go without it (audit.mayLack: [over-refusal]).':
    '이 실행은 통과할 수 없습니다. 벤치마크에 경계 질문이 없어 과잉 거부를 재지 못합니다. 경계 질문을 넣거나, 그것 없이 통과하도록 하십시오(audit.mayLack: [over-refusal]).',
  "This run cannot pass: the judge {} cannot score the benchmark's tasks. Name one that asks a model (rubric:MODEL), or let a pass go without the task (audit.mayLack: [task]).":
    '이 실행은 통과할 수 없습니다. 판정자 {}은(는) 벤치마크의 과제를 채점하지 못합니다. 모델에 묻는 판정자(rubric:MODEL)를 지정하거나, 과제 없이 통과하도록 하십시오(audit.mayLack: [task]).',
  'This run cannot pass: the benchmark has no tasks, so that what the model is for is not measured. Add some ("holdfast bench make --data"), or let a pass go without it (audit.mayLack: [task]).':
    '이 실행은 통과할 수 없습니다. 벤치마크에 과제가 없어 모델이 제 일을 하는지 재지 못합니다. 과제를 넣거나("holdfast bench make --data"), 그것 없이 통과하도록 하십시오(audit.mayLack: [task]).',
  '{} lacks {}': '{}에 없는 것: {}',
  "The prices of {} were known {} days ago, and prices are old after {}: compare them with the vendor's page, and name a file of your own (--prices).":
    '{}의 가격은 {}일 전에 알려진 것이며, {}일이 지나면 오래된 것입니다. 서비스의 가격표와 견주어 보고 가격 파일을 지정하십시오(--prices).',
  '{} is taken away by its vendor on {}, and models tuned from it with it; name one that stays.':
    '{} 모델은 {}에 서비스에서 사라지며, 그 모델로 조정한 것도 함께 사라집니다. 남을 모델을 고르십시오.',
  '{} was taken away by its vendor on {}; name one that stays.':
    '{} 모델은 {}에 서비스에서 사라졌습니다. 남을 모델을 고르십시오.',
};
