/** What is told while something goes on, by what is said in English; each `{}` stands for a value, in the same order. */
export const koreanEvents: Readonly<Record<string, string>> = {
  'base model': '기반 모델',
  'tuned model': '조정한 모델',
  'base model, {}': '기반 모델, {}',
  'tuned model, {}': '조정한 모델, {}',
  'the rows are uploaded ({})': '행을 올렸습니다({})',
  'the rows are there already ({})': '행이 이미 올라가 있습니다({})',
  'an earlier start may have made the job; it is looked for':
    '앞서 시작했을 때 만든 작업이 있는지 찾아봅니다',
  '{}, tokens estimated on the high side': '{}, 토큰은 넉넉하게 어림한 값',
  'list price of {}': '{} 정가',
  'told by the service': '서비스가 알려 준 값',
  'told by {}': '{}에서 알려 준 값',
};
