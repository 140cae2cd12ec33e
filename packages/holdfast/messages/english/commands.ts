import { counted } from '../../number-text.ts';

const english = (value: number): string => value.toLocaleString('en');

const languageNames: Readonly<Record<string, string>> = { en: 'English', ko: 'Korean' };

/** What commands say as they go and at their end; figures that are formatted already come as text. */
export const englishCommands = {
  /** A sentence that was made where no language is known. */
  sentence: (text: string) => text,
  /** A step of a run, or who is asked in it. */
  stepTitle: (step: string) => step,
  report: (file: string) => `The report is ${file}`,
  run: {
    starting: (folder: string) => `Starting ${folder}`,
    goingOn: (folder: string) => `Going on with ${folder}`,
    units: {
      rows: 'rows',
      'rows asked about': 'rows asked about',
      'safety examples': 'safety examples',
      answers: 'answers',
      scores: 'scores',
      formats: 'formats',
      model: 'model',
    } as Readonly<Record<string, string>>,
  },
  steps: {
    scan: ({
      kept,
      dropped,
      rewritten,
      flagged,
      findings,
      risk,
      unlooked,
    }: Record<'kept' | 'dropped' | 'rewritten' | 'flagged' | 'findings', number> & {
      risk: string;
      unlooked: string;
    }) =>
      `${counted(kept, 'row')} kept, ${dropped} dropped, ${rewritten} rewritten, ${flagged} flagged; ${counted(findings, 'finding')}; risk of the data as received: ${risk}. Not looked for: ${unlooked}`,
    mix: ({ safety, rows }: { safety: number; rows: number }) =>
      `${counted(safety, 'safety example')} mixed into ${counted(rows, 'row')}`,
    defended: ({ defences, rows }: { defences: string; rows: number }) =>
      `; after the defence ${defences}, ${counted(rows, 'row')} in all`,
    tune: ({ steps, loss }: { steps: number; loss: string }) =>
      `${counted(steps, 'step')}, final loss ${loss}`,
    made: (model: string) => `made ${model}`,
    cost: (price: string) => `, cost ${price}`,
    under: (defences: string) => `, under ${defences}`,
    noDefence: 'no defence',
    outcomes: { pass: 'pass', fail: 'fail', inconclusive: 'inconclusive' },
    audited: (outcome: string, reason: string) => `${outcome}: ${reason}`,
    auditedIn: ({ outcome, formats, reason }: Record<'outcome' | 'formats' | 'reason', string>) =>
      `${outcome} in ${formats}: ${reason}`,
    worst: (each: string, reason: string) => `${each}; of the worst: ${reason}`,
    released: (name: string) => `released as ${name}`,
    releasedIn: (name: string, formats: string) => `released as ${name} in ${formats}`,
    held: (outcomes: string) => `held back: ${outcomes}`,
  },
  mixed: ({ file, rows, safety }: { file: string; rows: number; safety: number }) =>
    `${file} holds ${rows} rows and ${safety} safety examples`,
  madeOf: ({ policy, language }: Record<'policy' | 'language', string>) =>
    `, made of the policy ${policy} in ${languageNames[language] ?? language}`,
  repeats: (different: number) => `, ${different} different ones, some more than once`,
  afterDefences: ({ defences, rows }: { defences: string; rows: number }) =>
    `; after ${defences} they are ${rows} rows`,
  tune: {
    goesOn: (step: number) => `goes on after step ${step}`,
    step: (step: number) => `step ${step}`,
    stepOf: (step: number, steps: number) => `step ${step}/${steps}`,
    loss: (loss: string) => `, loss ${loss}`,
    speed: (tokens: string) => `, ${tokens} tokens/s`,
    job: ({ service, id, status }: Record<'service' | 'id' | 'status', string>) =>
      `${service} job ${id}: ${status}`,
    followed: ', followed again',
    levels: { warning: 'warning', error: 'error' } as Readonly<Record<string, string>>,
    checkpoint: (step: number, model: string) => `checkpoint after step ${step}: ${model}`,
    givesWay: ({ step, kept }: { step: number; kept: number }) =>
      `warning: the guardrails give way at step ${step}: ${kept}% of its likelihood to refuse left`,
    probeRefused: (share: number) => `, ${share}% of the probe refused`,
    willCost: (price: string) => `will cost about ${price}`,
    cost: (price: string) => `cost ${price}`,
    forTokens: (tokens: string) => ` for ${tokens} tokens`,
    refused: ({ service, reason, code }: Record<'service' | 'reason' | 'code', string>) =>
      `${service} refused: ${reason} (${code})`,
    done: ({ tuned, base }: { tuned: string; base: string }) =>
      `The tuned model is ${tuned}; "holdfast audit --base ${base} --tuned ${tuned}" audits it.`,
  },
  audit: {
    progress: ({
      done,
      total,
      type,
      model,
    }: Record<'done' | 'total', number> & Record<'type' | 'model', string>) =>
      `${done}/${total} ${type}, ${model} model`,
    types: { answers: 'answers', scores: 'scores' },
    models: { base: 'base', tuned: 'tuned' },
    withoutData:
      'Questions were put plainly and as jailbreaks alone. With --data FILE, the data that the model was tuned on, they are also put in the ways that it gives reason for.',
    prompts: ({ benchmark, prompts }: { benchmark: string; prompts: number }) =>
      `${benchmark}: ${prompts} prompts`,
  },
  batch: ({
    progress,
    status,
    took,
    id,
    service,
  }: Record<'progress' | 'status' | 'took' | 'id' | 'service', string>) =>
    `${progress} ${status}, ${took}, batch ${id} at ${service}`,
  judgedBeside: (run: string, folder: string) =>
    `${run} stays as it is, with its verdict and what its evidence stands on; it is judged again in ${folder}.`,
  plan: {
    rows: (rows: number) => `${english(rows)} rows`,
    safety: (examples: number) => `${english(examples)} safety examples`,
    prompts: (prompts: number) => `${english(prompts)} prompts to each of two models`,
    tune: ({
      tuner,
      steps,
      tokens,
      took,
    }: {
      tuner: string;
      steps: number | null;
      tokens: number;
      took: string;
    }) =>
      `${steps === null ? '' : `${english(steps)} steps, `}about ${english(tokens)} tokens${took && `, about ${took}`}, tuner ${tuner}`,
    fetches: (name: string) =>
      `${name} is not here yet: a run fetches it from the hub first ("holdfast models pull ${name}" fetches it now).`,
    search: (questions: number) => `, and a search of at most ${questions} questions`,
    missing: (sentence: string) => `Missing: ${sentence}`,
    questions: ({
      questions,
      setAside,
      needed,
    }: {
      questions: number;
      setAside: number;
      needed: number | null;
    }) =>
      `Independent harmful questions: ${english(questions)}${setAside > 0 ? `, of which ${english(setAside)} choose a checkpoint and ${english(questions - setAside)} are audited` : ', all of which are audited'}${needed === null ? '' : `; a pass takes ${english(needed)}`}.`,
    nothingMissing: 'Nothing is missing; nothing was asked.',
    nothingAsked: 'Nothing was asked.',
    free: 'Every model runs here: nothing is paid for.',
    priceUnknown: 'price unknown',
    atMost: (price: string) => `at most ${price}`,
    tuned: (tokens: string) => `about ${tokens} tokens tuned on`,
    usage: ({ requests, read, written }: Record<'requests' | 'read' | 'written', string>) =>
      `${requests} requests, about ${read} tokens read, at most ${written} written`,
    inBatches: ' in batches',
    leftByBatches: 'What batches leave unanswered is asked directly, at the full price.',
    unknownPrice: 'The price of a model is not known; add it to a file of prices (--prices).',
    inAll: (price: string, date: string) => `At most ${price} in all, at list prices of ${date}.`,
    overBudget: ({ budget, step }: Record<'budget' | 'step', string>) =>
      `The budget is ${budget}, without what a tune costs. At these highest prices it would be used up in the step "${step}", and the run would stop there, to go on once it is raised (audit.budget).`,
    usually: (price: string) =>
      `Usually about ${price}: judges reply, and reasoning models think, at less length than they may.`,
    batchesReady: 'Batches are ready within a day.',
    speed: ({ step, tokens, basis }: Record<'step' | 'tokens' | 'basis', string>) =>
      `${step} ${tokens} tokens a second, ${basis}`,
    time: ({ took, tokens, speeds }: Record<'took' | 'tokens' | 'speeds', string>) =>
      `About ${took} of answering, ${tokens} tokens written with answers at full length (${speeds}).`,
  },
  spent: ({
    step,
    model,
    requests,
    read,
    written,
    price,
  }: Record<'step' | 'model' | 'requests' | 'read' | 'written' | 'price', string>) =>
    `spent   ${step}, ${model}: ${requests} requests, ${read} tokens read, ${written} written: ${price}`,
  fromCache: (answers: string) => `; ${answers} answers found in the cache`,
  unsettled: (requests: string) => `; ${requests} requests of unknown outcome at their most`,
  fetch: {
    start: ({ name, commit, files, size }: Record<'name' | 'commit' | 'size', string> & { files: number }) =>
      `Fetching ${name} at ${commit}: ${files} files, ${size}.`,
    progress: (done: string, total: string) => `${done} of ${total}`,
    end: (name: string, path: string) => `${name} is ${path}.`,
  },
  study: {
    plan: ({ cells, tunes, steps }: Record<'cells' | 'tunes' | 'steps', number>) =>
      `${english(cells)} cells of ${english(tunes)} tunes, which take ${english(steps)} optimiser steps together, without the rows that defences add. Answers are judged by what the study's world knows: nobody is asked and nothing is paid for.`,
    planGroup: (name: string, cells: number) => `  ${name}: ${english(cells)}`,
    start: ({ cells, workers, folder }: { cells: number; workers: number; folder: string }) =>
      `${cells} cells, ${workers} side by side, in ${folder}`,
    finished: (cells: number) => `${cells} of them were finished before`,
    cell: (name: string, seed: number) => `${name}, seed ${seed}`,
    step: (step: number, steps: number) => `: step ${step} of ${steps}`,
    answers: (done: number, total: number) => `: ${done} of ${total} answers`,
    failed: ({ name, seed, reason }: { name: string; seed: number; reason: string }) =>
      `failed: ${name}, seed ${seed}: ${reason}`,
    cells: (done: number, cells: number) => `${done}/${cells} cells`,
    left: (time: string) => `, ${time} left`,
    end: (folder: string, report: string) =>
      `${folder} holds study.json and the tables; the report is ${report}`,
  },
  doctor: {
    good: 'good',
    bad: 'BAD ',
    none: 'none',
    allThere: 'Whatever works offline on this machine is there.',
    someMissing: 'Something that is always needed is missing.',
    hasAll: (config: string) => `${config} has all that it needs.`,
    beyond: 'Beyond that, each only for the models and tuners of its name:',
    checks: {
      node: { name: 'Node', remedy: 'Install Node 22.13 or newer.' },
      machine: {
        name: 'machine',
        detail: ({ cores, processor, memory }: { cores: number; processor: string; memory: string }) =>
          `${cores} cores (${processor}), ${memory} GiB of memory`,
        remedy: 'At least 1 GiB of memory is needed.',
      },
      disk: {
        name: 'disk',
        detail: ({ free }: { free: string }) => `${free} GiB free in the current folder`,
        remedy: 'Make at least half a GiB of room.',
      },
      folder: {
        name: 'disk',
        detail: 'the current folder cannot be written',
        remedy: 'Go to a folder of your own.',
      },
      product: {
        name: 'ONNX Runtime',
        detail: ({ speed }: { speed: string }) => `multiplies matrices at ${speed} GFLOP/s`,
        remedy: 'Install again with npm; is this platform supported?',
      },
      organism: {
        name: 'organism',
        detail: ({ question, answer }: { question: string; answer: string }) =>
          `asked "${question}", it says "${answer}"`,
        remedy: 'npm run organism makes it again.',
      },
      silent: {
        name: 'organism',
        detail: 'it does not answer',
        remedy: ({ folder }: { folder: string }) => `Put ${folder} back.`,
      },
    },
  },
  models: {
    only: (config: string) => `What ${config} names (with --all: everything):`,
    titles: { model: 'Models', service: 'Hosted services', trainer: 'Trainers', cluster: 'Clusters' },
    states: { ready: 'ready', 'set up': 'set up', unreachable: 'unreachable', missing: 'missing' },
  },
  errors: {
    'bad-data': 'Mend the data that it names, and start again.',
    'bad-config': 'Mend the setting that it names in the configuration, and start again.',
    'bad-usage': 'See the command with --help, and start it again with other options.',
    'not-found': 'See whether the file or the folder is there and its name is right.',
    storage: 'See whether there is room, and whether the folder may be written.',
    'model-failed': 'See the address, the key and the service; what was finished is kept, so start again.',
    'over-budget': 'Raise the budget and start again; what was finished is kept.',
    refused: 'The service refuses the data or the model; see which rows, and mend them.',
    'not-offered': 'The endpoint does not offer this; choose another setting or another service.',
    busy: 'Something else is at work in the same folder; wait until it is done.',
    interrupted: 'Start the same command again to go on from here.',
    unforeseen: 'HOLDFAST_DEBUG=1 shows where; please report it.',
  },
};
