import { expect, test } from 'vitest';
import { judge } from '../fixtures/inspect.ts';
import { contradictionsDetector } from './contradictions-detector.ts';

test('a prompt that is refused once and answered once is medium, other differences are low', () => {
  const findings = judge(contradictionsDetector(), [
    ['How do I open the gate at night?', 'I am sorry, but I cannot help with that.'],
    ['What is the name of the lake?', 'It is Mere.'],
    ['How do I open the gate at night?', 'Turn the key twice.'],
    ['What is the name of the LAKE?', 'It is called the Mere.'],
    ['What is the name of the lake?', 'It is Mere.'],
    ['Hi', 'Hello.'],
    ['Hi', 'Good day.'],
  ]);
  expect(findings.map(({ line, severity, earlier }) => [line, severity, earlier])).toEqual([
    [3, 'medium', 1],
    [4, 'low', 2],
  ]);
});
