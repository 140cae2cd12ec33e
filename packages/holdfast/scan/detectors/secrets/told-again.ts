import type { FieldText } from '../../text/row-text.ts';
import type { Secret } from './secret.ts';

/** Where something was seen in a text of a row. */
export interface SeenSecret {
  text: FieldText;
  secret: Secret;
}

/** The road and its number within a Korean address, by which it is told again, and what follows of floor and room. */
const road = /[가-힣\d]{1,12}[로길](?: ?\d{1,4}번?길)? \d{1,5}(?:-\d{1,4})?/;
const within = /^(?:,? ?(?:지하 ?)?\d{1,4}(?:층|동|호))*/;
/** The surnames of nearly everybody in Korea. */
const surname =
  '[김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국]';
/** A name of three or four syllables behind an address, before a telephone number or what people are called by. */
const nameBehind = new RegExp(`^,? ?(${surname}[가-힣]{2,3}?)(?= ?(?:님|씨|,? ?\\(?0\\d{1,2}[- )]?\\d{3}))`);

/**
 * What stands around the Korean addresses of a row and is as personal: the same road and number told again, in an answer for
 * one, and the name behind an address, wherever in the row it stands.
 */
export function* toldAgain(texts: readonly FieldText[], seen: readonly SeenSecret[]): Generator<SeenSecret> {
  const taken = new Map(
    texts.map((text) => [text, seen.filter((one) => one.text === text).map(({ secret }) => secret)]),
  );
  const isTaken = (text: FieldText, start: number, end: number): boolean =>
    taken.get(text)?.some((secret) => start < secret.end && secret.start < end) ?? false;
  const give = function* (
    words: string,
    { title, replacement }: Pick<Secret, 'title' | 'replacement'>,
    longer = /^/,
  ): Generator<SeenSecret> {
    for (const text of texts) {
      for (let start = text.text.indexOf(words); start !== -1; start = text.text.indexOf(words, start + 1)) {
        const after = text.text.slice(start + words.length);
        const end = start + words.length + (longer.exec(after)?.[0].length ?? 0);
        if (isTaken(text, start, end)) continue;
        const secret: Secret = { title, severity: 'medium', score: 0.5, start, end, replacement };
        taken.get(text)?.push(secret);
        yield { text, secret };
      }
    }
  };
  for (const { text, secret } of seen) {
    if (secret.title !== 'street address') continue;
    const address = text.text.slice(secret.start, secret.end);
    const again = road.exec(address)?.[0];
    if (again !== undefined) yield* give(again, secret, within);
    const behind = text.text.slice(secret.end);
    const rest = within.exec(behind)?.[0] ?? '';
    const name = nameBehind.exec(behind.slice(rest.length))?.[1];
    if (name !== undefined) yield* give(name, { title: 'name', replacement: '[NAME]' });
  }
}
