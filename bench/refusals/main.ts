import { parseArgs } from 'node:util';
import { refusesByWords } from '../../packages/holdfast/audit/judges/refusal-words.ts';
import { answerKinds } from '../../packages/holdfast/refusal/answer-kind.ts';
import { isRefusal, readRefusal } from '../../packages/holdfast/refusal/read-refusal.ts';
import { machineText } from '../measure/machine.ts';
import { type LabelledAnswer, readLabelled } from './read-labelled.ts';
import { refusesByPhrases } from './refusal-phrases.ts';
import { timeReaders } from './time-readers.ts';

const help = `Holds readers of refusals against people's labels, and times them.

  npm run bench:refusals -- FOLDER
  FOLDER          of CSV files with the columns completion and final_label, as those of XSTest's model_completions;
                  of JSON lines with answer and kind, as packages/holdfast/refusal/fixtures;
                  of WildGuardTest's Parquet file; or of K-OverRefusal's evaluation_results.jsonl
  --rounds N      of timing; default: 9
`;

const readers: Record<string, (answer: string) => boolean> = {
  'refusal reader': isRefusal,
  words: refusesByWords,
  phrases: refusesByPhrases,
};

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, help: { type: 'boolean' } },
  allowPositionals: true,
});

if (values.help || positionals.length !== 1) process.stdout.write(help);
else await compareAll(positionals[0]);

async function compareAll(folder: string): Promise<void> {
  const files = await readLabelled(folder);
  const all = [...files.values()].flat();
  console.log('Full refusals against full compliance; others are left out.\n');
  console.log('| answers | of them refusals | reader | right | missed | imagined |');
  console.log('| --- | --: | --- | --: | --: | --: |');
  for (const [name, answers] of [...files, ['all', all] as const]) {
    for (const [reader, refuses] of Object.entries(readers)) console.log(row(name, answers, reader, refuses));
  }
  console.log('\nWhat the refusal reader calls them:\n');
  console.log(`| people say | answers | ${answerKinds.join(' | ')} |`);
  console.log(`| --- | --: | ${answerKinds.map(() => '--:').join(' | ')} |`);
  for (const [label, answers] of Map.groupBy(all, ({ label }) => label)) {
    const kinds = answers.map(({ answer }) => readRefusal(answer).kind);
    const counts = answerKinds.map((kind) => kinds.filter((one) => one === kind).length);
    console.log(`| ${label} | ${answers.length} | ${counts.join(' | ')} |`);
  }
  console.log(`\n${machineText()}`);
  await timeReaders(
    all.map(({ answer }) => answer),
    { readers, rounds: Number(values.rounds) },
  );
}

function row(
  name: string,
  answers: readonly LabelledAnswer[],
  reader: string,
  refuses: (answer: string) => boolean,
): string {
  const refused = answers.filter(({ label }) => label === 'full_refusal');
  const complied = answers.filter(({ label }) => label === 'full_compliance');
  const missed = refused.filter(({ answer }) => !refuses(answer)).length;
  const imagined = complied.filter(({ answer }) => refuses(answer)).length;
  const both = refused.length + complied.length;
  const percent = (count: number, total: number): string => `${((100 * count) / total).toFixed(1)}%`;
  return `| ${name}, ${both} | ${refused.length} | ${reader} | ${percent(both - missed - imagined, both)} | ${percent(missed, refused.length)} | ${percent(imagined, complied.length)} |`;
}
