import fc from 'fast-check';

/** One thing that happens to a value: another at a place, or none. Places are shares of all that a value holds. */
interface Change {
  at: number;
  to:
    | { kind: 'value'; value: unknown }
    | { kind: 'removed' }
    | { kind: 'repeated' }
    /** Cut at a share of it, where it is a text, and this put between. */
    | { kind: 'text'; text: string; share: number };
}

const odd: readonly unknown[] = [
  ...[null, true, '', 'x', ' ', 0, -1, 1.5, 1e308, Number.POSITIVE_INFINITY, 4294967295, 4e9, 2 ** 53],
  ...[[], {}, [null], [[[]]], { length: 1e9 }, { '0': 'a' }, 'constructor', '__proto__', 'toString'],
  ...[
    '\u0000',
    '\ud800',
    '</think>',
    '<think>',
    '{"score": 5}',
    '[',
    'stop',
    'x'.repeat(100_000),
    'many words '.repeat(9000),
  ],
];

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const texts = [
  ...['"', '{', '}', '\\', '\n', ': 9', '-', '5', '1e9', '<think>', '</think>', '[THINK]', 'null', '\u0000'],
  ...[
    '```json\n',
    '#scores',
    'unsafe',
    'S99',
    '{"score":',
    '[['.repeat(5000),
    '<|channel|>analysis<|message|>',
  ],
];

/** What befalls replies: one to three values of them are others than they should be. */
export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    at: share,
    to: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...odd).map((value) => ({ kind: 'value' as const, value })) },
      {
        weight: 4,
        arbitrary: fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom(...texts), share }),
      },
      { weight: 1, arbitrary: fc.constant({ kind: 'removed' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'repeated' as const }) },
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

/** A value after the changes; the one that was given stays as it is. */
export function changed(value: unknown, all: readonly Change[]): unknown {
  const root = { value: structuredClone(value) };
  for (const { at, to } of all) {
    const places = placesIn(root);
    if (places.length === 0) break;
    const { holder, key } = places[Math.floor(at * places.length)];
    const before = holder[key];
    if (to.kind === 'value') holder[key] = structuredClone(to.value);
    else if (to.kind === 'removed') delete holder[key];
    else if (to.kind === 'repeated') holder[key] = [before, before];
    else if (typeof before === 'string') holder[key] = withText(before, to);
  }
  return root.value;
}

function withText(before: string, { text, share: at }: { text: string; share: number }): string {
  const place = Math.floor(at * before.length);
  return before.slice(0, place) + text + before.slice(place);
}

type Holder = Record<string, unknown>;

function placesIn(holder: Holder): { holder: Holder; key: string }[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder, key },
    ...(typeof value === 'object' && value !== null ? placesIn(value as Holder) : []),
  ]);
}
