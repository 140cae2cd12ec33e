import { expect, test } from 'vitest';
import { messageLanguage } from './language.ts';
import { messagesIn } from './messages.ts';

/** Every message by its path. */
function entries(table: object, path = ''): [path: string, message: unknown][] {
  return Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? entries(value, `${path}${key}.`)
      : [[`${path}${key}`, value]],
  );
}

/** What a function of a message is called with: texts that can be found again, whatever it asks for. */
function said(message: unknown): string {
  if (typeof message === 'string') return message;
  const probe = (): unknown =>
    new Proxy(() => undefined, {
      get: (_, key) => {
        if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? 2 : '⟦value⟧');
        if (key === 'toString') return () => '⟦value⟧';
        if (key === Symbol.iterator || key === 'length') return undefined;
        return probe();
      },
      apply: () => probe(),
    });
  return String((message as (...values: unknown[]) => unknown)(probe(), probe(), probe()));
}

const korean = new Map(entries(messagesIn.ko));

test('every message is there in both languages, and Korean ones are written in Hangul', () => {
  expect([...korean.keys()].sort()).toEqual(
    entries(messagesIn.en)
      .map(([path]) => path)
      .sort(),
  );
  korean.delete('languageCode');
  for (const [path, message] of korean)
    expect([path, said(message)]).toEqual([path, expect.stringMatching(/\p{Script=Hangul}/u)]);
});

test('both languages tell the same values', () => {
  for (const [path, message] of entries(messagesIn.en)) {
    if (typeof message !== 'function') continue;
    const counts = [message, korean.get(path)].map((one) => said(one).split('⟦value⟧').length);
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
