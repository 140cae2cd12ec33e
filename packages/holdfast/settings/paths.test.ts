import { expect, test } from 'vitest';
import {
  benchmarkPath,
  modelPath,
  ownFilePath,
  type PathRule,
  pathUnless,
  policyPath,
  programPath,
} from './paths.ts';

const from = (path: string) => `/there/${path}`;

test.each<[PathRule, string, number, string]>([
  [modelPath, 'organism', 0, 'organism'],
  [modelPath, './chat', 0, '/there/./chat'],
  [modelPath, 'openai:gpt-4.1', 0, 'openai:gpt-4.1'],
  [policyPath, 'study', 0, 'study'],
  [policyPath, 'own.yaml', 0, '/there/own.yaml'],
  [benchmarkPath, 'builtin', 0, 'builtin'],
  [benchmarkPath, 'advbench:a.csv', 0, 'advbench:/there/a.csv'],
  [benchmarkPath, 'a.csv', 0, '/there/a.csv'],
  [pathUnless('builtin'), 'builtin', 0, 'builtin'],
  [pathUnless('builtin'), 'refusals.jsonl', 0, '/there/refusals.jsonl'],
  // A program is found on the PATH unless it has a slash; of arguments only ./ and ../ are paths.
  [programPath, 'python3', 0, 'python3'],
  [programPath, '.venv/bin/python', 0, '/there/.venv/bin/python'],
  [programPath, 'train/all', 1, 'train/all'],
  [programPath, './train.py', 1, '/there/./train.py'],
  [ownFilePath, 'words + ./my-judge.ts', 0, 'words + /there/./my-judge.ts'],
])('%o takes %s at place %i as %s', (rule, value, place, path) => {
  expect(rule(value, from, place)).toBe(path);
});
