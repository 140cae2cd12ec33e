import { expect, test } from 'vitest';
import { renderApart } from './render-apart.ts';

const greeting = { source: 'Hello, {{ name }}.', variables: { name: 'Ada' } };

test('every rendering has its own reply, and what is only read has no text', () => {
  expect(renderApart({ source: greeting.source })).toEqual({ kind: 'text', text: '' });
  for (const name of ['Ada', 'Odo', 'Pip']) {
    const text = `Hello, ${name}.`;
    expect(renderApart({ ...greeting, variables: { name } })).toEqual({ kind: 'text', text });
  }
});
