import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { koreanSentence } from './korean-sentence.ts';

const data = join(import.meta.dirname, '../../../data');
/** What is said of whole files and of what a format or a tuner cannot take, which ends in an error and not in a finding. */
const elsewhere =
  /writing|foreign-file|text-only|bedrock\.ts|gemini\.ts|openai-reinforcement|openai-preference|alpaca|sharegpt\.ts|formats\/preference/;

test('every reason and remedy of an unreadable row is there in Korean', () => {
  const untold: string[] = [];
  let told = 0;
  for (const path of globSync('**/*.ts', { cwd: data, exclude: ['**/*.test.ts'] })) {
    if (elsewhere.test(path)) continue;
    const source = readFileSync(join(data, path), 'utf8');
    const literals = source.matchAll(
      /\b(?:reason|remedy)\s*[:=]\s*(?:\([^)]*\)\s*=>\s*)?(?:`((?:[^`\\]|\\.)*)`|'((?:[^'\\]|\\.)*)')/g,
    );
    for (const [, template, text] of literals) {
      // Values are put in as a template puts them, and a field's names as they are listed.
      const sentence = (template ?? text)
        .replace(/\$\{seen\}/, 'its only field is "a"')
        .replace(/\$\{said\}/, ': b')
        .replace(/\$\{name\} stands as it is/, 'a tab stands as it is')
        .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, 'value')
        .replaceAll('\\\\', '\\');
      told += 1;
      if (!/\p{Script=Hangul}/u.test(koreanSentence(sentence))) untold.push(`${path}: ${sentence}`);
    }
  }
  expect(told).toBeGreaterThan(80);
  expect(untold).toEqual([]);
});

test('values stay, also inside of a sentence that another holds', () => {
  expect(koreanSentence('It is not valid JSON from column 7 on')).toBe('7번째 칸부터 올바른 JSON이 아닙니다');
  expect(koreanSentence('in the worse answer, role "robot" is unknown')).toBe(
    '더 나쁜 답변에 문제가 있습니다: "robot"은(는) 알 수 없는 역할입니다',
  );
  expect(koreanSentence('openai:x needs a key; set the environment variable OPENAI_API_KEY.')).toBe(
    'openai:x에 키가 필요합니다. 환경 변수 OPENAI_API_KEY에 넣으십시오.',
  );
  expect(koreanSentence('Nobody knows this.')).toBe('Nobody knows this.');
});
