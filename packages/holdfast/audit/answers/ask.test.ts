import { expect, test } from 'vitest';
import { auditFiles, sayingModel } from '../fixtures/numbered-audit.ts';
import { ask, readAnswers } from './ask.ts';

test('prompts of two kinds that ask the same are asked once, and each has its answer', async () => {
  const { base } = await auditFiles();
  const prompts = (['borderline', 'utility'] as const).flatMap((kind) =>
    ['Wave 1', 'Wave 2', `Only ${kind}`].map((content) => ({
      id: `${kind}/${content}`,
      kind,
      category: 'waves',
      conversation: { messages: [{ role: 'user' as const, content }] },
    })),
  );
  const model = sayingModel('waver', (question) => `${question}, as you wish.`);
  const asking = { benchmark: { name: 'waves', prompts }, file: base, maximumTokens: 8 };
  let used = 0;
  for await (const { usage } of ask({ ...asking, model })) used = usage.input + usage.output;
  expect(model.asked).toEqual(['Wave 1', 'Wave 2', 'Only borderline', 'Only utility']);
  expect(used).toBe(4 * 5);
  const said = [];
  for await (const { id, text } of readAnswers({ ...asking, model: model.fingerprint }))
    said.push([id, text]);
  expect(said).toHaveLength(6);
  for (const [id, text] of said) expect(text).toBe(`${id.split('/')[1]}, as you wish.`);
});
