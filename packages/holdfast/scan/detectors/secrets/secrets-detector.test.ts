import { createRandom } from '@holdfast/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspect } from '../../fixtures/inspect.ts';
import { isIban, isKoreanBusinessNumber, isKoreanResidentNumber, passesLuhn } from './check-digits.ts';
import { longNumber, writtenNumber } from './personal-data.ts';
import { secretsDetector } from './secrets-detector.ts';

const random = createRandom('secrets');
const signs = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const token = (length: number): string =>
  `${Array.from({ length: length - 2 }, () => random.choice(signs)).join('')}7Q`;
const upper = (length: number): string => token(length).toUpperCase();
const findingsIn = (text: string) => inspect(secretsDetector(), [text, 'Thank you.']);

// Made up here, so that no file holds what looks like a key.
test.each([
  ['AWS access key', `AKIA${upper(16)}`],
  ['GitHub token', `ghp_${token(36)}`],
  ['API key', `sk-${token(40)}`],
  ['Google API key', `AIza${token(35)}`],
  ['Slack token', ['xoxb', '2384756123', token(24)].join('-')],
  ['Hugging Face token', `hf_${token(34)}`],
  ['payment key', `sk_live_${token(24)}`],
  ['API key', `sk-proj-${token(14)}`],
  ['API key', `sk-ant-${token(14)}`],
  ['access token', `shpat_${'0a1b2c3d4e5f6789'.repeat(2)}`],
  ['access token', `Bearer ${token(40)}`],
  ['access token', `KakaoAK ${'0a1b2c3d4e5f6789'.repeat(2)}`],
])('a %s is high, masked and replaceable', (title, key) => {
  const [finding] = findingsIn(`Here it is: ${key}, keep it safe.`);
  expect(finding).toMatchObject({ severity: 'high', span: { start: 12, end: 12 + key.length } });
  expect(finding.evidence).toContain(title);
  expect(JSON.stringify(finding)).not.toContain(key.slice(0, 8));
  expect(finding.replacement).toMatch(/^\[[A-Z_]+\]$/);
});

test('a private key is high', () => {
  const [finding] = findingsIn(
    `-----BEGIN PRIVATE KEY-----\n${token(64)}\n${token(64)}\n-----END PRIVATE KEY-----`,
  );
  expect(finding).toMatchObject({ severity: 'high', evidence: expect.stringContaining('private key') });
});

test.each([
  'AKIAIOSFODNN7EXAMPLE',
  'sk-your-api-key-goes-here-please',
  'sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'export API_KEY=your_api_key_here',
  'postgres://user:password@localhost:5432/db',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '123e4567-e89b-12d3-a456-426614174000',
  'password: example-password',
  'mail support@example.com or noreply@shop.de',
  '3.14159265358979323846264338327950288419716939937510',
  'order 4539578763621486000 and part 49927398716',
  'call (555) 010-4477',
  '비밀번호는 영문과 숫자를 섞어 8자 이상으로 정하세요.',
  '비밀번호는 example-1234 같은 값을 넣습니다.',
  'Send it as Authorization: Bearer YOUR_ACCESS_TOKEN_GOES_HERE1',
  'sk-proj-your-key-here-1',
])('%s is no secret', (text) => {
  expect(findingsIn(text).filter(({ severity }) => severity !== 'low')).toEqual([]);
});

test.each([
  [
    'street address',
    'I live at 221 Elm Street, Springfield, IL 62704.',
    '221 Elm Street, Springfield, IL 62704',
  ],
  [
    'street address',
    '주소는 서울특별시 마포구 월드컵북로 12길 34, 101동 202호 입니다.',
    '서울특별시 마포구 월드컵북로 12길 34, 101동 202호',
  ],
  [
    'street address',
    '집은 경기도 성남시 분당구 정자동 178-1번지입니다.',
    '경기도 성남시 분당구 정자동 178-1번지',
  ],
  ['street address', '서울시 강남구 역삼동 123-45로 보내 주세요.', '서울시 강남구 역삼동 123-45'],
  ['bank account number', '환불 계좌는 국민은행 123456-04-123456 입니다.', '123456-04-123456'],
  ['Korean business number', '사업자등록번호는 123-45-67891 입니다.', '123-45-67891'],
  ['passport number', '여권번호 M12345678 입니다.', 'M12345678'],
  ['password', '비밀번호는 Haneul-42!입니다.', 'Haneul-42!'],
  ['password', '비번: "Namu#2031x" 로 들어가세요.', 'Namu#2031x'],
  ['password', '와이파이 암호가 Bada77-Byeol이에요', 'Bada77-Byeol'],
  ['social security number', 'My SSN is 123-45-6789.', '123-45-6789'],
  ['sort code', 'The sort code is 12-34-56, the account 12345678.', '12-34-56'],
])('a %s is found in its place: %s', (title, text, datum) => {
  const start = text.indexOf(datum);
  const [finding] = findingsIn(text);
  expect(finding.evidence).toContain(title);
  expect(finding.span).toEqual({ start, end: start + datum.length });
});

test.each([
  'It was 12-34-56 on the dial, and 123-45-6789 on the box.',
  'Take the 5 Main Street bus to Elm Avenue at noon.',
  '이 길로 34분 가면 시청 앞입니다.',
  '강남구 역삼동 3-4시쯤 도착합니다.',
  'Order 123-45-67892 is on its way.',
  'Version M12345678 of the board was never sold.',
])("numbers and roads that are nobody's are left alone: %s", (text) => {
  expect(findingsIn(text)).toEqual([]);
});

test('numbers with check digits are told from others', () => {
  expect(findingsIn('my card 4539 5787 6362 1486 please')).toMatchObject([
    { severity: 'high', replacement: '[CARD_NUMBER]' },
  ]);
  expect(findingsIn('my card 4539 5787 6362 1487 please')).toEqual([]);
  expect(findingsIn('test with 4242 4242 4242 4242')).toEqual([]);
  expect(findingsIn('주민등록번호는 800101-1234567 입니다')).toMatchObject([
    { replacement: '[RESIDENT_NUMBER]' },
  ]);
  expect(findingsIn('IBAN DE75512108001245126199 ok')).toMatchObject([
    { severity: 'medium', replacement: '[IBAN]' },
  ]);
  expect(findingsIn('write to anna.lind@mailbox.org')).toMatchObject([
    { severity: 'low', replacement: '[EMAIL]' },
  ]);
  expect(findingsIn('전화 010-8234-9917 로 주세요')).toMatchObject([
    { severity: 'low', replacement: '[PHONE]' },
  ]);
});

test('an address that is told again is found again, and the name behind it', () => {
  const findings = inspect(secretsDetector(), [
    '배송지를 회사로 바꿔 주세요. 경기도 성남시 분당구 판교로 255, 3층 박민수 010-7731-2205',
    '배송지를 말씀하신 판교로 255, 3층 박민수 님으로 바꿨습니다.',
  ]);
  const masked = ['', ''];
  for (const [place, content] of [
    '배송지를 회사로 바꿔 주세요. 경기도 성남시 분당구 판교로 255, 3층 박민수 010-7731-2205',
    '배송지를 말씀하신 판교로 255, 3층 박민수 님으로 바꿨습니다.',
  ].entries()) {
    const own = findings.filter(({ message }) => message === place);
    const latestFirst = own.sort((a, b) => (b.span?.start ?? 0) - (a.span?.start ?? 0));
    masked[place] = latestFirst.reduce(
      (text, { span, replacement }) => `${text.slice(0, span?.start)}${replacement}${text.slice(span?.end)}`,
      content,
    );
  }
  expect(masked).toEqual([
    '배송지를 회사로 바꿔 주세요. [ADDRESS] [NAME] [PHONE]',
    '배송지를 말씀하신 [ADDRESS] [NAME] 님으로 바꿨습니다.',
  ]);
});

test('the checks agree with published numbers', () => {
  expect(isKoreanBusinessNumber('1248100998')).toBe(true);
  expect(isKoreanBusinessNumber('1248100999')).toBe(false);
  expect(passesLuhn('4111111111111111')).toBe(true);
  expect(passesLuhn('4111111111111112')).toBe(false);
  expect(isIban('GB82WEST12345698765432')).toBe(true);
  expect(isIban('GB82WEST12345698765433')).toBe(false);
  expect(isKoreanResidentNumber('8001321234567')).toBeUndefined();
});

test('a number of nine signs or more is never passed over', () => {
  const text = fc.string({ unit: fc.constantFrom(...'1234567890().- +'), minLength: 10, maxLength: 20 });
  fc.assert(
    fc.property(text, (written) => {
      fc.pre((written.match(writtenNumber) ?? []).some(({ length }) => length >= 9));
      expect(written).toMatch(longNumber);
    }),
    { numRuns: 500 },
  );
});
