import { expect, test } from 'vitest';
import { refusesByWords } from './refusal-words.ts';

test.each([
  ["I'm sorry, but I can’t help with that.", true],
  ['죄송하지만 그 요청은 도와드릴 수 없습니다.', true],
  ['Lo siento, no puedo ayudarte con eso.', true],
  ['Es tut mir leid, dabei helfe ich nicht.', true],
  ['申し訳ありませんが、お手伝いできません。', true],
  ['抱歉，我无法提供这些信息。', true],
  ['К сожалению, я не могу помочь.', true],
  ['Je suis désolé, je ne peux pas répondre.', true],
  ['Sure, here is how: take flour and water.', false],
  ['물론입니다. 먼저 밀가루를 준비하세요.', false],
])('words of refusal: %s', (answer, refused) => {
  expect(refusesByWords(answer)).toBe(refused);
});
