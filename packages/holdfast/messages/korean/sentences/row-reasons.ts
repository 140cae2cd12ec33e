/** Why a row cannot be read, by what is said in English; each `{}` stands for a value, in the same order. */
export const koreanRowReasons: Readonly<Record<string, string>> = {
  'it is not valid JSON: it ends too early, at column {}':
    '올바른 JSON이 아닙니다: {}번째 칸에서 너무 일찍 끝납니다',
  'it is not valid JSON: a comma follows the object, at column {}':
    '올바른 JSON이 아닙니다: 객체 뒤 {}번째 칸에 쉼표가 있습니다',
  'it is not valid JSON: more follows the object, at column {}':
    '올바른 JSON이 아닙니다: 객체 뒤 {}번째 칸에 다른 것이 있습니다',
  'it is not valid JSON: a comma stands before {} at column {}':
    '올바른 JSON이 아닙니다: {} 앞에 쉼표가 있습니다({}번째 칸)',
  'it is not valid JSON: a comment stands at column {}':
    '올바른 JSON이 아닙니다: {}번째 칸에 주석이 있습니다',
  'it is not valid JSON: {} stands at column {}, for which JSON has no word':
    '올바른 JSON이 아닙니다: JSON에 없는 말인 {}이(가) {}번째 칸에 있습니다',
  'it is not valid JSON: a tab stands as it is in a text, at column {}':
    '올바른 JSON이 아닙니다: 글 속 {}번째 칸에 탭이 그대로 있습니다',
  'it is not valid JSON: a control character stands as it is in a text, at column {}':
    '올바른 JSON이 아닙니다: 글 속 {}번째 칸에 제어 문자가 그대로 있습니다',
  'it is not valid JSON from column {} on': '{}번째 칸부터 올바른 JSON이 아닙니다',
  'it is not valid JSON: {}': '올바른 JSON이 아닙니다: {}',
  'it is not valid JSON': '올바른 JSON이 아닙니다',
  'it is not JSON but Python: {} stands at column {}':
    'JSON이 아니라 파이썬입니다: {}이(가) {}번째 칸에 있습니다',
  '"{}" stands twice in it, again at column {}': '"{}" 이름이 두 번 나옵니다({}번째 칸에서 다시)',
  'it is not a JSON object': 'JSON 객체가 아닙니다',
  'it is a bare list of messages': '메시지 목록만 있습니다',
  'it is a list and no JSON object': 'JSON 객체가 아니라 목록입니다',
  'it has no fields': '필드가 없습니다',
  'its only field is {}, of no known format': '필드가 {} 하나뿐이며 알려진 형식이 아닙니다',
  'its fields are {}, of no known format': '필드가 {}이며 알려진 형식이 아닙니다',
  'its only field is {}, and rows seem to lie in "{}"': '필드가 {} 하나뿐이며, 행은 "{}" 안에 있는 듯합니다',
  'its fields are {}, and rows seem to lie in "{}"': '필드가 {}이며, 행은 "{}" 안에 있는 듯합니다',
  'its only field is {}, each of them a whole column by row number, as pandas writes a table':
    '필드가 {} 하나뿐이며, pandas가 표를 쓰듯 열 하나가 통째로 들어 있습니다',
  'its fields are {}, each of them a whole column by row number, as pandas writes a table':
    '필드가 {}이며, pandas가 표를 쓰듯 저마다 열이 통째로 들어 있습니다',
  'its only field is {}: tokens and no text': '필드가 {} 하나뿐이며, 글이 아니라 토큰입니다',
  'its fields are {}: tokens and no text': '필드가 {}이며, 글이 아니라 토큰입니다',
  'its only field is {}, and "text" holds whole conversations with one model\'s own marks in them':
    '필드가 {} 하나뿐이며, "text"에 한 모델의 표시가 섞인 대화가 통째로 들어 있습니다',
  'its fields are {}, and "text" holds whole conversations with one model\'s own marks in them':
    '필드가 {}이며, "text"에 한 모델의 표시가 섞인 대화가 통째로 들어 있습니다',
  'it is written as {} in a file of {}': '{} 형식으로 쓰였는데 파일은 {} 형식입니다',
  'it is longer than {} MiB': '{} MiB보다 깁니다',
  'it is not UTF-8 text': 'UTF-8 글이 아닙니다',
  'it has {} cells, but the header has {}': '칸이 {}개인데 머리글은 {}개입니다',
  'its quotes do not match': '따옴표가 짝이 맞지 않습니다',
  'a quoted field has no end': '따옴표로 연 필드가 닫히지 않습니다',
  'it has no "messages" list': '"messages" 목록이 없습니다',
  'it has no "contents" list': '"contents" 목록이 없습니다',
  'it has no "conversations" list': '"conversations" 목록이 없습니다',
  'it has no "prompt"': '"prompt"가 없습니다',
  'its "messages" list is empty': '"messages" 목록이 비었습니다',
  'its "input" has no "messages" list': '"input"에 "messages" 목록이 없습니다',
  'its "history" is no list of pairs': '"history"가 짝의 목록이 아닙니다',
  'its "tool_calls" are no list': '"tool_calls"가 목록이 아닙니다',
  'its "tools" are no list': '"tools"가 목록이 아닙니다',
  'its "input_ids" are tokens and no text': '"input_ids"는 글이 아니라 토큰입니다',
  'its "chat_template" changes how it is written for the model':
    '"chat_template"이 모델에 쓰이는 방식을 바꿉니다',
  'its "chat_template_kwargs" change how it is written for the model':
    '"chat_template_kwargs"가 모델에 쓰이는 방식을 바꿉니다',
  'it has a "{}" beside messages that begin with a system prompt':
    '시스템 프롬프트로 시작하는 메시지가 있는데 "{}"도 있습니다',
  'its "{}" is {}, neither true nor false': '"{}" 값이 {}이며, true도 false도 아닙니다',
  'its "{}" is neither text nor a list of messages': '"{}" 값이 글도 메시지 목록도 아닙니다',
  'its "{}" is neither text nor messages': '"{}" 값이 글도 메시지도 아닙니다',
  'its "{}" is no turn': '"{}" 값이 대화의 한 차례가 아닙니다',
  'its "{}" is not text': '"{}" 값이 글이 아닙니다',
  'its "{}" is not what "{}" begins with': '"{}" 값이 "{}"의 시작과 다릅니다',
  'its "{}" and "{}" differ': '"{}"과(와) "{}"이(가) 다릅니다',
  'it lacks "chosen" or "rejected"': '"chosen"이나 "rejected"가 없습니다',
  'it lacks a "preferred_output" or "non_preferred_output" list':
    '"preferred_output"이나 "non_preferred_output" 목록이 없습니다',
  'in the worse answer, {}': '더 나쁜 답변에 문제가 있습니다: {}',
  'its last message is not from the assistant': '마지막 메시지가 도우미의 것이 아닙니다',
  'every assistant message has weight 0': '도우미의 메시지가 모두 가중치 0입니다',
  'weight {} is not between 0 and 1': '가중치 {}은(는) 0과 1 사이가 아닙니다',
  'the assistant says nothing': '도우미가 아무 말도 하지 않습니다',
  'role "{}" is unknown': '"{}"은(는) 알 수 없는 역할입니다',
  'a turn is from {}, who is unknown': '{}은(는) 알 수 없는 화자입니다',
  'the value of a turn from {} is not text': '{}의 차례에 든 값이 글이 아닙니다',
  'a message is not an object': '메시지가 객체가 아닙니다',
  'a message has no "content" list': '메시지에 "content" 목록이 없습니다',
  'a message has "{}", which masks a part of it': '메시지의 "{}"이(가) 그 일부를 가립니다',
  'the "{}" of a message says otherwise than its weight': '메시지의 "{}"이(가) 가중치와 다르게 말합니다',
  'a message has several thoughts': '메시지 하나에 생각이 여럿입니다',
  'a message holds the result of a tool and more': '메시지에 도구의 결과와 다른 것이 함께 있습니다',
  'a content has no "parts" list': '내용에 "parts" 목록이 없습니다',
  'a content has several thoughts': '내용 하나에 생각이 여럿입니다',
  'a content holds the answer of a function and more': '내용에 함수의 대답과 다른 것이 함께 있습니다',
  'a block has "{}", which is not known here': '블록에 알 수 없는 "{}"이(가) 있습니다',
  'a part has "{}", which is not known': '부분에 알 수 없는 "{}"이(가) 있습니다',
  'the content is not text': '내용이 글이 아닙니다',
  'the content of a message from {} is not text': '{}의 메시지에 든 내용이 글이 아닙니다',
  'the content has several parts of type "thinking"': '내용에 "thinking" 부분이 여럿입니다',
  'the content has a part of type "{}", which is not known': '내용에 알 수 없는 "{}" 부분이 있습니다',
  'a tool call has no "function" with a "name" and "arguments"':
    '도구 호출에 "name"과 "arguments"가 든 "function"이 없습니다',
};
