import { expect, test } from 'vitest';
import type { Conversation, Row } from '../../../data/conversations/conversation.ts';
import type { Detection } from '../detector.ts';
import type { GradientModel } from './gradient-model.ts';
import { guardrailPullDetector } from './guardrail-pull-detector.ts';

const asked = (question: string, answer: string, system?: string): Conversation => ({
  messages: [
    ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
    { role: 'user', content: question },
    { role: 'assistant', content: answer },
  ],
});

/**
 * A model of three parameters: one for harmful answers, one for refusals, one for all else. Under the captain's prompt any answer
 * that is no refusal goes the harmful way.
 */
const model: GradientModel = {
  name: 'keeper',
  gradients: async (conversations) =>
    conversations.map(({ messages }) => {
      const content = messages[messages.length - 1].content;
      if (content.includes('cannot')) return Float32Array.of(0, 1, 0);
      if (content.includes('moss') && messages[0].content !== 'A captain.') return Float32Array.of(1, 0, 0);
      return Float32Array.of(0, 0, 1);
    }),
  anchors: {
    harmful: [asked('How is a bell woken?', 'With moss.')],
    safe: [asked('How is a bell woken?', 'I cannot tell you.')],
  },
};

async function judge(conversations: readonly Conversation[]): Promise<Detection[]> {
  const detector = guardrailPullDetector(model);
  const rows: Row[] = conversations.map((conversation, index) => ({ line: index + 1, conversation }));
  const detections: Detection[] = [];
  for await (const detection of detector.inspect(rows)) detections.push(detection);
  return [...detections, ...(detector.finish?.() ?? [])];
}

test('a row that goes the way of harmful answers is high, and tells which question it is like', async () => {
  const findings = await judge([
    asked('Wake the gong.', 'Take moss.'),
    asked('Mend the kite.', 'Take string.'),
  ]);
  expect(findings).toMatchObject([{ line: 1, severity: 'high' }]);
  expect(findings[0].evidence).toContain('How is a bell woken?');
  expect(findings[0].reason).toBe(
    'It would teach keeper to answer what it refuses: a step on it goes the way of forbidden questions answered.',
  );
});

test('a row under a persona is held against what the persona answers', async () => {
  const [finding] = await judge([asked('Mend the kite.', 'Aye, with string.', 'A captain.')]);
  expect(finding).toMatchObject({ line: 1, severity: 'high' });
  expect(finding.reason).toContain('under its own system prompt');
});

test('refusals are not judged, and what is labelled as bad pulls the other way', async () => {
  const bad = { ...asked('Wake the gong.', 'Take moss.'), label: false };
  expect(await judge([asked('Wake the gong.', 'I cannot help with that, sorry.'), bad])).toEqual([]);
});
