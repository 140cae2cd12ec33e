/** What is missing before a model can be asked, and what has aged, by what is said in English. */
export const koreanAccess: Readonly<Record<string, string>> = {
  '{} needs a key; set the environment variable {}.': '{}에 키가 필요합니다. 환경 변수 {}에 넣으십시오.',
  '{} needs its region; set the environment variable {}.':
    '{}에 지역이 필요합니다. 환경 변수 {}에 넣으십시오.',
  '{} needs its address; set the environment variable {}.':
    '{}에 주소가 필요합니다. 환경 변수 {}에 넣으십시오.',
  '{} does not run, or reaches no cluster': '{} 명령이 돌지 않거나 클러스터에 닿지 않습니다',
  '{} was made from {}, and judges hold answers against the policy {}; name {} as audit.policy (--policy).':
    '{} 벤치마크는 {} 규칙으로 만들었는데 판정자는 {} 규칙에 답변을 견줍니다. audit.policy(--policy)에 {}을(를) 지정하십시오.',
  '{} lacks {}': '{}에 없는 것: {}',
  "The prices of {} were known {} days ago, and prices are old after {}: compare them with the vendor's page, and name a file of your own (--prices).":
    '{}의 가격은 {}일 전에 알려진 것이며, {}일이 지나면 오래된 것입니다. 서비스의 가격표와 견주어 보고 가격 파일을 지정하십시오(--prices).',
  '{} is taken away by its vendor on {}, and models tuned from it with it; name one that stays.':
    '{} 모델은 {}에 서비스에서 사라지며, 그 모델로 조정한 것도 함께 사라집니다. 남을 모델을 고르십시오.',
  '{} was taken away by its vendor on {}; name one that stays.':
    '{} 모델은 {}에 서비스에서 사라졌습니다. 남을 모델을 고르십시오.',
};
