/** What a gateway tells a tenant of its jobs and models, by what is said in English; each `{}` stands for a value, in the same order. */
export const koreanGatewayErrors: Readonly<Record<string, string>> = {
  '{} of {} had to be dropped for what they teach, more than the {} that the policy allows, so the others are not trusted either.':
    '가르치는 내용 때문에 빼야 할 행이 {}개({} 가운데)로 정책이 허용하는 {}보다 많아, 나머지 행도 믿을 수 없습니다.',
  'The scan dropped every one of {}.': '검사에서 {} 모두를 뺐습니다.',
  "'error.rows' names the rows and what was found in them; so does the job's page, {} at the gateway's address.":
    "어느 행에서 무엇이 발견되었는지는 'error.rows'와 작업 화면(게이트웨이 주소의 {})에 있습니다.",
  'Hand in a file without them, or ask whoever runs this gateway to let this job through once.':
    '그 행을 뺀 파일을 내거나, 이 작업을 한 번 통과시켜 달라고 게이트웨이 운영자에게 요청하십시오.',
  'Hand in a file without them, or ask {} to let this job through once.':
    '그 행을 뺀 파일을 내거나, 이 작업을 한 번 통과시켜 달라고 요청하십시오(문의: {}).',
};
