import { expect, test } from 'vitest';
import { inspect } from '../../fixtures/inspect.ts';
import { secretsDetector } from './secrets-detector.ts';

const seen = (text: string): string[] =>
  inspect(secretsDetector(), [text, 'Thank you.']).map(({ span }) => text.slice(span?.start, span?.end));

test.each([
  ['my number is 0118 496 0312, thanks', '0118 496 0312'],
  ['Ring me: 01189573312.', '01189573312'],
  ['0118 957 3312', '0118 957 3312'],
  ['The office is (020) 7946 3312.', '(020) 7946 3312'],
  ['on 020 7946 3312 or so', '020 7946 3312'],
  ['07700 900143. Regards, Peter', '07700 900143'],
  ['07812456143 after six', '07812456143'],
  ['07812 456 143', '07812 456 143'],
  ['01632 960983', '01632 960983'],
  ['Mon numéro : 06 98 45 17 32', '06 98 45 17 32'],
  ['Téléphone 0698451732', '0698451732'],
  ['Telefon: 030 9018 2034', '030 9018 2034'],
  ['Ich bin erreichbar unter 0157 81920345', '0157 81920345'],
  ['Llámame al 612 84 39 07', '612 84 39 07'],
  ['mi teléfono es 612843907', '612843907'],
  ['연락처 01031872291입니다', '01031872291'],
])('the telephone number in %j is found whole', (text, number) => {
  expect(seen(text)).toEqual([number]);
});

test.each([
  'Order 0306406152 of 2026-11-27 costs 612 345 678 in all.',
  'ISBN 0306406152',
  'My order number is 20261127004 and the invoice 612843907.',
  'It was 07.11.2026 and 08:30 to 17:45.',
  'The frame number is 01184960312885.',
  'Between 1990 2000 2010 we sold 800 900 of them.',
  'The bill of 1 234 567 890 won',
  '연락처는 010-1234-5678처럼 적습니다',
  'Part 016-338-22 fits, 0118 does not.',
])('no telephone number is seen in %j', (text) => {
  expect(seen(text)).toEqual([]);
});

test.each([
  ['Send it to 14 Mill Lane, Reading RG1 4QD, please.', '14 Mill Lane, Reading RG1 4QD'],
  ['I live at 3 Castle Court, Flat 2, Oxford OX1 2EN.', '3 Castle Court, Flat 2, Oxford OX1 2EN'],
  ['My address: Flat 2, 3 Castle Court, Oxford, OX1 2EN', 'Flat 2, 3 Castle Court, Oxford, OX1 2EN'],
  ['we moved to 14 mill lane, reading rg1 4qd last week', '14 mill lane, reading rg1 4qd'],
  ['Anna Feldmann\n14 Mill Lane\nReading\nRG1 4QD', '14 Mill Lane\nReading\nRG1 4QD'],
  ['by 27B St. Mary Road, Leeds, LS6 2AB', '27B St. Mary Road, Leeds, LS6 2AB'],
  [
    'at Rose Cottage, Church Lane, Little Wittenham, OX14 4QX',
    'Rose Cottage, Church Lane, Little Wittenham, OX14 4QX',
  ],
  ['My postcode is RG1 4QD', 'RG1 4QD'],
  ['Ich wohne in der Lindenstraße 12, 10969 Berlin.', 'Lindenstraße 12, 10969 Berlin'],
  ['Livrez au 12 bis rue Lepic, 75018 Paris, merci', '12 bis rue Lepic, 75018 Paris'],
  ['Vivo en Calle Mayor 45, 2º B, 28013 Madrid.', 'Calle Mayor 45, 2º B, 28013 Madrid'],
])('the address in %j is found whole', (text, address) => {
  expect(seen(text)).toEqual([address]);
});

test.each([
  'The M4 3AB bracket fits 14 frames.',
  'Take the 2 keys to Mill Lane. The code is S1 2AB.',
  'I bought 3 lights and 2 pumps in June, order E1 2BC.',
  'In der Straße standen 12 Autos, 10969 Euro wert.',
  'The place has 12345 People in it.',
])('no address is seen in %j', (text) => {
  expect(seen(text)).toEqual([]);
});

test('long runs of what an address is made of are read in no time', () => {
  const text = `${'14 Mill Lane, '.repeat(3000)}RG1 4QD ${'Calle Mayor '.repeat(3000)} 28013 x`;
  const started = performance.now();
  seen(text);
  expect(performance.now() - started).toBeLessThan(3000);
});
