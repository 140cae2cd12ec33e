import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runSettingsSchema } from '../../../../run/settings/run-settings.ts';
import { explainIssue, firstIssue } from '../../../../settings/explain-issue.ts';
import { listSettings } from '../../../../settings/list-settings.ts';
import { parseSettings } from '../../../../settings/parse-settings.ts';
import { settingForm } from '../../../../settings/setting-form.ts';
import { boundsText } from '../../../../settings/setting-text.ts';
import { koreanSentence } from '../korean-sentence.ts';

const packageFolder = join(import.meta.dirname, '../../../..');
const hangul = /\p{Script=Hangul}/u;

/** Where what a first week can meet goes wrong: everything but what a library is handed by the program that uses it. */
const rooms =
  '{audit,cli,data,defences,evidence,mix,models,plugins,report,run,scan,settings,store,study}/**/*.ts';
const byPrograms = /\.test\.ts$|fixtures|models\/given|data\/convert-data/;

/** Put together of words that stand elsewhere; what comes of it is tested below. */
const composed =
  /\$\{|^VALUE about the organism|its weights are not here|is no model: VALUE|begins as VALUE file|^VALUE \(/;

/** The messages of errors as templates put them together, each value in them told as VALUE. */
function messagesIn(source: string): string[] {
  const literals = source.matchAll(
    /new HoldfastError\(\s*'[\w-]+',\s*(?:`((?:[^`\\]|\\.)*)`|'((?:[^'\\]|\\.)*)'|"([^"]*)")/g,
  );
  return Array.from(literals, ([, template, text, quoted]) =>
    (template ?? text ?? quoted)
      .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, 'VALUE')
      .replaceAll(/\\(.)/g, '$1'),
  );
}

test('whatever an error of the first week says is there in Korean', () => {
  const untold: string[] = [];
  let told = 0;
  for (const path of globSync(rooms, { cwd: packageFolder })) {
    if (byPrograms.test(path)) continue;
    for (const message of messagesIn(readFileSync(join(packageFolder, path), 'utf8'))) {
      // Without words of its own it hands on what something else says.
      if (composed.test(message) || !/[a-z]{2}/.test(message.replaceAll('VALUE', ''))) continue;
      told += 1;
      if (!hangul.test(koreanSentence(message))) untold.push(`${path}: ${message}`);
    }
  }
  expect(told).toBeGreaterThan(230);
  expect(untold).toEqual([]);
});

test('a value of the wrong form is explained in Korean, whatever the setting', () => {
  const untold = new Set<string>();
  const settings = listSettings(runSettingsSchema);
  for (const { path } of settings) {
    for (const value of ['?', -1, 1e9, 0.123, true, [], {}, null]) {
      const whole = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
      const parsed = runSettingsSchema.safeParse({ ...(whole as object) });
      if (parsed.success) continue;
      const issue = firstIssue(parsed.error.issues.filter((one) => String(one.path) === String(path)));
      if (!issue) continue;
      const said = `holdfast.yaml, line 3, column 1: ${explainIssue(issue, runSettingsSchema)}`;
      const korean = koreanSentence(said);
      if (!hangul.test(korean.replace('holdfast.yaml 3번째 줄 1번째 칸: ', ''))) untold.add(korean);
    }
  }
  expect(settings.length).toBeGreaterThan(60);
  expect([...untold]).toEqual([]);
});

test('what an option may be is told in Korean, whatever the bounds of its setting', () => {
  const numbers = listSettings(runSettingsSchema)
    .map(({ schema }) => settingForm(schema))
    .filter(({ kind }) => kind === 'number' || kind === 'whole number');
  expect(numbers.length).toBeGreaterThan(20);
  for (const form of numbers) {
    expect(koreanSentence(`It must be a ${form.kind}${boundsText(form)}.`)).not.toMatch(/[A-Za-z]{2}/);
  }
});

test.each([
  ['a colon in a value', 'model: organism: 2', '한 줄에 "이름: 값"이 두 번'],
  ['a name twice', 'seed: 1\nseed: 2', '같은 이름이 두 번'],
  ['columns that differ', 'mix:\n  count: 1\n ratio: 2', '같은'],
  ['a quote that is left open', 'model: "organism', '닫는 따옴표'],
  ['a tab', 'mix:\n\tcount: 1', '탭'],
  ['a bracket that is left open', 'track: [wandb', '닫아야'],
])('a YAML file with %s is explained in Korean', (_, text, expected) => {
  let said = '';
  try {
    parseSettings(text, { file: 'holdfast.yaml', schema: runSettingsSchema });
  } catch (error) {
    said = error instanceof Error ? error.message : '';
  }
  expect(koreanSentence(said)).toContain(expected);
});

test.each([
  'bot: its weights are not here; name "organism", "charter", a Hugging Face folder, a GGUF file, or hf:OWNER/NAME.',
  'bot is no model: there is no such file or folder; name "organism", "charter", a Hugging Face folder, a GGUF file, or hf:OWNER/NAME.',
  'rows.parquet begins as a Parquet file but cannot be read (cut off); make the file again.',
  'The budget of 1.00 USD is used up (0.99 USD spent): the next request may cost up to 0.05 USD. Raise it and start again, nothing answered is asked again.',
  'openai:x: the endpoint refuses the key (401: bad key)',
  'http://127.0.0.1:9300/v1#x: the endpoint refuses the key (401: bad key); put the right key into HOLDFAST_API_KEY__127_0_0_1_9300.',
  'openai:x: the reply is no chat completion but text/html, and begins "<html>"; see whether the address is that of an OpenAI-compatible endpoint',
  'openai:x: the stream broke off in the middle of the answer; 4 requests in a row have failed so, and no more are sent',
  'openai:x: no reply came in time. Requests that came to nothing may have cost up to 0.0010 of the budget of 1.00 USD, so no more are sent. See to the service before you start again with a higher budget; nothing answered is asked again.',
  'trl ended with code 1; the last that it said: CUDA out of memory. runs/bot/trainer.log holds all of it; started again, the tune goes on from its last checkpoint.',
  'Conversation 3 cannot be tuned on here: it calls tools; use a tuner that takes tool calls, or leave the row out.',
  'openai:x: batch batch_1 was not carried out (no reason was given); mend that, wait until other batches are done, or leave batches out.',
  'runs/bot/job.json is damaged; look whether its job goes on, remove the file and start again.',
  'rows.jsonl, all of its 3 rows, line 1 for one: it is not valid JSON; write one JSON object on each line.',
])('%s', (sentence) => {
  const korean = koreanSentence(sentence);
  expect(korean).toMatch(hangul);
  // No clause of it is left in English.
  expect(korean).not.toMatch(/[a-z]+ [a-z]+ [a-z]+ [a-z]+/);
});

test('what several models lack is told in as many sentences', () => {
  expect(
    koreanSentence(
      'openai:a needs a key; set the environment variable A. together:b needs a key; set the environment variable B.',
    ),
  ).toBe(
    'openai:a에 키가 필요합니다. 환경 변수 A에 넣으십시오. together:b에 키가 필요합니다. 환경 변수 B에 넣으십시오.',
  );
});
