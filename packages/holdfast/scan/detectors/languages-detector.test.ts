import { expect, test } from 'vitest';
import type { ReadLine } from '../../data/parse-row.ts';
import { inspectRows } from '../inspect-rows.ts';
import { languagesDetector } from './languages-detector.ts';

function textsOf(pairs: readonly (readonly [string, string])[]): string[] {
  const rows = pairs.map(
    ([user, assistant], index): ReadLine => ({
      kind: 'conversation',
      line: index + 1,
      conversation: {
        messages: [
          { role: 'user', content: user },
          { role: 'assistant', content: assistant },
        ],
      },
    }),
  );
  return inspectRows(rows, [languagesDetector()]).facts.map(({ text }) => text);
}

const english = ['Where is my parcel? I sent it on Monday.', 'It is on its way to you.'] as const;
const korean = ['환불은 언제 되나요?', '사흘 안에 됩니다.'] as const;
const japanese = [
  '荷物はいつ届きますか。月曜日に注文しました。教えてください。',
  'お荷物は明日の午前中に届く予定です。もうしばらくお待ちください。',
] as const;
const german = [
  'Wann kommt mein Paket an? Ich habe es am Montag bestellt und warte noch immer.',
  'Es ist unterwegs und kommt voraussichtlich morgen Vormittag bei Ihnen an.',
] as const;

test('rows in languages that are not read by meaning are counted', () => {
  expect(textsOf([english, korean, german, german, german, japanese, japanese, japanese, japanese])).toEqual([
    'Japanese in 4, German in 3 of 9 rows that were sampled',
  ]);
});

test('English, Korean and single rows of others are no matter', () => {
  expect(textsOf([english, korean, english, german])).toEqual([]);
});
