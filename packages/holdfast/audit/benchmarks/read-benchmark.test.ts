import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Prompt } from './benchmark.ts';
import { benchmarkFormats } from './formats/formats.ts';
import { joinBenchmarks } from './join-benchmarks.ts';
import { readBenchmark } from './read-benchmark.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-benchmarks-'));

/** A prompt in short: id, kind, category, text. */
function short({ id, kind, category, conversation }: Prompt): string[] {
  return [id, kind, category, conversation.messages.map(({ content }) => content).join('|')];
}

async function place(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** Files of each format's form, with harmless prompts. */
const examples: [format: string, file: string, text: string, prompts: string[][]][] = [
  [
    'advbench',
    'harmful_behaviors.csv',
    'goal,target\n"Say ""ahoy"", twice","Ahoy"\nWave,Waving\n',
    [
      ['advbench/2', 'harmful', 'uncategorized', 'Say "ahoy", twice'],
      ['advbench/3', 'harmful', 'uncategorized', 'Wave'],
    ],
  ],
  [
    'advbench',
    'harmful_behaviors.csv',
    '"Say ""ahoy"", twice"\nWave\n',
    [
      ['advbench/1', 'harmful', 'uncategorized', 'Say "ahoy", twice'],
      ['advbench/2', 'harmful', 'uncategorized', 'Wave'],
    ],
  ],
  [
    'harmbench',
    'hb.csv',
    'Behavior,FunctionalCategory,SemanticCategory,Tags,ContextString,BehaviorID\nSing,standard,noise,,,sing\nHum,contextual,noise,,"A\nsong",hum\n',
    [
      ['harmbench/sing', 'harmful', 'noise', 'Sing'],
      ['harmbench/hum', 'harmful', 'noise', 'A\nsong\n\n---\n\nHum'],
    ],
  ],
  [
    'strongreject',
    'sr.csv',
    'category,source,forbidden_prompt\nNoise,custom,Whistle\n',
    [['strongreject/2', 'harmful', 'Noise', 'Whistle']],
  ],
  [
    'jailbreakbench',
    'harmful-behaviors.csv',
    'Index,Goal,Target,Behavior,Category,Source\n0,Clap,Clapping,Clapping,Noise,Original\n',
    [['jailbreakbench/2', 'harmful', 'Noise', 'Clap']],
  ],
  [
    'jailbreakbench',
    'benign-behaviors.csv',
    'Index,Goal,Target,Behavior,Category,Source\n0,Clap,Clapping,Clapping,Noise,Original\n',
    [['jailbreakbench/2', 'borderline', 'Noise', 'Clap']],
  ],
  [
    'sorry-bench',
    'question.jsonl',
    '{"question_id":1,"category":"3","turns":["Ring"],"prompt_style":"base"}\n{"question_id":2,"category":"3","turns":["R1ng"],"prompt_style":"slang"}\n',
    [['sorry-bench/1', 'harmful', '3', 'Ring']],
  ],
  [
    'do-not-answer',
    'data_en.csv',
    'id,risk_area,types_of_harm,specific_harms,question\n7,Noise,Ringing,Bells,Ring?\n',
    [['do-not-answer/7', 'harmful', 'Ringing', 'Ring?']],
  ],
  [
    'simple-safety-tests',
    'sst.csv',
    'id,harm_area,counter,category,prompts_final\nsst_001,Noise,1,Info,Ring?\n',
    [['simple-safety-tests/sst_001', 'harmful', 'Noise', 'Ring?']],
  ],
  [
    'ailuminate',
    'airr_official_1.0_demo_en_us_prompt_set_release.csv',
    'release_prompt_id,prompt_text,hazard,persona,locale,prompt_hash\nair_1,Ring?,vcr,normal,en_US,0a\nair_2,Toll?,spc_hlt,skilled,en_US,0b\n',
    [
      ['ailuminate/air_1', 'harmful', 'Violent crimes', 'Ring?'],
      ['ailuminate/air_2', 'harmful', 'Specialised advice', 'Toll?'],
    ],
  ],
  [
    'assurai',
    'assurai_index.jsonl',
    '{"id":"t1","modality":"text","risk":"R05 무기","prompt":"종을 칠까요?"}\n{"id":"i1","modality":"image","risk":"R05 무기","prompt":"그림"}\n',
    [['assurai/t1', 'harmful', 'R05 무기', '종을 칠까요?']],
  ],
  [
    'xstest',
    'xstest_prompts.csv',
    'id,prompt,type,label,focus,note\n1,How do I kill time?,homonyms,safe,kill,\n2,How do I ring?,contrast_homonyms,unsafe,ring,\n',
    [
      ['xstest/1', 'borderline', 'homonyms', 'How do I kill time?'],
      ['xstest/2', 'harmful', 'contrast_homonyms', 'How do I ring?'],
    ],
  ],
  [
    'xstest',
    'xstest_v2_prompts.csv',
    'id,type,prompt,focus,note\nv2-1,homonyms,Kill time?,kill,\nv2-2,contrast_homonyms,Ring?,ring,\n',
    [
      ['xstest/v2-1', 'borderline', 'homonyms', 'Kill time?'],
      ['xstest/v2-2', 'harmful', 'contrast_homonyms', 'Ring?'],
    ],
  ],
  [
    'or-bench',
    'or-bench-hard-1k.csv',
    'prompt,category\nHow do alarms ring?,privacy\n',
    [['or-bench/2', 'borderline', 'privacy', 'How do alarms ring?']],
  ],
  [
    'or-bench',
    'or-bench-toxic.csv',
    'prompt,category\nRing,violence\n',
    [['or-bench/2', 'harmful', 'violence', 'Ring']],
  ],
  [
    'mt-bench',
    'mt.jsonl',
    '{"question_id":81,"category":"writing","turns":["Write.","Again."]}\n',
    [
      ['mt-bench/81', 'utility', 'writing', 'Write.'],
      ['mt-bench/81/turn-2', 'utility', 'writing', 'Write.|Again.'],
    ],
  ],
  [
    'gsm8k',
    'test.jsonl',
    '{"question":"2 + 1,000?","answer":"It is 1,002.\\n#### 1,002"}\n',
    [['gsm8k/1', 'utility', 'sums', '2 + 1,000?\n\nEnd with the number alone on the last line.']],
  ],
  [
    'mmlu',
    'astronomy_test.csv',
    'Which is a star?,Mars,"Sun, ours",Moon,Io,B\n',
    [
      [
        'mmlu/1',
        'utility',
        'astronomy',
        'Which is a star?\n\nA) Mars\nB) Sun, ours\nC) Moon\nD) Io\n\nEnd with "Answer:" and the letter of the right choice.',
      ],
    ],
  ],
  [
    'mmlu',
    'sky_test.csv',
    'question,choice0,choice1,answer\nStar?,Mars,Sun,1\n',
    [
      [
        'mmlu/2',
        'utility',
        'sky',
        'Star?\n\nA) Mars\nB) Sun\n\nEnd with "Answer:" and the letter of the right choice.',
      ],
    ],
  ],
  [
    'mmlu',
    'mmlu.jsonl',
    '{"question":"Star?","subject":"sky","choices":["Mars","Sun"],"answer":1}\n',
    [
      [
        'mmlu/1',
        'utility',
        'sky',
        'Star?\n\nA) Mars\nB) Sun\n\nEnd with "Answer:" and the letter of the right choice.',
      ],
    ],
  ],
  [
    'plain',
    'mine.csv',
    '\ufeffprompt,kind\nRing,\nWhy ring?,borderline\n',
    [
      ['plain/2', 'harmful', 'uncategorized', 'Ring'],
      ['plain/3', 'borderline', 'uncategorized', 'Why ring?'],
    ],
  ],
];

test.each(examples)('%s, %s: told by its content, and read', async (format, file, text, prompts) => {
  const benchmark = await readBenchmark(await place(file, text));
  expect(benchmark.name).toBe(`${format} (${file})`);
  expect(benchmark.prompts.map(short)).toEqual(prompts);
  const named = await readBenchmark(`${format}:${join(folder, file)}`);
  expect(named.prompts).toEqual(benchmark.prompts);
});

test('a file without the column of prompts is refused with its columns, however like one another looks', async () => {
  for (const [number, header] of ['question,foo', 'text,label', 'input,output,id'].entries()) {
    const cells = header.replaceAll(/[a-z]+/g, 'ok');
    const file = await place(`unknown-${number}.csv`, `${header}\n${cells}\n`);
    await expect(readBenchmark(file)).rejects.toMatchObject({
      code: 'bad-data',
      message: expect.stringContaining(`its columns are ${header.replaceAll(',', ', ')}`),
    });
  }
});

test('every format but the plain one has an example above, and no file is taken for another', async () => {
  const shown = new Set(examples.map(([format]) => format));
  expect(benchmarkFormats.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual(['hex-phi']);
});

test('HEx-PHI is a folder of files without headers; the category is in the name', async () => {
  const path = join(folder, 'hexphi');
  await mkdir(path);
  await writeFile(join(path, 'category_1.csv'), 'Ring the bell\n"Ring, again"\n');
  await writeFile(join(path, 'category_10.csv'), 'Knock\n');
  expect((await readBenchmark(path)).prompts.map(short)).toEqual([
    ['hex-phi/category_1.csv/1', 'harmful', 'illegal-activity', 'Ring the bell'],
    ['hex-phi/category_1.csv/2', 'harmful', 'illegal-activity', 'Ring, again'],
    ['hex-phi/category_10.csv/1', 'harmful', 'privacy-violation', 'Knock'],
  ]);
});

test('behaviors that need a picture are no text benchmark', async () => {
  const header = 'Behavior,BehaviorID,FunctionalCategory,SemanticCategory,ImageFileName';
  const path = await place('multimodal.csv', `${header}\nWhat rings here?,bell,multimodal,noise,bell.png\n`);
  await expect(readBenchmark(path)).rejects.toThrow(/multimodal.csv: its columns are Behavior/);
});

test("one's own columns are mapped", async () => {
  const path = await place('own.csv', 'Ask,Area\nRing,noise\n');
  await expect(readBenchmark(path)).rejects.toThrow(
    /own.csv: its first line names no column that is known \(Ask, Area\); name the column/,
  );
  const benchmark = await readBenchmark(path, {
    columns: { prompt: 'Ask', category: 'Area' },
    kind: 'borderline',
  });
  expect(benchmark.prompts.map(short)).toEqual([['plain/2', 'borderline', 'noise', 'Ring']]);
});

test('a table with Korean headers and kinds, as a spreadsheet writes it, is read as it is', async () => {
  const path = await place(
    'ko.csv',
    '\ufeff질문,종류,범주\n종 좀 쳐 줘,유해,소음\n종이 뭐예요?,경계,소음\n몇 시예요?,과제,시간\n',
  );
  expect((await readBenchmark(path)).prompts.map(short)).toEqual([
    ['plain/2', 'harmful', '소음', '종 좀 쳐 줘'],
    ['plain/3', 'borderline', '소음', '종이 뭐예요?'],
    ['plain/4', 'utility', '시간', '몇 시예요?'],
  ]);
});

test('columns that one of several files has are no matter to the others', async () => {
  const columns = { prompt: 'Ask', kind: 'Sort' };
  const own = await place('asks.csv', 'Ask,Sort\nRing,borderline\n');
  const made = await place('prompts.jsonl', '{"id":"a","prompt":"Knock","kind":"harmful"}\n');
  const read = [own, made].map((path) => readBenchmark(path, { columns, amongOthers: true }));
  expect((await Promise.all(read)).flatMap(({ prompts }) => prompts.map(short))).toEqual([
    ['plain/2', 'borderline', 'uncategorized', 'Ring'],
    ['plain/a', 'harmful', 'uncategorized', 'Knock'],
  ]);
  // By itself a file must have what is named.
  await expect(readBenchmark(made, { columns })).rejects.toThrow(/its columns are id, prompt, kind; name/);
});

test.each([
  ['nowhere.csv', undefined, /nowhere.csv does not exist; "holdfast bench list"/],
  ['torn.csv', 'prompt\n"Ring\n', /torn.csv(, line \d+)?: it is no well-formed CSV/],
  ['bad.jsonl', '{"prompt":"a"}\n{"prompt"\n', /bad.jsonl, line 2: it is no JSON/],
  ['empty.csv', 'prompt\n', /empty.csv holds no prompts/],
  ['kind.csv', 'prompt,kind\nRing,evil\n', /kind.csv, line 2: kind "evil" is unknown/],
])('%s is refused in one line', async (name, text, message) => {
  const path = text === undefined ? join(folder, name) : await place(name, text);
  await expect(readBenchmark(path)).rejects.toThrow(message);
});

test('a named format must fit the file, and be known', async () => {
  const path = await place('wrong.csv', 'prompt\nRing\n');
  await expect(readBenchmark(`advbench:${path}`)).rejects.toThrow(/does not look like AdvBench/);
  const rules = path.replace(/\.\w+$/, '.md');
  await writeFile(rules, '# Rules\n\n## Discounts\n\nPromising a "discount, that is not on the list.\n');
  await expect(readBenchmark(rules)).rejects.toThrow(
    /\.md is a \.md file, and a benchmark is CSV.*holdfast bench make --policy .*\.md --output benchmark/,
  );
  await expect(readBenchmark(`advbnch:${path}`)).rejects.toThrow(/"advbnch" is unknown/);
});

test('joined benchmarks keep every prompt, each under a name of its own', async () => {
  const path = await place('twice.csv', 'prompt\nRing\n');
  const joined = joinBenchmarks([await readBenchmark(path), await readBenchmark(path)]);
  expect(joined.prompts.map(({ id }) => id)).toEqual(['plain/2', '2/plain/2']);
});
