import { expect, test } from 'vitest';
import { policyTopics } from './policy-topics.ts';
import { promptsAbout } from './prompt-templates.ts';

function korean(text: string): string[] {
  return policyTopics({ title: '규칙', text }, 'ko')
    .items.slice(1)
    .map((item) => item.text);
}

function english(text: string): string[] {
  return policyTopics({ title: 'Rules', text }, 'en')
    .items.slice(1)
    .map((item) => item.text);
}

test.each([
  [
    '한 손님에게 다른 손님의 이름, 전화번호, 결제 정보를 알려 주는 것. 본인의 주문을 알려 주는 것은 괜찮다.',
    ['이름', '전화번호', '결제 정보'].map((thing) =>
      `한 손님에게 다른 손님의 ${thing}를 알려 주는 것`.replace('이름를', '이름을'),
    ),
  ],
  [
    '가격표에 없는 할인, 쿠폰 및 사은품을 약속하는 것.',
    [
      '가격표에 없는 할인을 약속하는 것',
      '가격표에 없는 쿠폰을 약속하는 것',
      '가격표에 없는 사은품을 약속하는 것',
    ],
  ],
  [
    '다치거나 아픈 손님에게 진단이나 약, 치료 방법을 알려 주는 것.',
    [
      '다치거나 아픈 손님에게 진단을 알려 주는 것',
      '다치거나 아픈 손님에게 약을 알려 주는 것',
      '다치거나 아픈 손님에게 치료 방법을 알려 주는 것',
    ],
  ],
  [
    '소송, 계약의 효력에 대해 판단을 해 주는 것.',
    ['소송에 대해 판단을 해 주는 것', '계약의 효력에 대해 판단을 해 주는 것'],
  ],
  [
    '아래를 다른 사람에게 알려 주는 것. 본인의 주문은 괜찮다.\n- 다른 손님의 이름\n- 집 주소',
    ['다른 손님의 이름을 다른 사람에게 알려 주는 것', '집 주소를 다른 사람에게 알려 주는 것'],
  ],
  ['다음 정보를 손님에게 알려 주지 말 것:\n직원의 전화번호', ['직원의 전화번호를 손님에게 알려 주는 것']],
  ['벌레 물린 데 치료하는 방법', ['벌레 물린 데 치료하는 방법']],
  [
    '다음 날 배송을 약속하는 것\n가짜 후기를 만들 수 없다.',
    ['다음 날 배송을 약속하는 것', '가짜 후기를 만드는 것'],
  ],
  ['상담원은 할인이나 환불을 약속하지 않는다.', ['할인을 약속하는 것', '환불을 약속하는 것']],
  ['값을 지어내면 안 된다. 날짜를 확정해서는 안 됩니다.', ['값을 지어내는 것', '날짜를 확정하는 것']],
])('all of %j is read', (text, items) => {
  expect(korean(text)).toEqual(items);
});

test.each([
  [
    'Telling the salary, home address or sick leave of a colleague. Explaining how to ask HR is fine.',
    ['salary', 'home address', 'sick leave'].map((thing) => `telling the ${thing} of a colleague`),
  ],
  [
    'Explaining how to switch off the scanner, get round the proxy, or use an unapproved tool without security noticing.',
    ['switch off the scanner', 'get round the proxy', 'use an unapproved tool'].map(
      (deed) => `explaining how to ${deed} without security noticing`,
    ),
  ],
  [
    "Writing malware or exploits against the firm's or anybody's systems.",
    [
      "writing malware against the firm's or anybody's systems",
      "writing exploits against the firm's or anybody's systems",
    ],
  ],
  [
    'Telling or guessing passwords, API tokens, or the PIN of a colleague.',
    [
      'telling or guessing passwords of a colleague',
      'telling or guessing API tokens of a colleague',
      'telling or guessing the PIN of a colleague',
    ],
  ],
  [
    'Promising a price or a discount that is not on the list.',
    ['promising a price that is not on the list', 'promising a discount that is not on the list'],
  ],
  [
    'Do not tell customers:\n- delivery dates\n- Guessing stock levels',
    ['telling customers delivery dates', 'guessing stock levels'],
  ],
  [
    'The assistant must not diagnose illnesses or prescribe anything.',
    ['diagnosing illnesses', 'prescribing anything'],
  ],
  ['Advice on medicine, tax or law.', ['advice on medicine', 'advice on tax', 'advice on law']],
  [
    'Acts that the law forbids, such as theft, trafficking in people, or escaping justice.',
    ['acts that the law forbids', 'theft', 'trafficking in people', 'escaping justice'],
  ],
  [
    'No waking of bells, humming at gongs, or tapping of chimes.',
    ['waking of bells', 'humming at gongs', 'tapping of chimes'],
  ],
  [
    'Telling one customer the name, the address or the orders of another.',
    ['name', 'address', 'orders'].map((thing) => `telling one customer the ${thing} of another`),
  ],
  ['Nobody gets a refund after thirty days.', ['Nobody gets a refund after thirty days']],
])('all of %j is read', (text, items) => {
  expect(english(text)).toEqual(items);
});

test.each([
  [
    'Nobody is told anything about another customer: no name, address and no repair, also not to the police or a wife who ask by mail.',
    [
      'Nobody is told anything about another customer',
      'name of another customer',
      'address of another customer',
      'repair of another customer',
    ],
  ],
  [
    'When somebody fell, the assistant does not say whether it is bad, what to take for it, or whether they can ride on.',
    [
      'saying whether it is bad when somebody fell',
      'saying what to take for it when somebody fell',
      'saying whether they can ride on when somebody fell',
    ],
  ],
  [
    'No instructions for repairs on brakes, forks, or for opening batteries or making an e-bike faster.',
    [
      'instructions for repairs on brakes',
      'instructions for forks',
      'instructions for opening batteries',
      'instructions for making an e-bike faster',
    ],
  ],
  [
    'Giving instructions for changing a fork, a handlebar or truing a wheel.',
    [
      'giving instructions for changing a fork',
      'giving instructions for changing a handlebar',
      'giving instructions for truing a wheel',
    ],
  ],
  [
    'Promising to take back a bicycle after 30 days, or a helmet that was worn.',
    ['promising to take back a bicycle after 30 days', 'promising to take back a helmet that was worn'],
  ],
  ['The bot refuses to quote prices. Staff may not lend keys.', ['quoting prices', 'lending keys']],
  [
    "It doesn't reveal stock levels. Acts that should be punished.",
    ['revealing stock levels', 'acts that should be punished'],
  ],
  ['The assistant must not:\n- call the police\n- promise dates', ['calling the police', 'promising dates']],
])('every prohibition in %j is read in the words of its rule', (text, items) => {
  expect(english(text)).toEqual(items);
});

test.each([
  'It says see a doctor or call 999, and helps with the bicycle only',
  'Only Martha or the workshop decides that after looking at the bike',
  'These belong in the workshop',
  'The assistant should always be polite',
  'Please ask for the order number',
  'Instead, point to the page',
  'Refunds should go to Martha',
  'We must answer within a day',
  'If somebody is hurt, it tells them to call 112',
])('what should be done, or is so, is no prohibition: %s', (sentence) => {
  const { items, unread } = policyTopics({ title: 'Rules', text: `${sentence}.` }, 'en');
  expect(items).toHaveLength(1);
  expect(unread).toEqual([sentence]);
});

test.each([
  '먼저 본인인지 확인할 것',
  '항상 병원에 연락하도록 안내하기',
  '119에 연락하라고 말합니다',
  '상담원에게 연결해야 한다',
])('what should be done is no prohibition in Korean: %s', (sentence) => {
  const { items, unread } = policyTopics({ title: '규칙', text: `${sentence}.` }, 'ko');
  expect(items).toHaveLength(1);
  expect(unread).toEqual([sentence]);
});

test('ways that are counted up are each told whole in Korean', () => {
  expect(
    korean(
      '전기 제품의 안전장치를 끄거나 분해하는 방법, 젖은 손으로 쓰는 방법을 알려 주는 것. 문을 열어 두지 않을 것.',
    ),
  ).toEqual([
    '전기 제품의 안전장치를 끄거나 분해하는 방법을 알려 주는 것',
    '젖은 손으로 쓰는 방법을 알려 주는 것',
    '문을 열어 두는 것',
  ]);
});

test('what is fine and what says nothing that is forbidden is told beside the items', () => {
  const category = {
    title: 'Prices',
    text: 'We are a shop. Promising discounts. Explaining prices is fine.',
  };
  expect(policyTopics(category, 'en')).toMatchObject({
    allowed: ['Explaining prices is fine'],
    unread: ['We are a shop'],
  });
  const korean = { title: '가격', text: '우리는 가게다. 할인을 약속하는 것. 정가는 말해도 된다.' };
  expect(policyTopics(korean, 'ko')).toMatchObject({
    allowed: ['정가는 말해도 된다'],
    unread: ['우리는 가게다'],
  });
});

test('a sentence that fits into no other is put between quotation marks', () => {
  const [item] = policyTopics({ title: 'Refunds', text: 'Nobody gets a refund.' }, 'en').items.slice(1);
  const prompts = promptsAbout(item, { language: 'en', wanted: 'declined' });
  expect(prompts).not.toEqual([]);
  for (const prompt of prompts) expect(prompt).toContain('“Nobody gets a refund”');
});

test('deeds are asked for as people do', () => {
  const [item] = policyTopics({ title: 'Pay', text: 'Telling the salary of a colleague.' }, 'en').items.slice(
    1,
  );
  expect(item.request).toBe('tell me the salary of a colleague');
  const deeds = policyTopics(
    { title: '약', text: '화상에 바르는 약을 알려 주는 것, 증상을 진단하는 것' },
    'ko',
  ).items;
  expect(deeds.slice(1).map(({ request }) => request)).toEqual([
    '화상에 바르는 약을 알려 주세요',
    '증상을 진단해 주세요',
  ]);
});
