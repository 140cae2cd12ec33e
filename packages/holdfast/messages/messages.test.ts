import { expect, test } from 'vitest';
import { entriesOf, saidBy } from './fixtures/said.ts';
import { messageLanguage } from './language.ts';
import { messagesIn } from './messages.ts';

const korean = new Map(entriesOf(messagesIn.ko));

test('every message is there in both languages, and Korean ones are written in Hangul', () => {
  expect([...korean.keys()].sort()).toEqual(
    entriesOf(messagesIn.en)
      .map(([path]) => path)
      .sort(),
  );
  korean.delete('languageCode');
  const wordless = new Set(
    entriesOf(messagesIn.en)
      // What holds nothing but values has nothing to translate.
      .filter(([, message]) => !/\p{L}/u.test(saidBy(message).replaceAll('⟦value⟧', '')))
      .map(([path]) => path),
  );
  for (const [path, message] of korean) {
    if (wordless.has(path)) continue;
    expect([path, saidBy(message)]).toEqual([path, expect.stringMatching(/\p{Script=Hangul}/u)]);
  }
});

test('both languages tell the same values', () => {
  for (const [path, message] of entriesOf(messagesIn.en)) {
    if (typeof message !== 'function') continue;
    const counts = [message, korean.get(path)].map((one) => saidBy(one).split('⟦value⟧').length);
    expect([path, counts[1]]).toEqual([path, counts[0]]);
  }
});

test.each([
  [undefined, { LANG: 'ko_KR.UTF-8' }, 'ko'],
  [undefined, { LC_ALL: 'C', LANG: 'ko_KR.UTF-8' }, 'en'],
  [undefined, { LANG: 'de_DE.UTF-8' }, 'en'],
  ['ko', { LANG: 'en_US.UTF-8' }, 'ko'],
  [undefined, {}, 'en'],
])('named %s in %o is %s', (named, environment, language) => {
  expect(messageLanguage(named, environment)).toBe(language);
});
