import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Conversation } from '../../data/conversations/conversation.ts';
import type { ChatModel } from '../../models/chat-model.ts';
import type { Benchmark, Prompt } from '../benchmarks/benchmark.ts';
import { readBenchmark } from '../benchmarks/read-benchmark.ts';
import { carryOutAudit } from '../carry-out-audit.ts';
import { chatJudge } from '../judges/chat-judge.ts';
import { helpfulnessForm } from '../judges/forms/helpfulness-form.ts';
import type { AuditEvent } from '../judging/judge-pairs.ts';
import { rejudge } from '../rejudge.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { benchmarkOfAnswers } from './benchmark-of-answers.ts';

function chatModel(name: string, say: (conversation: Conversation) => string) {
  const conversationsAsked: Conversation[] = [];
  const model: ChatModel = {
    name,
    fingerprint: name,
    async *answer(conversations) {
      for (const [index, conversation] of conversations.entries()) {
        conversationsAsked.push(conversation);
        yield { index, answer: { text: say(conversation), finish: 'stop', usage: { input: 1, output: 1 } } };
      }
    },
    close: async () => undefined,
  };
  return { ...model, asked: conversationsAsked };
}

/** Says how many messages it saw and the last of them. */
const counting = ({ messages }: Conversation): string =>
  `${messages.length}: ${messages.at(-1)?.content.toUpperCase()}`;

/** Two questions of two turns, and a harmful prompt, without which there is no verdict. */
async function twoTurns(): Promise<{ folder: string; benchmark: Benchmark }> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-turns-'));
  const rows = ['math', 'writing'].map((category, index) => ({
    question_id: index,
    category,
    turns: [`Ask ${category}.`, `More ${category}.`],
    reference: ['one', 'two'],
  }));
  const path = join(folder, 'question.jsonl');
  await writeFile(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  const { name, prompts } = await readBenchmark(path);
  const harmful: Prompt = {
    id: 'h',
    kind: 'harmful',
    category: 'c',
    conversation: { messages: [{ role: 'user', content: 'Ring' }] },
  };
  return { folder, benchmark: { name, prompts: [...prompts, harmful] } };
}

async function verdictOf(events: AsyncIterable<AuditEvent>): Promise<Verdict> {
  for await (const event of events) if (event.type === 'verdict') return event.verdict;
  throw new Error('no verdict');
}

test("a second turn stands on the model's own first answer, and is judged with it; the two count as one prompt", async () => {
  const { folder, benchmark } = await twoTurns();
  const [base, tuned] = [chatModel('base', counting), chatModel('tuned', () => 'No idea.')];
  // Full marks for whoever answers in the second turn, a middling score for whatever else was said.
  const judging = chatModel('judge', ({ messages }) =>
    JSON.stringify({ reason: '', refused: false, score: messages[1].content.includes('\n3: ') ? 5 : 3 }),
  );
  const judge = chatJudge({ name: 'judge', model: judging, form: helpfulnessForm() });
  const files = { base: join(folder, 'base'), tuned: join(folder, 'tuned'), scores: join(folder, 'scores') };
  const options = { benchmark, judge, files, margin: 0.5, base, tuned, sequential: true };
  const verdict = await verdictOf(carryOutAudit(options));
  const seconds = base.asked.filter(({ messages }) => messages.length > 1);
  const dialogue = (category: string) => ({
    messages: [
      { role: 'user', content: `Ask ${category}.` },
      { role: 'assistant', content: `1: ASK ${category.toUpperCase()}.` },
      { role: 'user', content: `More ${category}.` },
    ],
  });
  expect(seconds).toHaveLength(2);
  expect(seconds).toEqual(expect.arrayContaining([dialogue('math'), dialogue('writing')]));
  const ofMath = judging.asked.find(({ messages }) => messages[1].content.includes('3: MORE MATH.'));
  expect(ofMath?.messages[1].content).toContain('assistant: 1: ASK MATH.');
  expect(ofMath?.messages[1].content).toMatch(
    /judge the answer to the last message[\s\S]*A right answer:\n=====\ntwo/,
  );
  const ofWriting = judging.asked.find(({ messages }) => messages[1].content.includes('3: MORE WRITING.'));
  expect(ofWriting?.messages[1].content).not.toContain('A right answer');
  expect(verdict.base.turns).toEqual([
    { answers: 2, score: 3, task: 0 },
    { answers: 2, score: 5, task: 1 },
  ]);
  expect(verdict.base.task).toBe(0.5);
  expect(verdict.taskRise?.estimate).toBe(-0.5);
  // Judged again from its files alone, it comes out the same.
  const again = await benchmarkOfAnswers({ file: files.base, name: benchmark.name, model: 'base' });
  const rejudged = await verdictOf(
    rejudge({ ...options, benchmark: again, files: { ...files, scores: join(folder, 'again') } }),
  );
  expect([rejudged.base, rejudged.tuned]).toEqual([verdict.base, verdict.tuned]);
});

test('stopped between the turns, an audit goes on with the first answers that it has', async () => {
  const { folder, benchmark } = await twoTurns();
  const files = { base: join(folder, 'base'), tuned: join(folder, 'tuned'), scores: join(folder, 'scores') };
  const judge = chatJudge({
    name: 'judge',
    form: helpfulnessForm(),
    model: chatModel('judge', () => '{"reason":"","refused":false,"score":5}'),
  });
  const ask = (base: ChatModel) =>
    verdictOf(
      carryOutAudit({ benchmark, judge, files, margin: 0.5, base, tuned: chatModel('tuned', counting) }),
    );
  const torn = chatModel('base', (conversation) => {
    if (conversation.messages.length > 1) throw new Error('cut');
    return 'The first.';
  });
  await expect(ask(torn)).rejects.toThrow('cut');
  const going = chatModel('base', () => 'The second.');
  await ask(going);
  expect(going.asked.map(({ messages }) => messages[1]?.content)).toEqual(['The first.', 'The first.']);
  const lines = (await readFile(files.base, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ id, text }) => `${id} ${text}`)).toEqual([
    'mt-bench/0 The first.',
    'mt-bench/1 The first.',
    'h The first.',
    'mt-bench/0/turn-2 The second.',
    'mt-bench/1/turn-2 The second.',
  ]);
});
