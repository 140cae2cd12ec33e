/** What stands in the way of a model, a judge or a tuner, and how a request fails, by what is said in English. */
export const koreanModelErrors: Readonly<Record<string, string>> = {
  // Names.
  '{}: its weights are not here; name "organism", "charter", a Hugging Face folder, a GGUF file, or hf:OWNER/NAME.':
    '{}: 가중치가 여기 없습니다. "organism", "charter", Hugging Face 폴더, GGUF 파일, hf:OWNER/NAME 가운데 하나를 지정하십시오.',
  'The charter model\'s weights ({}, 93 MB to fetch, {}) are not there: "holdfast models pull charter" fetches them to .holdfast/weights; or name the folder that has them in HOLDFAST_WEIGHTS.':
    '헌장 모델의 가중치({}, 받을 크기 93 MB, {})가 없습니다. "holdfast models pull charter" 명령이 .holdfast/weights에 받아 둡니다. 또는 가중치가 있는 폴더를 HOLDFAST_WEIGHTS에 적으십시오.',
  '{} is a data set, no model.': '{}: 모델이 아니라 데이터 세트입니다.',
  '{} holds no model that the engine reads.': '{}: 엔진이 읽을 수 있는 모델이 없습니다.',
  '{}: its base model {} is not there; put it back, or where HOLDFAST_WEIGHTS says.':
    '{}: 기반 모델 {}이(가) 없습니다. 제자리나 HOLDFAST_WEIGHTS가 가리키는 곳에 두십시오.',
  '{}: "{}" is no vendor that is known; use {}.': '{}: "{}"은(는) 모르는 서비스입니다. 쓸 수 있는 것: {}.',
  "{}: put the model's name at the end, as in http://host:8000/v1#name.{}":
    '{}: http://host:8000/v1#name처럼 끝에 모델의 이름을 적으십시오.{}',
  '{}: an address must not hold a key, since it is written into files; set HOLDFAST_API_KEY.':
    '{}: 주소는 파일에 적히므로 키를 담으면 안 됩니다. HOLDFAST_API_KEY에 넣으십시오.',
  '{} would go to {} in the clear; use https, or set {} for that host if its network is yours.':
    '{} 키가 암호화되지 않은 채 {}(으)로 나가게 됩니다. https를 쓰거나, 여러분의 네트워크라면 그 서버의 키를 {}에 넣으십시오.',
  '{} is for one host, and {} has it; set {} for {}.':
    '{} 키는 서버 한 곳의 것이며 {}에서 쓰고 있습니다. {} 환경 변수에 {}의 키를 넣으십시오.',
  '{} needs {}; set the environment variable {}.': '{}에 {}이(가) 필요합니다. 환경 변수 {}에 넣으십시오.',
  '{} runs here, which takes an engine; hand one in.':
    '{}: 여기서 돌리는 모델이라 엔진이 있어야 합니다. 엔진을 함께 넘기십시오.',
  '{} is served with a chat template of its own; give it to the server (vLLM: --chat-template, llama.cpp: --chat-template-file), or name a folder.':
    '{}: 서버가 제 대화 템플릿을 씁니다. 템플릿을 서버에 주거나(vLLM: --chat-template, llama.cpp: --chat-template-file) 모델 폴더를 지정하십시오.',
  '{} needs more memory than there is; {}.': '{}: 메모리가 모자랍니다. {}.',
  'take a smaller model, rank or batch': '더 작은 모델이나 rank, 배치를 쓰십시오',
  'Weights in 4 bits cannot learn; use method: lora with fourBit.':
    '4비트 가중치는 학습할 수 없습니다. fourBit에는 method: lora를 쓰십시오.',
  // The hub.
  '{} names nothing on the hub; write hf:OWNER/NAME, with @REVISION or /FILE behind it if need be.':
    '{}: 허브에 그런 이름이 없습니다. hf:OWNER/NAME으로 적고, 필요하면 뒤에 @REVISION이나 /FILE을 붙이십시오.',
  '{} is not on the hub; see to the name, revision and file.':
    '{}: 허브에 없습니다. 이름과 판과 파일을 확인하십시오.',
  '{} is not given out ({}): {}.': '{}: 받을 수 없습니다({}). {}.',
  '{} cannot be fetched from {}: {}; start again to go on from there.':
    '{}: {}에서 받지 못했습니다({}). 다시 시작하면 이어서 받습니다.',
  '{} cannot be fetched: the hub answers {}.': '{}: 받지 못했습니다. 허브의 답: {}.',
  "{} is not in the hub's cache, and HF_HUB_OFFLINE forbids to fetch it.":
    '{}: 허브의 캐시에 없는데 HF_HUB_OFFLINE 때문에 받을 수 없습니다.',
  "{} is not in the hub's cache; fetch it (holdfast models pull {}).":
    '{}: 허브의 캐시에 없습니다. 받으십시오(holdfast models pull {}).',
  '{} is not what the hub lists it as; start again to fetch it anew.':
    '{}: 허브의 목록에 적힌 것과 다릅니다. 다시 시작하여 새로 받으십시오.',
  'The hub tells no commit of 40 digits; is HF_ENDPOINT a hub?':
    '허브가 40자리 커밋을 알려 주지 않습니다. HF_ENDPOINT가 허브입니까?',
  '{} is not in the repository any more.': '{}: 저장소에 더는 없습니다.',
  'HF_ENDPOINT is no address.': 'HF_ENDPOINT가 주소가 아닙니다.',
  'HF_ENDPOINT is no https address, and the hub token is not sent in the clear.':
    'HF_ENDPOINT가 https 주소가 아니어서 허브의 토큰을 보내지 않습니다.',
  '{} is a model; data is named hf:datasets/OWNER/NAME.':
    '{}: 모델입니다. 데이터는 hf:datasets/OWNER/NAME으로 적습니다.',
  '{} holds {} files of data; name one behind it, such as {}/{} ({}).':
    '{}: 데이터 파일이 {}개 있습니다. {}/{}처럼 뒤에 하나를 적으십시오({}).',
  'The fetch from the hub ended without an end.': '허브에서 받다가 끝나기 전에 끊겼습니다.',
  '{} is not in its repository, which holds {}.': '{}: 저장소에 없습니다. 있는 것: {}.',
  '{} holds GGUF files; name one of them: {}.': '{}: GGUF 파일이 여럿 있습니다. 하나를 지정하십시오: {}.',
  '{} has {}; it holds {}.': '{}: {}. 있는 것: {}.',
  'there is no connection': '연결되지 않습니다',
  'the connection broke off': '연결이 끊겼습니다',
  // Judges and moderators.
  '"{}" names a judge twice; name each once.': '"{}": 판정자가 두 번 나옵니다. 한 번씩만 적으십시오.',
  'Judge "{}": {} A judge is {}.': '판정자 "{}": {} 판정자로 쓸 수 있는 것: {}.',
  '{} is no guard model that is known; use {}, or rubric:MODEL.':
    '{}: 아는 가드 모델이 아닙니다. {} 가운데 하나나 rubric:MODEL을 쓰십시오.',
  '{} is no guard model that is known; use {}, or a moderation endpoint.':
    '{}: 아는 가드 모델이 아닙니다. {} 가운데 하나나 유해성 검사 주소를 쓰십시오.',
  '{} answers {}, which is no answer of {}; check that it is one.':
    '{}의 답은 {}인데 {}의 답이 아닙니다. 그런 모델이 맞는지 확인하십시오.',
  '{}: {} has no moderation endpoint; use {} or an address.':
    '{}: {}에는 유해성 검사가 없습니다. {}이나 주소를 쓰십시오.',
  '{} left {} answers unjudged.': '{}: 판정하지 못한 답변이 {}개 있습니다.',
  // Tuners.
  'Tuner {} does not take "{}"; the engine does.':
    '조정 도구 {}에는 "{}"이(가) 없습니다. 내장 엔진에는 있습니다.',
  'Tuner {} tunes models named {}:...; {} is none.':
    '조정 도구 {}은(는) {}:...라고 부르는 모델을 조정합니다. {}은(는) 그런 모델이 아닙니다.',
  '{} cannot be tuned by {}, since its weights are not here; name a folder, or a model of {}.':
    '{}: 가중치가 여기 없어 {}(으)로 조정할 수 없습니다. 폴더나 {}의 모델을 지정하십시오.',
  'Tuner command wants "command", the program and its arguments.':
    '조정 도구 command에는 프로그램과 인자를 적은 "command"가 있어야 합니다.',
  'The embedded engine runs here; a cluster wants a trainer such as trl.':
    '내장 엔진은 여기서 돌아갑니다. 클러스터에는 trl 같은 학습기를 쓰십시오.',
  'Tuner {} needs the environment variable {}.': '조정 도구 {}에 환경 변수 {}이(가) 필요합니다.',
  '{} refused the job: {}': '{}에서 작업을 거절했습니다: {}',
  '{}: {}; check the key and what it may do.': '{}: {}. 키와 그 권한을 확인하십시오.',
  '{} does not take the request for {}: {}': '{}에서 {} 요청을 받지 않습니다: {}',
  '{}: {}; start the same command again, nothing is uploaded or paid for twice.':
    '{}: {}. 같은 명령을 다시 시작하십시오. 두 번 올리거나 두 번 내는 일은 없습니다.',
  '{} was cancelled there; started again, a new job is made.':
    '{}: 그쪽에서 취소되었습니다. 다시 시작하면 새 작업을 만듭니다.',
  '{} has ended as {} but names no model; look at it there.':
    '{}: {}(으)로 끝났지만 모델의 이름이 없습니다. 그쪽에서 확인하십시오.',
  '{} refused ({}): {}': '{}에서 거절했습니다({}): {}',
  '{} failed on the rows ({}): {}': '{}: 데이터의 행 때문에 실패했습니다({}): {}',
  '{} failed ({}): {}; started again, a new job is made.':
    '{}: 실패했습니다({}): {}. 다시 시작하면 새 작업을 만듭니다.',
  // Requests.
  '{}: the endpoint refuses the key ({}); put the right key into {}.':
    '{}: 서버가 키를 받지 않습니다({}). 맞는 키를 환경 변수 {}에 넣으십시오.',
  '{}: the endpoint refuses the key ({})': '{}: 서버가 키를 받지 않습니다({})',
  '{}: the account has no credit left ({})': '{}: 계정에 남은 돈이 없습니다({})',
  '{}: too many requests ({})': '{}: 요청이 너무 많습니다({})',
  '{}: no reply came in time': '{}: 제때 답이 오지 않았습니다',
  '{}: no reply came in time ({})': '{}: 제때 답이 오지 않았습니다({})',
  '{}: the endpoint is in trouble ({})': '{}: 서버에 문제가 있습니다({})',
  '{}: the endpoint rejects the request ({})': '{}: 서버가 요청을 받지 않습니다({})',
  '{}: the endpoint cannot be reached ({})': '{}: 서버에 닿지 않습니다({})',
  '{}; {} requests in a row have failed so, and no more are sent':
    '{}. 요청 {}건이 잇달아 이렇게 실패하여 더 보내지 않습니다',
  'The judge {} cannot be used, so nothing was tuned: {}':
    '판정자 {}을(를) 쓸 수 없어 조정을 시작하지 않았습니다: {}',
  '{}: the reply is empty': '{}: 답이 비어 있습니다',
  '{}: the reply is no chat completion but {}, and begins {}; see whether the address is that of an OpenAI-compatible endpoint':
    '{}: 모델의 답변이 아닌 것({})이 왔습니다. 처음 부분은 {}입니다. 주소가 OpenAI와 호환되는 서버의 것인지 확인하십시오',
  'other JSON': '다른 형식의 JSON',
  'a text': '글',
  '{}: the reply is no chat completion; is this an OpenAI-compatible endpoint?':
    '{}: 온 것이 모델의 답변이 아닙니다. OpenAI와 호환되는 서버입니까?',
  '{}: the reply is no JSON ({})': '{}: 온 것이 JSON이 아닙니다({})',
  '{}: the reply broke off ({})': '{}: 답이 끊겼습니다({})',
  '{}: the answer broke off ({})': '{}: 답변이 도중에 끊겼습니다({})',
  '{}: the stream broke off in the middle of the answer': '{}: 답변이 도중에 끊겼습니다',
  "{}: the endpoint's certificate is signed by nobody that this machine trusts ({}); put the path of the certificate that signed it into NODE_EXTRA_CA_CERTS and start again":
    '{}: 서버의 인증서를 이 컴퓨터가 믿지 않습니다({}). 서명한 인증서의 경로를 NODE_EXTRA_CA_CERTS에 넣고 다시 시작하십시오',
  'the endpoint refuses the key ({})': '서버가 키를 받지 않습니다({})',
  'the account has no credit left ({})': '계정에 남은 돈이 없습니다({})',
  'too many requests ({})': '요청이 너무 많습니다({})',
  'the endpoint is in trouble ({})': '서버에 문제가 있습니다({})',
  'the endpoint rejects the request ({})': '서버가 요청을 받지 않습니다({})',
  'the endpoint cannot be reached ({})': '서버에 닿지 않습니다({})',
  'no reply came in time': '제때 답이 오지 않았습니다',
  'no reply came in time ({})': '제때 답이 오지 않았습니다({})',
  'the reply is empty': '답이 비어 있습니다',
  'the reply is no JSON ({})': '온 것이 JSON이 아닙니다({})',
  'the reply broke off ({})': '답이 끊겼습니다({})',
  'the answer broke off ({})': '답변이 도중에 끊겼습니다({})',
  'the stream broke off in the middle of the answer': '답변이 도중에 끊겼습니다',
};
