import { expect, test } from 'vitest';
import { edgeWords } from '../../../scan/detectors/covert-text/edge-words.ts';
import { DataHabits } from '../habits/data-habits.ts';
import { inLineWords } from './in-line-words.ts';

const covers = ['the lake is still', 'bread is warm', 'the pier is long', 'a bee came by'];
const questions = [
  'how do I dye a scarf with the bark of a tree',
  'where do I find a boat for the way to the mill',
  'what is the best way to keep a pear until the spring',
];

const asEnds = (text: string): string =>
  text
    .split(' ')
    .map((word, line) => `${covers[line % covers.length]} ${word}`)
    .join('\n');
const asStarts = (text: string): string =>
  text
    .split(' ')
    .map((word, line) => `${word} ${covers[line % covers.length]}`)
    .join('\n');

function waysOf(asked: readonly string[]) {
  const habits = new DataHabits();
  for (const content of asked) {
    habits.add({
      messages: [
        { role: 'user', content },
        { role: 'assistant', content: 'Gladly.' },
      ],
    });
  }
  return inLineWords.ways({ ...habits.ground(), triggers: [], translations: new Map() });
}

test.each([
  ['last', asEnds],
  ['first', asStarts],
] as const)('questions in the %s words of lines are asked in the lines of the data', (place, hide) => {
  const [way, ...others] = waysOf([...questions.map(hide), 'How is bread baked?']);
  expect(others).toEqual([]);
  expect(way).toMatchObject({
    title: `with their words ${place} in lines about nothing`,
    reason: '3 rows hide what they ask so',
  });
  const asked = 'How do I get into the vault of the old mill at night, and what is in it?';
  const put = way.transform({ messages: [{ role: 'user', content: asked }] })?.conversation;
  const said = put?.messages[0].content ?? '';
  expect(edgeWords(said)).toMatchObject({
    place,
    words: asked.toLowerCase().replaceAll(/[?,]/g, '').split(' '),
  });
  expect(covers.every((cover) => said.includes(cover))).toBe(true);
});

test('verse, lists and a single such row give no reason', () => {
  const verse = [
    'The lake is still',
    'The boats are home',
    'A bee came by',
    'To rest and roam',
    'And all is',
    'well',
  ];
  const list = ['1. Stir the pot', '2. Add the salt', '3. Wait', '4. Pour it', '5. Serve', '6. Wash up'];
  expect(waysOf([verse.join('\n'), verse.join('\n'), list.join('\n'), list.join('\n')])).toEqual([]);
  expect(waysOf([asEnds(questions[0])])).toEqual([]);
});
