/** What is wrong with a file of data, of a benchmark or of a policy, by what is said in English. */
export const koreanDataErrors: Readonly<Record<string, string>> = {
  '{}, all of its first {} rows, {} for one: {}; {}.':
    '{}: 처음 {}행이 모두 그렇습니다. 그 하나인 {}: {}. {}.',
  '{}, all of its {} rows, {} for one: {}; {}.': '{}: {}행 모두 그렇습니다. 그 하나인 {}: {}. {}.',
  '{}, row {}: {}; {}.': '{} {}번째 행: {}. {}.',
  '{}, entry {}: {}; {}.': '{} {}번째 항목: {}. {}.',
  '{}, line {}: kind "{}" is unknown; write harmful, borderline or utility (or 유해, 경계, 과제).':
    '{} {}번째 줄: "{}"은(는) 없는 종류입니다. 유해, 경계, 과제(harmful, borderline, utility) 가운데 하나를 적으십시오.',
  '{}, line {}: it is no JSON; put one object on each line.':
    '{} {}번째 줄: JSON이 아닙니다. 한 줄에 객체를 하나씩 적으십시오.',
  '{}, line {}: it is no object with named fields.': '{} {}번째 줄: 이름 붙은 필드가 있는 객체가 아닙니다.',
  '{}, line {}: {}; {}.': '{} {}번째 줄: {}. {}.',
  'line {}': '{}번째 줄',
  'entry {}': '{}번째 항목',
  '{} is no array of objects.': '{}: 객체의 배열이 아닙니다.',
  '{} is empty.': '{}: 비어 있습니다.',
  '{}, line {}: it is no well-formed CSV; check the quotation marks.':
    '{} {}번째 줄: 올바른 CSV가 아닙니다. 따옴표를 확인하십시오.',
  '{}: it is no well-formed CSV; check the quotation marks.':
    '{}: 올바른 CSV가 아닙니다. 따옴표를 확인하십시오.',
  '{} holds no CSV, JSONL or JSON file.': '{}: CSV, JSONL, JSON 파일이 하나도 없습니다.',
  'Benchmark "{}" is unknown; use {}, plain, or a path alone.':
    '"{}": 그런 벤치마크가 없습니다. {}, plain 가운데 하나를 쓰거나 경로만 적으십시오.',
  '{} does not look like {}: {}': '{}: {} 형식으로 보이지 않습니다. {}',
  '{}: its first line names no column that is known ({}); name the column of the prompts (--prompt-column, or audit.columns.prompt).':
    '{}: 첫 줄에 아는 열 이름이 없습니다({}). 질문이 든 열의 이름을 지정하십시오(--prompt-column, 또는 audit.columns.prompt).',
  'its first line names no column that is known ({}); name the column of the prompts (--prompt-column, or audit.columns.prompt).':
    '첫 줄에 아는 열 이름이 없습니다({}). 질문이 든 열의 이름을 지정하십시오(--prompt-column, 또는 audit.columns.prompt).',
  '{}: its columns are {}; name the column of the prompts (--prompt-column, or audit.columns.prompt).':
    '{}: 열은 {}입니다. 질문이 든 열을 지정하십시오(--prompt-column, 또는 audit.columns.prompt).',
  'its columns are {}; name the column of the prompts (--prompt-column, or audit.columns.prompt).':
    '열은 {}입니다. 질문이 든 열을 지정하십시오(--prompt-column, 또는 audit.columns.prompt).',
  '{}: category "{}" is there twice; give each its own id.':
    '{}: 범주 "{}"이(가) 두 번 나옵니다. 저마다 다른 id를 주십시오.',
  '{} is a folder; name a data file, or make one of its files with holdfast convert --to holdfast.':
    '{}: 폴더입니다. 데이터 파일을 지정하거나 holdfast convert --to holdfast로 파일 하나로 만드십시오.',
  '{} is a folder without files; name a data file.':
    '{}: 파일이 없는 폴더입니다. 데이터 파일을 지정하십시오.',
  '{} begins as a Parquet file but cannot be read ({}); make the file again.':
    '{}: Parquet 파일처럼 시작하지만 읽을 수 없습니다({}). 파일을 다시 만드십시오.',
  '{} begins as an Arrow file but cannot be read ({}); make the file again.':
    '{}: Arrow 파일처럼 시작하지만 읽을 수 없습니다({}). 파일을 다시 만드십시오.',
  '{}: its {} data is damaged or cut off ({}); make the file again.':
    '{}: {} 데이터가 상했거나 잘렸습니다({}). 파일을 다시 만드십시오.',
  '{} is compressed with zstd, which Node {} cannot read; use Node 22.15 or newer, or gzip.':
    '{}: zstd로 압축되어 있는데 Node {}에서는 읽을 수 없습니다. Node 22.15 이상이나 gzip을 쓰십시오.',
  '{} seems to be written in {} and not in UTF-8; convert it: {}':
    '{}: UTF-8이 아니라 {} 인코딩으로 저장된 것 같습니다. 변환하십시오: {}',
  '{} seems to be CSV with the columns {}, which are of no known format; name them as a format does, such as prompt and completion.':
    '{}: CSV로 보이지만 열({})이 아는 형식의 것이 아닙니다. prompt와 completion처럼 형식이 쓰는 이름을 붙이십시오.',
  '{}, row {} has changed while it was read; scan it again.':
    '{} {}번째 행이 읽는 동안 바뀌었습니다. 다시 검사하십시오.',
  '{}, row {} is nested too deep to be rewritten; drop it.':
    '{} {}번째 행은 너무 깊이 겹쳐 있어 고쳐 쓸 수 없습니다. 빼십시오.',
  '{}, row {} is {}, and safety examples are none; mix none into such rows, and tune on examples first.':
    '{} {}번째 행은 {}인데 안전 예시는 그렇지 않습니다. 이런 행에는 섞지 말고, 예시로 먼저 조정하십시오.',
  'The policy {} is in {}, and prompts are made in {} alone; name a model that writes them (--writer), or write the policy in one of these.':
    '{} 규칙은 언어가 {}인데 질문은 {} 언어로만 만들 수 있습니다. 질문을 쓸 모델을 지정하거나(--writer) 규칙을 그 언어로 쓰십시오.',
  '{} cannot be read; name a YAML file of prices.':
    '{}: 읽을 수 없습니다. 가격이 적힌 YAML 파일을 지정하십시오.',
  '{} cannot be read; "holdfast scan DATA --write-baseline {}" writes a baseline.':
    '{}: 읽을 수 없습니다. "holdfast scan DATA --write-baseline {}" 명령이 기준선을 만듭니다.',
  '{} is no baseline of a scan; write it with --write-baseline.':
    '{}: 검사의 기준선이 아닙니다. --write-baseline으로 만드십시오.',
  '{} cannot be read; check "{}".': '{}: 읽을 수 없습니다. "{}" 설정을 확인하십시오.',
  '{} cannot be read: {}.': '{}: 읽을 수 없습니다({}).',
  '{} is damaged; remove it and start again.': '{}: 상한 파일입니다. 지우고 다시 시작하십시오.',
  '{}, line {} is damaged; remove the file and start again.':
    '{} {}번째 줄이 상했습니다. 파일을 지우고 다시 시작하십시오.',
};
