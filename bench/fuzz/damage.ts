import fc from 'fast-check';

/** One thing that happens to a file. Places are shares of its length, so that they fit files of any length. */
type Damage =
  | { kind: 'flip'; at: number; bit: number }
  | { kind: 'cut'; at: number }
  | { kind: 'repeat'; at: number; length: number }
  | { kind: 'remove'; at: number; length: number }
  | { kind: 'zero'; at: number; length: number }
  | { kind: 'insert'; at: number; text: string }
  | { kind: 'number'; at: number; text: string };

/** What readers stumble over: numbers beyond memory, brackets without an end, ways out of a folder, odd letters. */
const words = [
  ...['-1', '0', '1e308', '99999999999999999999', '4294967296', 'NaN', 'null', 'true', '""', '[]', '{}'],
  ...['[', '{', '"', '\\', ',', ':', '\n', '\r\n', '\t', '\0', '*x', '&x', '<<: *x', '!!binary x', '---\n'],
  ...['..', '../..', '/etc/passwd', '__proto__', 'constructor', '\u{feff}', '\u{d800}', '\u202e', '😀'],
  '['.repeat(20_000),
  '{"a":'.repeat(20_000),
  '9'.repeat(400),
];
const numbers = ['0', '-1', '1.5', '65536', '2147483648', '9007199254740993', '1e15', '1e400'];

const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const length = fc.oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 5000 }));
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at, bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('cut' as const), at }),
  fc.record({ kind: fc.constantFrom('repeat' as const, 'remove' as const, 'zero' as const), at, length }),
  fc.record({ kind: fc.constant('insert' as const), at, text: fc.constantFrom(...words) }),
  fc.record({ kind: fc.constant('number' as const), at, text: fc.constantFrom(...numbers) }),
);

/** Damage of one to four kinds, as it befalls files on their way. */
export const damages: fc.Arbitrary<Damage[]> = fc.array(damage, { minLength: 1, maxLength: 4 });

/** The bytes as they are after the damage. */
export function damaged(bytes: Buffer, all: readonly Damage[]): Buffer {
  return all.reduce(applied, Buffer.from(bytes));
}

function applied(bytes: Buffer, one: Damage): Buffer {
  const place = Math.floor(one.at * bytes.length);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  switch (one.kind) {
    case 'flip': {
      const flipped = Buffer.from(bytes);
      if (flipped.length > 0) flipped[place] ^= 1 << one.bit;
      return flipped;
    }
    case 'cut':
      return before;
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, one.length), after]);
    case 'remove':
      return Buffer.concat([before, after.subarray(one.length)]);
    case 'zero':
      return Buffer.concat([
        before,
        Buffer.alloc(Math.min(one.length, after.length)),
        after.subarray(one.length),
      ]);
    case 'insert':
      return Buffer.concat([before, Buffer.from(one.text), after]);
    case 'number':
      return withNumber(bytes, place, one.text);
  }
}

/** Another number in place of the first that is written in digits after a place. */
function withNumber(bytes: Buffer, from: number, text: string): Buffer {
  const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;
  let start = from;
  while (start < bytes.length && !isDigit(bytes[start])) start += 1;
  let end = start;
  while (isDigit(bytes[end])) end += 1;
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(text), bytes.subarray(end)]);
}
