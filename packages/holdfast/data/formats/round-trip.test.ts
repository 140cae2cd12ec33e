import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversation, FormatName, Message } from '../conversations/conversation.ts';
import { parseValue } from '../parse-row.ts';
import { isProblem } from './format.ts';
import { formatNamed, formats } from './formats.ts';
import { openaiRow } from './writing/openai-row.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => value.trim() !== '');
/** Seldom there, so that each format can hold some conversations. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const picture = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } };

const userMessage = fc.oneof(
  { weight: 8, arbitrary: text.map((content): Message => ({ role: 'user', content })) },
  {
    weight: 1,
    arbitrary: text.map(
      (content): Message => ({ role: 'user', content, parts: [{ type: 'text', text: content }, picture] }),
    ),
  },
  { weight: 1, arbitrary: fc.record({ role: fc.constant('user' as const), content: text, name: text }) },
);
const call = fc.record({
  id: fc.string({ minLength: 1 }),
  name: text,
  arguments: fc.dictionary(fc.string(), fc.jsonValue()).map((given) => JSON.stringify(given)),
});
const answer: fc.Arbitrary<Message> = fc.record({
  role: fc.constant('assistant' as const),
  content: text,
  weight: maybe(fc.constantFrom(0, 0.5, 1)),
  reasoning: maybe(text),
});
const turn = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(userMessage, answer) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(userMessage, call, text, answer)
      .map(([question, made, result, last]): Message[] => [
        question,
        { role: 'assistant', content: '', toolCalls: [made] },
        { role: 'tool', content: result, toolCallId: made.id, name: made.name },
        last,
      ]),
  },
);
const last = text.map((content): Message => ({ role: 'assistant', content }));

/** Conversations with whatever they may hold, defined or not. */
const conversation: fc.Arbitrary<Conversation> = fc
  .record({
    system: maybe(text),
    turns: fc.array(turn, { maxLength: 2 }),
    question: userMessage,
    better: last,
    worse: maybe(last),
    label: maybe(fc.boolean()),
    tools: maybe(fc.constant([{ type: 'function', function: { name: 'move', parameters: {} } }])),
    media: maybe(fc.constant({ images: ['a.png'] })),
  })
  .map(({ system, turns, question, better, worse, label, tools, media }) => {
    const before: Message[] = system === undefined ? [] : [{ role: 'system', content: system }];
    const prompt = [...before, ...turns.flat(), question];
    return {
      messages: [...prompt, better],
      tools,
      media,
      ...(worse ? { rejected: [worse], chosenFrom: prompt.length } : { label }),
    };
  });

/** What a model learns: without the weight that a message has anyway, and without what is not there. */
function essence({ messages, rejected, ...beside }: Conversation): unknown {
  const plain = (message: Message) => {
    const usual = message.role === 'assistant' ? 1 : 0;
    return { ...message, weight: message.weight === usual ? undefined : message.weight };
  };
  return JSON.parse(
    JSON.stringify({ ...beside, messages: messages.map(plain), rejected: rejected?.map(plain) }),
  );
}

test('what Holdfast writes itself is read as the same, whatever a conversation holds', () => {
  fc.assert(
    fc.property(conversation, (original) => {
      const read = parseValue(JSON.parse(JSON.stringify(openaiRow(original))));
      if (read.kind === 'problem') throw new Error(read.reason);
      expect(essence(read.conversation)).toEqual(essence(original));
    }),
    { numRuns: 300 },
  );
});

/** What formats that have no place for it leave out: ids where calls are told by order, names where calls are told by id. */
const leftOut: Partial<Record<FormatName, (key: string) => boolean>> = {
  sharegpt: (key) =>
    key === 'id' || key === 'toolCallId' || key === 'name' || key === 'isContent' || key === 'content',
  gemini: (key) => key === 'id' || key === 'toolCallId',
  bedrock: (key) => key === 'name',
};

test.each(formats.map(({ name }) => name))('%s holds what it does not refuse', (name) => {
  const format = formatNamed(name);
  let written = 0;
  fc.assert(
    fc.property(conversation, (original) => {
      const row = format.write(original);
      if (isProblem(row)) {
        expect(`${row.reason}; ${row.remedy}`).toMatch(/\S; \w/);
        return;
      }
      written += 1;
      const read = parseValue(JSON.parse(JSON.stringify(row)), name);
      if (read.kind === 'problem') throw new Error(`${read.reason}: ${JSON.stringify(row)}`);
      const without = (value: unknown) =>
        JSON.parse(JSON.stringify(value, (key, inner) => (leftOut[name]?.(key) ? undefined : inner)));
      expect(without(essence(read.conversation))).toEqual(without(essence(original)));
    }),
    { numRuns: 400 },
  );
  if (name !== 'openai-reinforcement') expect(written).toBeGreaterThan(5);
});
