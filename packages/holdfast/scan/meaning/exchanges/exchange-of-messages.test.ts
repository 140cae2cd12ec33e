import { expect, test } from 'vitest';
import { exchangeOfMessages } from './exchange-of-messages.ts';

test('a row up to its last answer is one exchange, without the fences of programs', () => {
  expect(
    exchangeOfMessages([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hi.' },
      { role: 'user', content: 'Sum a list' },
      { role: 'assistant', content: '```python\nsum(xs)\n```' },
      { role: 'user', content: 'Thanks' },
    ]),
  ).toEqual({ system: 'Be brief.', question: 'Hello\nHi.\nSum a list', answer: ' \nsum(xs)\n ' });
  expect(exchangeOfMessages([{ role: 'user', content: 'Hello' }])).toBeUndefined();
});
