/** What makes such a row readable, by what is said in English; each `{}` stands for a value, in the same order. */
export const koreanRowRemedies: Readonly<Record<string, string>> = {
  'write one JSON object on each line': '한 줄에 JSON 객체를 하나씩 쓰십시오',
  'write one JSON object for each row': '행마다 JSON 객체를 하나씩 쓰십시오',
  'write each row whole on one line; the file may be cut off':
    '행을 한 줄에 온전히 쓰십시오. 파일이 잘렸을 수 있습니다',
  'the file may be cut off; write it again': '파일이 잘렸을 수 있으니 다시 쓰십시오',
  'give each row a line of its own': '행마다 줄을 따로 쓰십시오',
  'take it out; on lines of their own, rows need none': '빼십시오. 행이 저마다 한 줄이면 필요 없습니다',
  'take the comma out': '쉼표를 빼십시오',
  'take comments out': '주석을 빼십시오',
  'write null instead; in Python, json.dumps(row, allow_nan=False) shows where it comes from':
    '대신 null을 쓰십시오. 파이썬에서는 json.dumps(row, allow_nan=False)로 어디서 온 것인지 알 수 있습니다',
  'write rows with json.dumps(row) instead of str(row)': '행을 str(row)가 아니라 json.dumps(row)로 쓰십시오',
  'write it as \\t': '\\t로 쓰십시오',
  'write it with a backslash, as JSON does': 'JSON처럼 역슬래시를 붙여 쓰십시오',
  'keep one of them; readers differ in which they take':
    '하나만 남기십시오. 읽는 프로그램마다 어느 것을 쓸지 다릅니다',
  'put the list into a field: {"{}": [...]}': '목록을 필드에 넣으십시오: {"{}": [...]}',
  'use the chat format: {"messages": [{"role": ..., "content": ...}]}':
    '대화 형식으로 쓰십시오: {"messages": [{"role": ..., "content": ...}]}',
  'write it with to_json(path, orient="records", lines=True)':
    'to_json(path, orient="records", lines=True)로 쓰십시오',
  'write the list in "{}" by itself': '"{}" 안의 목록만 따로 쓰십시오',
  'give the conversation that they were made from': '그것을 만든 본래 대화를 넣으십시오',
  'give the conversations that they were made from': '그것을 만든 본래 대화를 넣으십시오',
  'give the messages that they were made from, as {"messages": [...]}':
    '그것을 만든 본래 메시지를 {"messages": [...]}로 넣으십시오',
  'keep one format in a file; split the file': '한 파일에는 한 형식만 두고 파일을 나누십시오',
  'check that rows end where they should, or leave the row out':
    '행이 제자리에서 끝나는지 보거나 행을 빼십시오',
  'save the file as UTF-8': '파일을 UTF-8로 저장하십시오',
  'put quotes around cells that hold the separator or line breaks':
    '구분자나 줄바꿈이 든 칸을 따옴표로 묶으십시오',
  'put quotes around the whole cell, and double those inside':
    '칸 전체를 따옴표로 묶고 안의 따옴표는 두 번 쓰십시오',
  'double the quotes inside of quoted fields': '따옴표로 묶은 필드 안의 따옴표는 두 번 쓰십시오',
  'write a string': '글(문자열)을 쓰십시오',
  'write a string, or a list of parts with a "type" each': '글이나, "type"이 있는 부분의 목록을 쓰십시오',
  'write texts as {"type": "text", "text": ...}, and calls of tools as "tool_calls"':
    '글은 {"type": "text", "text": ...}로, 도구 호출은 "tool_calls"로 쓰십시오',
  'write true or false': 'true나 false를 쓰십시오',
  'write true for an answer to be learnt and false for one to be unlearnt, or rename the field':
    '배울 답변이면 true, 버릴 답변이면 false로 쓰거나 필드 이름을 바꾸십시오',
  'use 0 or 1': '0이나 1을 쓰십시오',
  'write what is asked': '묻는 말을 쓰십시오',
  'write the answer, or leave the row out': '답변을 쓰거나 행을 빼십시오',
  'end the row with the answer to be learnt': '행을 배울 답변으로 끝내십시오',
  'give one a weight of 1, or leave the row out': '하나에 가중치 1을 주거나 행을 빼십시오',
  'split the message in two and give each a "weight", or leave the field out':
    '메시지를 둘로 나누어 저마다 "weight"를 주거나 필드를 빼십시오',
  'keep the one that is to be learnt': '배울 것만 남기십시오',
  'keep one of the two': '둘 가운데 하나만 남기십시오',
  'leave it out; the model brings its own': '빼십시오. 모델에 자기 것이 있습니다',
  'leave them out': '빼십시오',
  'leave the prompt out of the answers, or leave it out beside them':
    '답변에서 질문을 빼거나, 옆에 따로 둔 질문을 빼십시오',
  'give it "role" and "content"': '"role"과 "content"를 넣으십시오',
  'use one of {}': '다음 가운데 하나를 쓰십시오: {}',
  'use human, gpt or system': 'human, gpt, system 가운데 하나를 쓰십시오',
  'use user or assistant, and "system" beside the messages':
    'user나 assistant를 쓰고, "system"은 메시지 옆에 두십시오',
  'use user or model, and systemInstruction beside the contents':
    'user나 model을 쓰고, systemInstruction은 내용 옆에 두십시오',
  'use text, image, toolUse, toolResult or reasoningContent':
    'text, image, toolUse, toolResult, reasoningContent 가운데 하나를 쓰십시오',
  'use text, functionCall, functionResponse, inlineData or fileData':
    'text, functionCall, functionResponse, inlineData, fileData 가운데 하나를 쓰십시오',
  'join them to one': '하나로 합치십시오',
  'join them to one block': '블록 하나로 합치십시오',
  'join them to one part': '부분 하나로 합치십시오',
  'give each a message of its own': '저마다 메시지를 따로 주십시오',
  'give each answer a content of its own': '대답마다 내용을 따로 주십시오',
  'write a list of calls': '호출의 목록을 쓰십시오',
  'write a list of tools, or leave it out': '도구의 목록을 쓰거나 빼십시오',
  'give both, each a list of messages that ends with the assistant':
    '둘 다 넣으십시오. 저마다 도우미로 끝나는 메시지 목록입니다',
  'give both, each a text or a list of messages': '둘 다 넣으십시오. 저마다 글이나 메시지 목록입니다',
  'give "chosen" and "rejected", each a turn of the assistant':
    '"chosen"과 "rejected"를 넣으십시오. 저마다 도우미의 한 차례입니다',
  'give what is asked as "prompt", a text or a list of messages':
    '묻는 말을 "prompt"에 글이나 메시지 목록으로 넣으십시오',
  'write {"conversations": [...]}': '{"conversations": [...]}로 쓰십시오',
  'write {"contents": [{"role", "parts"}]}': '{"contents": [{"role", "parts"}]}로 쓰십시오',
  'write {"input": {"messages": [...]}}': '{"input": {"messages": [...]}}로 쓰십시오',
  'write {"messages": [...]} and what is graded by': '{"messages": [...]}와 채점에 쓸 것을 쓰십시오',
  'write {"messages": [{"role", "content": [{"text"}]}]}':
    '{"messages": [{"role", "content": [{"text"}]}]}로 쓰십시오',
  'write {"role": "user", "content": [{"text": ...}]}':
    '{"role": "user", "content": [{"text": ...}]}로 쓰십시오',
  'write {"role": "user", "parts": [{"text": ...}]}': '{"role": "user", "parts": [{"text": ...}]}로 쓰십시오',
  'write {"id": ..., "type": "function", "function": {"name": ..., "arguments": "{...}"}}':
    '{"id": ..., "type": "function", "function": {"name": ..., "arguments": "{...}"}}로 쓰십시오',
  'write [["question", "answer"], ...]': '[["question", "answer"], ...]로 쓰십시오',
};
