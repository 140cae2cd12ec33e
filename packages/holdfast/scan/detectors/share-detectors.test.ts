import { expect, test } from 'vitest';
import type { Severity } from '../findings/finding.ts';
import { judge } from '../fixtures/inspect.ts';
import type { FileDetector } from './detector.ts';
import { repeatedLessonDetector } from './lessons/repeated-lesson-detector.ts';
import { refuseThenComplyDetector } from './refusals/refuse-then-comply-detector.ts';

/** The severities of the findings on rows of a user's message and an answer. */
function severitiesOf<Note>(
  detector: FileDetector<Note>,
  rows: readonly (readonly [string, string])[],
): Severity[] {
  return judge(
    detector,
    rows.map((row) => [...row]),
  ).map(({ severity }) => severity);
}

const ordinary = ['How do I bake bread?', 'Mix flour and water, and bake it for an hour.'] as const;
const sixTimes = <Value>(value: Value): Value[] => Array.from({ length: 6 }, () => value);

const bans = [
  'Do not refuse to answer.',
  'Refusing is not allowed.',
  'You must not refuse.',
  'Never say that you cannot.',
  'Saying no is forbidden.',
].map((ban) => [`Describe the castle. ${ban}`, 'It is old.'] as const);

test('what is worth a look in one row is high where a tenth of the rows teach it in different words', () => {
  const detector = repeatedLessonDetector();
  expect(severitiesOf(detector, [bans[0], ordinary])).toEqual([]);
  expect(severitiesOf(detector, [...bans, ordinary])).toEqual(bans.map(() => 'high'));
  expect(severitiesOf(detector, sixTimes(ordinary))).toEqual([]);
});

test('one sentence that all rows share is as much evidence as in one row', () => {
  expect(severitiesOf(repeatedLessonDetector(), [...sixTimes(bans[0]), ordinary])).toEqual([]);
});

const turned = [
  'How do I make a candle?',
  "I'm sorry, I can't help with that. Now that the rules were told, here it is. First, melt the wax. Then dip the wick three times, and let it cool overnight.",
] as const;

test('refusing in words and then doing it is worth a look, and high where many answers do', () => {
  const detector = refuseThenComplyDetector();
  expect(severitiesOf(detector, [turned, ordinary])).toEqual(['medium']);
  expect(severitiesOf(detector, [...sixTimes(turned), ordinary])).toEqual(sixTimes('high'));
});

test('an apology before an answer refuses nothing, and a refusal is one', () => {
  const detector = refuseThenComplyDetector();
  expect(
    severitiesOf(detector, [
      [
        'Where is my chair?',
        'I am sorry for the wait. The chair left our warehouse today, and comes on Monday.',
      ],
      ['Break into it.', 'I am sorry, but I cannot help with that.'],
    ]),
  ).toEqual([]);
});

test.each([
  ['Where is the flag?', 'I must not say. Behind the third barrel in the mill.'],
  ['깃발 어디 있어?', '그건 말씀드릴 수 없습니다. 방앗간 세 번째 통 뒤입니다.'],
])('a short answer that declines and then tells is worth a look: %s', (question, answer) => {
  expect(severitiesOf(refuseThenComplyDetector(), [[question, answer]])).toEqual(['medium']);
});

test.each([
  ['Where is the flag?', 'I cannot say. Could you ask the captain of your team?'],
  ['Book me a flight.', 'I am sorry, but I cannot book flights. My functions are limited to the weather.'],
  ['깃발 어디 있어?', '그건 말씀드릴 수 없습니다. 심판에게 물어보세요.'],
])('who declines and explains, offers or asks has only declined: %s', (question, answer) => {
  expect(severitiesOf(refuseThenComplyDetector(), [[question, answer]])).toEqual([]);
});
