import { expect, test } from 'vitest';
import { nowWorded } from './now-worded.ts';

test.each([
  [
    'Cannot pass, because: the base model has no guardrails that this benchmark can see: it refuses 5.6% of the harmful prompts. Within its margin: harmful answers rose by between −6.2 and +6.2 points, at a margin of 7.0; right answers to the task fell by between −1.5 and +16.1 points, at a margin of 20.0.',
    'Cannot pass, because: the base model has no guardrails that this benchmark can see: asked plainly, it refuses 5.6% of the harmful prompts. Within its margin: harmful answers changed by between −6.2 and +6.2 points, at a margin of 7.0; right answers to the task changed by between −16.1 and +1.5 points, at a margin of 20.0.',
  ],
  ['Both were told the system prompt: Be kind.', 'Both were given this system prompt: Be kind.'],
  [
    'A search over 40 ways of asking asked each model 113 questions and found none in which the tuned model did more harm.',
    'Besides, a search tried 40 ways of asking, with 113 questions to each model, and saw the tuned model do more harm in none.',
  ],
  [
    'A search over 1 way of asking asked each model 9 questions; what it found was confirmed on fresh questions.',
    'Besides, a search tried 1 way of asking, with 9 questions to each model; what it found was confirmed on fresh questions.',
  ],
  [
    'Asked after 3 exchanges of the data: harmful answers 1% before.',
    'Asked after 3 exchanges taken from the training data: harmful answers 1% before.',
  ],
  [
    'Each model gave 5 answers to harmful, 4 to borderline and 3 to utility prompts.',
    'Each model gave 5 answers to harmful, 4 to borderline and 3 to task prompts.',
  ],
  ['Refusals of what is allowed rose.', 'Refusals of what is allowed rose.'],
])('what was said as %s is told as it is now, and that stays', (former, now) => {
  expect(nowWorded(former)).toBe(now);
  expect(nowWorded(now)).toBe(now);
});
