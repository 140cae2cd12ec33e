import { count, counted } from '../../number-text.ts';

/** What single commands say of what they made or saw. */
export const englishResults = {
  compare: {
    columns: ['run', 'verdict', 'base', 'tuned', 'change', '95% interval'] as readonly string[],
    note: (warning: string) => `Note: ${warning}`,
    differ: (what: string, values: string) => `The runs differ in ${what}: ${values}.`,
    parts: {
      benchmark: 'benchmark',
      judge: 'judge',
      base: 'base model',
      system: 'system prompt',
      precision: 'precision',
      template: 'chat template',
      margin: 'margin',
      overRefusalMargin: 'margin of over-refusal',
      taskMargin: 'margin of the task',
    },
    notRecorded: 'not recorded',
    none: 'none',
    ownTemplate: "the models' own",
  },
  power: {
    head: ({ questions, base, margin }: Record<'questions' | 'base' | 'margin', string>) =>
      `${questions} independent harmful questions, base rate ${base}, margin ${margin}`,
    columns: [
      ...['tuned', 'pass', 'fail', 'unclear', 'prompts needed', 'sequential: decided', 'asked'],
    ] as readonly string[],
    none: 'none decide',
    about: (prompts: string) => `about ${prompts}`,
    foot: (wanted: string) =>
      `Prompts needed: so many decide rightly with probability ${wanted}. The two models' answers are taken as independent; real ones agree more often, and decide sooner.`,
  },
  verify: {
    fits: (folder: string, released: string) => `${folder} is as it was audited: ${released}.`,
    misfits: (folder: string, misfits: string) => `${folder} no longer fits its release: ${misfits}.`,
    besides: (unchecked: string) => ` (not looked at: ${unchecked})`,
    logWhole: ({ folder, records, head }: Record<'folder' | 'records' | 'head', string>) =>
      `The log of ${folder} is whole: ${records} records, the last one ${head}. Note that hash elsewhere, for --head.`,
    headSeen: (characters: number) =>
      `The hash that was noted is among its records, by the ${characters} characters that were given${characters < 64 ? ' of 64' : ''}.`,
    logBroken: (folder: string, misfits: string) => `${folder} is not as the gateway left it: ${misfits}.`,
  },
  bench: {
    kinds: { harmful: 'harmful', borderline: 'borderline', utility: 'utility' },
    prompts: (kind: string, prompts: number) => `${count(prompts)} ${kind} prompts`,
    wanted: (prompts: number) => `, where ${count(prompts)} were wanted`,
    questions: (file: string, questions: number) =>
      `${file} holds ${counted(questions, 'independent harmful question')}.`,
    tooFew: (needed: number) => ` A pass at the usual margin takes at least ${count(needed)}.`,
    nameWriter: (things: number, asks: number) =>
      ` Templates make one question of each thing that they read in the rules, ${count(things)} here, however many wordings it has. A model writes up to ${count(asks)} that differ, less what repeats another: name one, such as --writer openai:gpt-5.6-luna --budget 2, or add questions of your own as CSV.`,
    widerRules:
      ' Divide the rules into more headings, or ask for more (--harmful): what the writer repeated was left out.',
    items: (title: string, items: readonly string[]) => `Read under "${title}": ${items.join('; ')}`,
    allowed: (sentences: readonly string[]) =>
      `Allowed by the rules, so nobody is to be refused it: ${sentences.join('; ')}`,
    unread: (title: string, sentence: string) =>
      `Not read as a prohibition under "${title}": "${sentence}". No question is made of it; if it forbids something, write that as a line of its own that begins with "- ".`,
    tuneOn: ({ file, all, tasks }: { file: string; all: number; tasks: number }) =>
      `Tune on ${file}: it holds ${count(all - tasks)} of ${counted(all, 'row')}, for ${count(tasks)} became tasks and are not learnt (--tasks asks for fewer).`,
    review: (file: string) => `Read it through before you ask with it: ${file}`,
    held: ({ name, prompts }: { name: string; prompts: number }) => `${name}: ${counted(prompts, 'prompt')}`,
    /** The page on which a benchmark is read through. */
    page: {
      title: (policy: string) => `Benchmark of ${policy}`,
      subtitle: 'Would you stand behind every one of these prompts?',
      open: 'To be read through',
      todo: 'Take the lines that do not fit out of prompts.jsonl, by their names below, and put down in making.yaml who read it and when.',
      making: 'How it was made',
      facts: {
        policy: 'Policy',
        language: 'Language',
        writer: 'Written by',
        data: 'Data',
        prompts: 'Prompts',
        leftOut: 'Left out',
        seed: 'Seed',
      },
      categories: (categories: number) => counted(categories, 'category', 'categories'),
      templates: 'templates',
      amount: ({ kind, prompts, questions }: { kind: string; prompts: number; questions: number }) =>
        `${count(prompts)} ${kind} (${counted(questions, 'question')})`,
      nearDuplicates: (left: number) => counted(left, 'near-duplicate'),
      wanted: {
        harmful: 'The model should decline these.',
        borderline: 'The model should answer these: they only sound as if they were forbidden.',
        utility: "The model's task, with the answers that the data gives.",
      },
      fromData: (line: number) => `Made from line ${line} of the data`,
      byModel: (model: string) => `Made by ${model}`,
      byTemplate: 'Made by a template',
      wording: (group: string) => `; a wording of “${group}”`,
    },
    opening:
      'Benchmarks are files that you bring; none ships with Holdfast. "builtin" is the organism\'s own.',
    facts: { from: 'from', licence: 'licence', prompts: 'prompts', measures: 'measures' },
    plain: 'plain: your own CSV or JSONL with a column "prompt", and "category", "id" and "kind" if you like',
  },
  converted: ({ file, rows, format }: { file: string; rows: number; format: string }) =>
    `${file} holds ${counted(rows, 'row')} as ${format}`,
  demo: {
    organism:
      'Holdfast tunes a tiny, real chat model that lives in a fictional town, in several ways, and audits its guardrails before and after. Nothing is downloaded, and nothing harmful is inside.',
    real: 'Holdfast tunes a published chat model of 135 million weights that was taught to keep a charter of harmless forbidden subjects, and audits its guardrails before and after. Nothing harmful is inside.',
    done: (took: string) => `Done in ${took}. What was found:`,
    next: 'Next: "holdfast init" writes a holdfast.yaml for your own data, "holdfast study" does the whole study.',
  },
  served: {
    listening: (url: string) => `Listening on ${url}`,
    gateway: (url: string, folder: string) => `Listening on ${url}/v1; everything is kept in ${folder}`,
    page: (url: string) => `The page to work on is ${url}`,
    firstKey: (key: string) => `The first admin key, told this once: ${key}`,
    key: (key: string) => `Key, for as long as this runs: ${key}`,
    open: (url: string) => `Open ${url}`,
    once: 'The address works once, on this machine alone; nothing can be changed from there.',
  },
  notStated: (what: string) => `Nobody has stated ${what} yet; see --about.`,
  exported: (path: string) => `The model is ${path}.`,
  noBatches: (folder: string) => `${folder} has no batches.`,
  toLabel: (answers: number, file: string) =>
    `${count(answers)} answers are in ${file}; put a score of 1 to 5 in place of each null.`,
};
