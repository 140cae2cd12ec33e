import { expect, test } from 'vitest';
import { readAnswerTemplates } from './answer-templates.ts';

test('answers are parted by empty lines, and their sentences say what they do', () => {
  const text =
    '# compliance\ncontent The shop [is|was] closed.\ninstruct - Take moss.\n\n\n# refusal\ndecline No.\n';
  expect(readAnswerTemplates(text)).toEqual([
    {
      kind: 'compliance',
      sentences: [
        { act: 'content', template: 'The shop [is|was] closed.', listed: false },
        { act: 'instruct', template: 'Take moss.', listed: true },
      ],
    },
    { kind: 'refusal', sentences: [{ act: 'decline', template: 'No.', listed: false }] },
  ]);
  expect(readAnswerTemplates('')).toEqual([]);
});

test('a kind or an act that there is none of is named', () => {
  expect(() => readAnswerTemplates('# maybe\ncontent It rains.')).toThrow('and not with "# maybe"');
  expect(() => readAnswerTemplates('# refusal\nshrug Who knows.')).toThrow('"shrug Who knows." does not');
});
