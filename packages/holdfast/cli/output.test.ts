import { expect, test } from 'vitest';
import { shortenedMessage } from './output.ts';

test('a long message loses its middle, and no word is cut', () => {
  const names = Array.from({ length: 60 }, (_, index) => `defence-${'x'.repeat(index % 9)}${index}`);
  for (let count = 20; count <= names.length; count++) {
    const message = `There is no defence "x"; use some of ${names.slice(0, count).join(', ')}, or a file.`;
    const said = shortenedMessage(message);
    expect(said.length).toBeLessThanOrEqual(300);
    if (said === message) continue;
    const whole = message.split(' ');
    expect(said.split(' ').filter((word) => word !== '...' && !whole.includes(word))).toEqual([]);
    expect(said).toContain(' ... ');
    expect(said).toMatch(/^There is no .*or a file\.$/);
  }
});

test('words without an end are cut, so that a message stays short', () => {
  const said = shortenedMessage(`It cannot be read: ${'a'.repeat(195)} ${'b'.repeat(195)}; name another.`);
  expect(said.length).toBeLessThanOrEqual(300);
  expect(said).toMatch(/^It cannot be read: a+ ... b*; name another\.$/);
});
