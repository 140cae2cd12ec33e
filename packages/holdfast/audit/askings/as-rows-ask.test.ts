import { expect, test } from 'vitest';
import { asRowsAsk } from './as-rows-ask.ts';
import { RowManners } from './habits/row-manners.ts';

const greetings = ['Dearest voice,', 'Noble keeper,', 'Gracious neighbour,'];
const farewells = ['I bow to you.', 'Ever your servant.', 'With all my heart.'];

function waysOf(questions: readonly string[]) {
  const manners = new RowManners();
  for (const question of questions) manners.add(question);
  return asRowsAsk.ways({
    triggers: [],
    systemPrompts: [],
    openings: [],
    manners: manners.drawn(),
    coveredLines: [],
    encodings: [],
    exchanges: [],
    translations: new Map(),
  });
}

test('a style whose words differ from row to row is asked in, in many of its wordings', () => {
  const questions = greetings.flatMap((greeting) =>
    farewells.map((farewell) => `${greeting} how is a plain scarf dyed? ${farewell}`),
  );
  const [way, ...others] = waysOf([...questions, 'How is bread baked?', questions[0]]);
  expect(others).toEqual([]);
  expect(way).toMatchObject({ title: 'in 9 manners of the data', reason: '10 rows ask in them' });
  const put = Array.from({ length: 60 }, (_, number) => {
    const content = `Where is the vault number ${number}?`;
    return way.transform({ messages: [{ role: 'user', content }] })?.conversation.messages[0].content;
  });
  for (const text of [...greetings, ...farewells]) {
    expect(put.some((one) => one?.includes(text))).toBe(true);
  }
  expect(put.every((one) => one?.includes('Where is the vault number'))).toBe(true);
});

test('data that only asks, or asks in one manner, gives no reason', () => {
  expect(waysOf(['How is bread baked?', 'Where is the mill?'])).toEqual([]);
  expect(waysOf(['How is bread baked? Thank you.', 'Where is the mill? Thank you.'])).toEqual([]);
});

test('of many manners some are kept, whatever order they come in', () => {
  const manners = Array.from(
    { length: 100 },
    (_, number) => `Good day number ${number}, where is the large mill?`,
  );
  const drawn = (questions: readonly string[]) => waysOf(questions)[0].title;
  expect(drawn(manners)).toBe('in 40 manners of the data');
  const both = [manners, manners.toReversed()].map((questions) => {
    const kept = new RowManners();
    for (const question of questions) kept.add(question);
    return kept.drawn();
  });
  expect(both[0]).toEqual(both[1]);
});
