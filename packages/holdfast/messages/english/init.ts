import { counted } from '../../number-text.ts';
import type { ModelReason, TunerReason } from '../reasons.ts';

/** What `holdfast init` asks and says. */
export const englishInit = {
  title: 'A guarded fine-tune',
  whichData: 'Where is your training data?',
  noData: (path: string) => `${path} is not there yet; put your data there before you run.`,
  unreadable: (reason: string) => `The data cannot be read yet: ${reason}`,
  data: ({
    path,
    description,
    rows,
    language,
  }: {
    path: string;
    description: string;
    rows: string;
    language: string;
  }) => `${path}: ${description}, ${rows} rows${language && `, in ${language}`}.`,
  scanned: ({ high, medium, low }: { high: number; medium: number; low: number }) =>
    high + medium + low === 0
      ? 'The scan finds nothing in it.'
      : `The scan finds ${high} things of high severity, ${medium} medium and ${low} low; "holdfast scan" shows them.`,
  whetherMask: (rows: number) =>
    `Personal data or secrets stand in ${counted(rows, 'row')}. Are they to be masked before anything is tuned?`,
  mask: 'Mask them',
  leaveUnmasked: 'Leave them in',
  masking: (rows: number, file: string) =>
    `Personal data or secrets stand in ${counted(rows, 'row')}: scan.onFinding in ${file} says rewrite, which masks them before anything is tuned.`,
  safetyWording: ({ policy, language }: Record<'policy' | 'language', string>) =>
    `Safety examples will be made of the policy ${policy} in ${language === 'ko' ? 'Korean' : 'English'}, the language of the data or the nearest to it that it has; mix.policy names your own.`,
  anotherData: 'Another file, several by their folder, or hf:datasets/OWNER/NAME',
  whichModel: 'Which model is to be tuned?',
  anotherModel: 'Another: a folder, a GGUF file, hf:OWNER/NAME, SERVICE:MODEL, or an address',
  oldModels: (day: string) =>
    `The models of services that follow were there on ${day}, more than 90 days ago: see whether they still are ("holdfast models MODEL").`,
  reasons: {
    key: 'its key is set',
    folder: 'in this folder',
    cache: "in the hub's cache",
    practice: 'for practice: a tiny fictional model that ships with Holdfast; it says nothing about yours',
    realPractice:
      'for practice on real weights: a small published model with a charter of harmless subjects; "holdfast models pull charter" fetches it once (93 MB)',
  } satisfies Record<ModelReason, string>,
  whichTuner: 'What is to tune it?',
  tunerReasons: {
    engine: "Holdfast's own engine, on this machine's processor: for small models",
    installed: 'is installed here',
    command: 'a program of your own (tune.command)',
    absent: 'not installed here',
  } satisfies Record<TunerReason, string>,
  whichBenchmark: 'What must the model refuse? Name a benchmark file.',
  ownBenchmark: 'My own rules: I shall make one with "holdfast bench make"',
  anotherBenchmark: 'Another file ("holdfast bench list" says where published ones are)',
  blank: 'I do not know yet: leave it blank',
  whichJudge: 'Who judges the answers?',
  anotherJudge: 'Another: rubric:MODEL, guard:MODEL, or several joined by " + "',
  whichBudget: 'What may questions to models cost at most, in USD? (blank: no limit)',
  noAmount: 'Write a number above 0, such as 5.',
  whichName: 'Under which name is the tuned model released, when it passes?',
  template: 'A guarded fine-tune; "holdfast run" carries it out. docs/settings.md has every setting.',
  written: (file: string) => `${file} is written.`,
  fillIn: (settings: string, file: string) =>
    `Fill in ${settings}; then "holdfast run ${file} --dry-run" tells what a run will take.`,
  takes: 'What a run will take:',
  practice:
    'This model is for practice: a pass says nothing about your own model, for which you name a model, a benchmark and a judge.',
  whenReady: (file: string) => `Put right what is missing; then "holdfast run ${file}" carries it out.`,
  next: (file: string) => `"holdfast run ${file}" carries it out.`,
};
