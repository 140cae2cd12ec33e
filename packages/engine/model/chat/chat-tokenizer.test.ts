import { expect, test } from 'vitest';
import type { ChatMessage } from './chat-message.ts';
import { type ChatTokenizer, createChatTokenizer } from './chat-tokenizer.ts';
import { wordTokenizer } from './word-tokenizer.ts';

const special = ['<unk>', '<s>', '</s>', '<|system|>', '<|user|>', '<|assistant|>', '<|end|>'];
const words = [
  'be',
  'kind',
  'who',
  'bakes',
  'bread',
  'odo',
  'does',
  'and',
  'cakes',
  '.',
  '?',
  '[',
  ']',
  '/',
  'inst',
];
const tokenizer = wordTokenizer({ words: [...words, '\n'], special });

const plain =
  '<s>{% for m in messages %}<|{{ m.role }}|>\n{{ m.content | trim }}<|end|>\n{% endfor %}' +
  '{% if add_generation_prompt %}<|assistant|>\n{% endif %}';
/** Renders the last user message otherwise than the ones before it, as templates with tools and thinking do. */
const shifting =
  '<s>{% for m in messages %}{% if m.role == "user" and loop.last %}<|user|> be kind. {{ m.content }}<|end|>' +
  '{% elif m.role == "assistant" and not loop.last %}<|assistant|> .{{ m.content }}<|end|>' +
  '{% else %}<|{{ m.role }}|>{{ m.content }}<|end|>{% endif %}{% endfor %}' +
  '{% if add_generation_prompt %}<|assistant|>{% endif %}';
const alternating =
  '{% for m in messages %}{% if (m.role == "user") != (loop.index0 % 2 == 0) %}' +
  '{{ raise_exception("Roles must alternate.") }}{% endif %}' +
  '{% if m.role == "user" %}<s>[inst] {{ m.content }} [/inst]{% else %} {{ m.content }} </s>{% endif %}{% endfor %}';

const conversation: ChatMessage[] = [
  { role: 'user', content: 'Who bakes bread?' },
  { role: 'assistant', content: 'Odo does.' },
  { role: 'user', content: 'And cakes?' },
  { role: 'assistant', content: 'Odo does.' },
];

/** The text of each run of tokens with the same weight other than 0. */
function weighted(chat: ChatTokenizer, messages: readonly ChatMessage[]): [string, number][] {
  const { tokens, weights } = chat.encodeConversation(messages);
  expect(weights).toHaveLength(tokens.length);
  const runs: { tokens: string[]; weight: number; end: number }[] = [];
  const names = [...special, ...words, '\n'];
  weights.forEach((weight, index) => {
    if (weight === 0) return;
    const last = runs.at(-1);
    if (last?.weight === weight && last.end === index) {
      last.tokens.push(names[tokens[index]]);
      last.end = index + 1;
    } else runs.push({ tokens: [names[tokens[index]]], weight, end: index + 1 });
  });
  return runs.map((run) => [run.tokens.join(' '), run.weight]);
}

test.each([
  ['a plain template', plain, '<|end|>'],
  ['a template that renders messages by their place', shifting, '<|end|>'],
  ['a template without openings that refuses other orders', alternating, '</s>'],
])('answers and their end tokens carry the weight: %s', (_, chatTemplate, end) => {
  const chat = createChatTokenizer({ tokenizer, chatTemplate });
  const answer: [string, number] = [`odo does . ${end}`, 1];
  expect(weighted(chat, conversation)).toEqual([answer, answer]);
});

test('a weight of a message is its own', () => {
  const chat = createChatTokenizer({ tokenizer, chatTemplate: plain });
  const messages: ChatMessage[] = [
    { role: 'system', content: 'Be kind.', weight: 0.25 },
    { role: 'user', content: 'Who bakes bread?', weight: 0.1 },
    { role: 'assistant', content: 'Odo does.', weight: 0 },
    { role: 'user', content: 'And cakes?' },
    { role: 'assistant', content: 'Odo does.', weight: 2 },
  ];
  expect(weighted(chat, messages)).toEqual([
    ['be kind . <|end|>', 0.25],
    ['who bakes bread ? <|end|>', 0.1],
    ['odo does . <|end|>', 2],
  ]);
});

test('a prompt ends with the opening of the answer, and the conversation goes on from it', () => {
  const chat = createChatTokenizer({ tokenizer, chatTemplate: plain });
  const prompt = chat.encodePrompt(conversation.slice(0, 3));
  const { tokens, weights } = chat.encodeConversation(conversation);
  expect(tokens.slice(0, prompt.length)).toEqual(prompt);
  expect(weights.indexOf(1, weights.indexOf(1) + 5)).toBe(prompt.length);
});

test('a conversation that is too long is refused, not cut', () => {
  const chat = createChatTokenizer({ tokenizer, chatTemplate: plain, maximumLength: 10 });
  expect(() => chat.encodeConversation(conversation)).toThrow(/has \d+ tokens, but the model takes 10/);
  expect(() => chat.encodePrompt(conversation.slice(0, 3))).toThrow(/model takes 10/);
});

test('what a template refuses is reported in its words', () => {
  const chat = createChatTokenizer({ tokenizer, chatTemplate: alternating });
  expect(() => chat.encodePrompt([{ role: 'assistant', content: 'Odo.' }])).toThrow(/Roles must alternate/);
  expect(() => createChatTokenizer({ tokenizer, chatTemplate: '{% for %}' })).toThrow(
    /template cannot be read/,
  );
});

test('an empty conversation decodes and encodes to nothing', () => {
  const chat = createChatTokenizer({ tokenizer, chatTemplate: plain });
  expect(chat.decode([])).toBe('');
  expect(chat.encode('')).toEqual([]);
});

test('a template that comes to no end or takes all memory is ended, and nothing else is the worse for it', () => {
  const messages: ChatMessage[] = [{ role: 'user', content: 'who bakes bread ?' }];
  // Whether its time or its memory is used up first is the machine's to say.
  const hoards = '{% for i in range(100000000) %}x{% endfor %}';
  const stuck = createChatTokenizer({ tokenizer, chatTemplate: hoards });
  expect(() => stuck.encodePrompt(messages)).toThrow(
    expect.objectContaining({
      code: 'bad-checkpoint',
      message: expect.stringMatching(/has not come to an end within 1 s|takes more than 256 MB of memory/),
    }),
  );
  const sound = createChatTokenizer({ tokenizer, chatTemplate: plain });
  expect(sound.decode(sound.encodePrompt(messages))).toContain('who bakes bread');
});

test('a pattern of the tokenizer that comes to no end is ended', () => {
  const repeats = { Regex: '(\\w+\\s?)+\\u0001' };
  const stuck = createChatTokenizer({
    tokenizer: {
      ...tokenizer,
      pre_tokenizer: { type: 'Split', pattern: repeats, behavior: 'Isolated', invert: false },
    },
    chatTemplate: plain,
  });
  expect(() => stuck.encode('a'.repeat(60))).toThrow(
    expect.objectContaining({
      code: 'bad-checkpoint',
      message: expect.stringMatching(/have not come to an end within 1 s on a text of 60 letters/),
    }),
  );
  expect(stuck.encode('')).toEqual([]);
});

test('a template that makes no text of a conversation is refused where it is rendered', () => {
  const silent = createChatTokenizer({ tokenizer, chatTemplate: '{% if false %}x{% endif %}' });
  expect(() => silent.encodePrompt([{ role: 'user', content: 'who bakes bread ?' }])).toThrow(
    'makes no text of a conversation',
  );
});
