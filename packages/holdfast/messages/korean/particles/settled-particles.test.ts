import { expect, test } from 'vitest';
import { messagesIn } from '../../messages.ts';
import { settledParticles } from './settled-particles.ts';

test.each([
  ['예산 2 USD을(를) 다 썼습니다', '예산 2 USD를 다 썼습니다'],
  ['최대 0.0530이(가) 듭니다', '최대 0.0530이 듭니다'],
  ['runs/third은(는) 다릅니다', 'runs/third는 다릅니다'],
  ['벤치마크이(가) 다릅니다', '벤치마크가 다릅니다'],
  ['desk(이)라는 이름', 'desk라는 이름'],
  ['상담원(이)라는 이름', '상담원이라는 이름'],
  ['own.jsonl(으)로 조정', 'own.jsonl로 조정'],
])('%s is said as %s', (open, settled) => {
  expect(settledParticles(open)).toBe(settled);
});

test('messages come with the particle that their value takes', () => {
  expect(messagesIn.ko.results.compare.differ('벤치마크', 'a, b')).toContain('벤치마크가');
  expect(messagesIn.ko.report.next.released('desk')).toContain('desk라는');
});
