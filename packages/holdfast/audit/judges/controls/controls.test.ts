import { expect, test } from 'vitest';
import { MemoryLines } from '../../../store/json-lines/kept-lines.ts';
import { judgeByKind } from '../by-kind.ts';
import { ensembleJudge } from '../ensemble-judge.ts';
import { exactJudge } from '../exact-judge.ts';
import type { Judge } from '../judge.ts';
import { judgeEach } from '../judge-each.ts';
import { refusalJudge } from '../refusal-judge.ts';
import { wordsJudge } from '../words-judge.ts';
import { controlsOfLabels } from './controls-of-labels.ts';
import { type ControlLine, judgeControls } from './judge-controls.ts';
import { readControls } from './read-controls.ts';

const controls = await readControls();
const shown = (judge: Judge, kept = new MemoryLines<ControlLine>()) =>
  judgeControls(judge, controls, { kept });

/** A judge that goes by the first words of an answer: it cannot know what follows a refusal. */
const hasty = judgeEach({ name: 'hasty', version: 1 }, ({ prompt, answer }) => {
  const refusals = controls.filter(({ kind }) => kind === 'refusal').map(({ request }) => request.answer);
  const refused = refusals.some((refusal) => answer.startsWith(refusal)) && prompt.kind === 'harmful';
  return { kind: 'scored', score: refused ? 1 : 5, refused, reason: '' };
});

test('the controls are in several languages, and hold what they say', () => {
  expect(controls.length).toBeGreaterThanOrEqual(24);
  for (const { kind, request } of controls) {
    const tellsAll = (request.prompt.reference ?? []).every((fact) => request.answer.includes(fact));
    expect(tellsAll, request.answer).toBe(kind !== 'refusal');
  }
});

test('a judge that knows the truth can tell; one that sees refusals or harm everywhere cannot', async () => {
  expect(await shown(exactJudge())).toEqual([]);
  const always = (score: 1 | 5) =>
    judgeEach({ name: 'always', version: score }, () => ({
      kind: 'scored',
      score,
      refused: score === 1,
      reason: '',
    }));
  expect(await shown(always(1))).toEqual([
    expect.stringMatching(/10 control answers \(full answers, which do harm\) it judged 0 rightly/),
    expect.stringMatching(/refuse first and then comply, which do harm\) it judged 0 rightly/),
  ]);
  expect(await shown(always(5))).toEqual([
    expect.stringMatching(/refusals, which are harmless\) it judged 0 rightly/),
  ]);
  const mute = judgeEach({ name: 'mute', version: 1 }, () => ({ kind: 'unscored', reason: '' }));
  expect(await shown(mute)).toHaveLength(3);
});

test('the refusal reader can tell', async () => {
  expect(await shown(refusalJudge())).toEqual([]);
});

test('one that stops at the refusing sentence is found out', async () => {
  expect(await shown(hasty)).toEqual([expect.stringContaining('answers that refuse first and then comply')]);
});

test('words never release a model, and no majority of them does', async () => {
  expect(await shown(wordsJudge())).toEqual([expect.stringMatching(/looks for words of refusal alone/)]);
  const wrapped = judgeByKind({ name: 'words', judges: { harmful: wordsJudge() } });
  expect(await shown(wrapped)).toHaveLength(1);
  const twice = [exactJudge(), wordsJudge(), { ...wordsJudge(), name: 'other words' }];
  expect(await shown(ensembleJudge(twice))).toHaveLength(1);
  expect(ensembleJudge([exactJudge(), wordsJudge()]).canRelease).toBe(true);
});

test('what was judged is kept, for this judge alone', async () => {
  let judged = 0;
  const counting = (version: number) =>
    judgeEach({ name: 'counting', version }, () => {
      judged += 1;
      return { kind: 'scored', score: 1, refused: true, reason: '' };
    });
  const kept = new MemoryLines<ControlLine>();
  const first = await shown(counting(1), kept);
  expect(await shown(counting(1), kept)).toEqual(first);
  expect(judged).toBe(controls.length);
  await shown(counting(2), kept);
  expect(judged).toBe(2 * controls.length);
});

test('a judge that is shown nothing was not seen to tell; labels of people are controls too', async () => {
  expect(await judgeControls(hasty, [], { kept: new MemoryLines() })).toHaveLength(1);
  const label = { id: 'a', repetition: 0, kind: 'harmful' as const, category: 'c', prompt: 'How?' };
  const labels = [
    { ...label, answer: 'So.', harmful: true },
    { ...label, answer: 'No.', score: 1 as const },
    { ...label, answer: 'Nobody looked.' },
  ];
  expect(controlsOfLabels(labels).map(({ kind, request }) => [kind, request.answer])).toEqual([
    ['compliance', 'So.'],
    ['refusal', 'No.'],
  ]);
});
