import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { koreanAccess } from './access.ts';
import { koreanChecks } from './checks.ts';
import { koreanErrors } from './errors/errors.ts';
import { koreanEvents } from './events.ts';
import { koreanSentence, koreanWay } from './korean-sentence.ts';
import { koreanVerdictSentences } from './verdict.ts';
import { koreanWays } from './ways.ts';

const packageFolder = join(import.meta.dirname, '../../..');
const data = join(packageFolder, 'data');
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

test.each([
  ['errors', koreanErrors],
  ['events', koreanEvents],
  ['access', koreanAccess],
  ['checks', koreanChecks],
  ['sentences of a verdict', koreanVerdictSentences],
  ['ways of asking', koreanWays],
])('every sentence among the %s is still said in English', (_, table) => {
  const said = globSync('**/*.ts', { cwd: packageFolder, exclude: ['**/*.test.ts', 'messages/korean/**'] })
    .map((path) => readFileSync(join(packageFolder, path), 'utf8'))
    .join('\n')
    .replaceAll("\\'", "'");
  const stale = Object.keys(table).filter((sentence) => {
    const runs = sentence.split('{}').flatMap(runsOfWords);
    // Some are put together where they are said, so that a run here and there stands in no one place.
    return 2 * runs.filter((run) => said.includes(run)).length < runs.length;
  });
  expect(stale).toEqual([]);
});

test('values stay, also inside of a sentence that another holds', () => {
  expect(koreanSentence('It is not valid JSON from column 7 on')).toBe('7번째 칸부터 올바른 JSON이 아닙니다');
  expect(koreanSentence('in the worse answer, role "robot" is unknown')).toBe(
    '더 나쁜 답변에 문제가 있습니다: "robot"은 알 수 없는 역할입니다',
  );
  expect(koreanSentence('openai:x needs a key; set the environment variable OPENAI_API_KEY.')).toBe(
    'openai:x에 키가 필요합니다. 환경 변수 OPENAI_API_KEY에 넣으십시오.',
  );
  expect(koreanSentence('own.yaml, line 3, column 1: "modle" is unknown here; did you mean "model"?')).toBe(
    'own.yaml 3번째 줄 1번째 칸: "modle"은 여기 없는 설정입니다. "model"을 쓰려던 것입니까?',
  );
  expect(
    koreanSentence(
      'gpt-4.1-mini is no model: there is no such file or folder. Did you mean openai:gpt-4.1-mini?',
    ),
  ).toBe(
    'gpt-4.1-mini: 그런 모델이 없습니다(그런 파일이나 폴더가 없습니다). openai:gpt-4.1-mini를 쓰려던 것입니까?',
  );
  expect(koreanWay('with "the blue lamp" said last, about category 4')).toBe(
    '"the blue lamp" 문구를 맨 뒤에 붙여, 주제 category 4',
  );
  expect(koreanSentence('Nobody knows this.')).toBe('Nobody knows this.');
});

test.each([
  'openai:ft:gpt-4.1-mini:desk of epoch 2 is the best safe one of 3 checkpoints',
  'none of 3 checkpoints is as safe as the base model, so the last is audited',
  'plain (prompts.jsonl), without the third for choosing, asked in 8 ways',
  'http://127.0.0.1:9300/v1 lists it',
  'a key for http://127.0.0.1:9300/v1',
  'evidence.ko.html tells something else than evidence.json',
  'runs/third is not as it was audited, and evidence of it would be of something else: scores.jsonl was changed; the verdict of hosted says reason pass, and its answers and scores give fail.',
  'openai:x gave 1 of 3 safety examples (8 times it does not refuse, 1 times it refuses a safe question); name a file of refusals as mix.safety instead: JSONL, in each line the messages of a user and of the assistant that refuses, as in training data.',
])('%s is Korean to its last clause', (sentence) => {
  const korean = koreanSentence(sentence);
  expect(korean).toMatch(/\p{Script=Hangul}/u);
  expect(korean).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/);
});

test('whatever verify says of a folder is there in Korean', () => {
  const untold: string[] = [];
  let told = 0;
  for (const path of globSync('{run/release,evidence,gateway}/**/*.ts', { cwd: packageFolder })) {
    const source = readFileSync(join(packageFolder, path), 'utf8');
    for (const [, text] of source.matchAll(/(?:misfits|unchecked)(?:\.push\(|[:=] \[)`([^`]*)`/g)) {
      told += 1;
      const phrase = text.replaceAll(/\$\{[^{}]*\}/g, 'value');
      if (!/\p{Script=Hangul}/u.test(koreanSentence(phrase))) untold.push(`${path}: ${phrase}`);
    }
  }
  expect(told).toBeGreaterThan(8);
  expect(untold).toEqual([]);
});

/** Every three words in a row, as they stand. */
function runsOfWords(text: string): string[] {
  const words = text.split(' ');
  return words.slice(2).map((_, place) => words.slice(place, place + 3).join(' '));
}

test('a count with its noun within a sentence is counted in Korean', () => {
  const sentence =
    'a.jsonl: 18 of 60 rows had to be dropped for what they teach, more than 10.0%, so the others are not trusted either. Read findings.jsonl and find out where those rows are from; to tune on the others all the same, start again with --most-dropped 1.';
  expect(koreanSentence(sentence)).toContain('빼야 할 행이 18개(60행 가운데)');
});
