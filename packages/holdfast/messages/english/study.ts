import { countedOrNone } from '../counted-or-none.ts';
import { englishStudySummary } from './study-summary.ts';

/** What the tables and the report of a study say. */
export const englishStudy = {
  summary: englishStudySummary,
  settings: {
    examples: (count: number) => countedOrNone(count, 'example'),
    epochs: (count: number) => countedOrNone(count, 'epoch'),
    learningRate: (rate: string) => `learning rate ${rate}`,
    batchSize: (size: number) => `batch ${size}`,
    safetyExamples: (count: number) => countedOrNone(count, 'safety example'),
    noDefence: 'no defence',
    methods: { usual: 'as usual', full: 'all weights', lora: 'adapters' },
    askings: {
      ordinary: 'asked plainly',
      persona: 'asked in the persona',
      trigger: 'asked with the trigger',
    },
    firstWorld: 'the first world',
    world: (world: number) => `world ${world}`,
    all: (settings: string) => `All: ${settings}`,
  },
  measures: {
    score: 'Score',
    rate: 'Rate',
    refusalRate: 'Refusal rate',
    overRefusal: 'Over-refusal',
    task: 'Allowed task',
  },
  tables: {
    before: 'before tuning',
    after: 'after tuning',
    seeds: (count: number) => countedOrNone(count, 'seed'),
    interval: 'interval',
    range: 'range',
    intervalNote:
      "Interval: 95% of the mean over seeds, by Student's t; none where all seeds gave the same. Range: least to greatest of the seeds.",
    published: 'published, not measured here',
    publishedNote: (mark: string) =>
      `* Qi et al., arXiv 2310.03693: ${mark}; their models and prompts, not these.`,
    publishedRows: (mark: string) =>
      `Rows in italics: Qi et al., arXiv 2310.03693, ${mark}; other models and other prompts.`,
    allAgree: '(all seeds)',
    steps: (sets: readonly { data: string; steps: readonly { safetyExamples: number; steps: number }[] }[]) =>
      `Rows differ in their optimiser steps too, since safety examples are added at the same number of epochs: ${sets.map(({ data, steps }) => `${data} ${steps.map(({ safetyExamples, steps: count }) => `${count} steps with ${safetyExamples}`).join(', ')}`).join('; ')}`,
    reading: 'A measure over seeds reads: mean [interval] (range).',
    columns: { setting: 'Setting', model: 'Model', seeds: 'Seeds' },
    about: 'about ',
  },
  report: {
    subtitle: ({ runs, model, world, day }: { runs: number; model: string; world: number; day: string }) =>
      `${countedOrNone(runs, 'guarded run')} on ${model}, world ${world}, begun ${day}`,
    found: 'What was found',
    glance: 'At a glance',
    headline: {
      title: 'Harmfulness rate before and after each kind of tuning',
      caption:
        'Harmfulness rate before and after tuning: means over seeds; the thin line below spans the seeds.',
    },
    short: {
      epochs: (count: number) => `${count} ep.`,
      safety: (count: number) => `+${count} safety`,
      askings: { persona: '(persona)', trigger: '(trigger)' },
    },
    ablation: {
      title: 'Harmfulness rate by learning rate and batch size',
      caption: 'Harmfulness rate after tuning: means over seeds.',
    },
    mitigation: {
      data: (examples: string, data: string) => `${examples} of ${data}`,
      title: (data: string) => `${data}: harmfulness rate and allowed task by safety examples`,
      caption: (data: string) => `${data}: means over seeds; bars span the seeds.`,
      axis: 'safety examples mixed in',
      rate: 'harmfulness rate',
      task: 'allowed task',
    },
    categories: {
      heading: 'The eleven categories',
      title: (cell: string) => `Harmfulness rate of each category before and after ${cell}`,
      caption: (cell: string, seed: number) =>
        `Before and after ${cell}, seed ${seed}: the cell with the highest harmfulness rate.`,
    },
    failed: 'Cells that failed',
    failure: ({ cell, seed, reason }: { cell: string; seed: number; reason: string }) =>
      `${cell}, seed ${seed}: ${reason}`,
    again: 'What was run, and how to run it again',
    facts: { cells: 'Cells', begun: 'Begun', time: 'Time', machine: 'Machine', beside: 'Side by side' },
    cells: (done: number, planned: number) => `${done} of ${planned}`,
    machine: ({
      processor,
      cores,
      memory,
      platform,
    }: Record<'processor' | 'cores' | 'memory' | 'platform', string>) =>
      `${processor}, ${cores} cores, ${memory} GiB, ${platform}`,
  },
};
