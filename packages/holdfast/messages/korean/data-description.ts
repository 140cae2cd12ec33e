/** The formats of rows, by what they are called in English. */
const formats: Readonly<Record<string, string>> = {
  'OpenAI chat': 'OpenAI 대화 형식',
  'OpenAI preference pairs': 'OpenAI 선호 쌍',
  'OpenAI reinforcement rows': 'OpenAI 강화 학습 행',
  'preference pairs': '선호 쌍',
  'prompt/completion': '프롬프트와 답변',
  ShareGPT: 'ShareGPT 형식',
  Alpaca: 'Alpaca 형식',
  'Bedrock conversations': 'Bedrock 대화 형식',
  'Gemini contents': 'Gemini 대화 형식',
  'Rows of no known format': '알려지지 않은 형식의 행',
};

/** What rows lie in. */
const containers: Readonly<Record<string, string>> = {
  JSONL: 'JSONL',
  'a JSON list': 'JSON 목록',
  'JSON objects': 'JSON 객체',
  CSV: 'CSV',
  Parquet: 'Parquet',
  Arrow: 'Arrow',
};

/** What a data file is, such as `OpenAI chat in JSONL, gzip`, in Korean; as it is where it is called otherwise. */
export function koreanDataDescription(description: string): string {
  const parts = /^(.+) in (.+?)((?:, .+)?)$/.exec(description);
  const [format, container] = [formats[parts?.[1] ?? ''], containers[parts?.[2] ?? '']];
  if (!parts || format === undefined || container === undefined) return description;
  return `${format}(${container}${parts[3]})`;
}
