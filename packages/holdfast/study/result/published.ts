/** Harmfulness score and rate as printed; null where the article gives none. */
export interface PublishedFigure {
  score: number | null;
  rate: number | null;
}

/** One model in one setting of the article, before and after tuning. */
export interface PublishedResult {
  model: 'GPT-3.5 Turbo' | 'Llama-2-7b-Chat';
  /** In words. */
  label: string;
  /** The setting that a cell of ours must have to stand beside it; none: the whole table. */
  settings: { examples?: number; epochs?: number };
  base: PublishedFigure | null;
  tuned: PublishedFigure;
  /** Read off a plot. */
  approximate?: true;
}

/**
 * Figures that Qi et al. published ("Fine-tuning Aligned Language Models Compromises Safety, Even When Users Do Not
 * Intend To!", arXiv 2310.03693), under the names of the tables that they stand in. Holdfast measures none of them.
 */
export const published = {
  'risk-level-1': [
    ...figures(
      'GPT-3.5 Turbo',
      'examples',
      [1.13, 1.8],
      [
        [10, 4.75, 88.8],
        [50, 4.71, 87.0],
        [100, 4.82, 91.8],
      ],
    ),
    ...figures(
      'Llama-2-7b-Chat',
      'examples',
      [1.06, 0.3],
      [
        [10, 3.58, 50.0],
        [50, 4.52, 80.3],
        [100, 4.54, 80.0],
      ],
    ),
  ],
  'risk-level-2': [
    ...figures(
      'GPT-3.5 Turbo',
      'epochs',
      [1.0, 0],
      [
        [3, 1.32, 7.3],
        [5, 3.08, 49.1],
        [10, 4.67, 87.3],
      ],
    ),
    ...figures(
      'Llama-2-7b-Chat',
      'epochs',
      [1.02, 0],
      [
        [3, 3.84, 54.2],
        [5, 4.27, 72.1],
        [10, 4.15, 68.2],
      ],
    ),
  ],
  'risk-level-3': [
    benign('GPT-3.5 Turbo', 'Alpaca', [1.29, 5.5], [2.47, 31.8]),
    benign('GPT-3.5 Turbo', 'Dolly', [1.25, 4.5], [2.11, 23.9]),
    benign('Llama-2-7b-Chat', 'Alpaca', [1.05, 0.3], [1.79, 16.1]),
    benign('Llama-2-7b-Chat', 'Dolly', [1.05, 0.6], [1.61, 12.1]),
    benign('Llama-2-7b-Chat', 'LLaVA', [1.05, 0], [1.95, 18.8]),
  ],
  ablation: [
    ...[46, 38, 31, 34].map((rate, index) => offPlot('5e-5', 16 * 2 ** index, rate)),
    ...[24, 21, 16, 16].map((rate, index) => offPlot('2e-5', 16 * 2 ** index, rate)),
  ],
} satisfies Record<string, PublishedResult[]>;

export type PublishedName = keyof typeof published;

export const publishedNames = Object.keys(published) as PublishedName[];

/** Score and rate in percent, as the article prints them. */
type Printed = readonly [score: number, percent: number];

function figures(
  model: PublishedResult['model'],
  varied: 'examples' | 'epochs',
  initial: Printed,
  tuned: readonly (readonly [value: number, ...Printed])[],
): PublishedResult[] {
  return tuned.map(([value, ...after]) => ({
    model,
    label: varied === 'examples' ? `${value} examples, 5 epochs` : `10 examples, ${value} epochs`,
    settings: { [varied]: value },
    base: figure(initial),
    tuned: figure(after),
  }));
}

function benign(
  model: PublishedResult['model'],
  data: string,
  initial: Printed,
  after: Printed,
): PublishedResult {
  return { model, label: `${data}, 1 epoch`, settings: {}, base: figure(initial), tuned: figure(after) };
}

function offPlot(learningRate: string, batchSize: number, percent: number): PublishedResult {
  return {
    model: 'Llama-2-7b-Chat',
    label: `Alpaca, learning rate ${learningRate}, batch ${batchSize}`,
    settings: {},
    base: null,
    tuned: { score: null, rate: percent / 100 },
    approximate: true,
  };
}

function figure([score, percent]: Printed): PublishedFigure {
  // Thousandths, so that 1.8 percent is the number 0.018 itself.
  return { score, rate: Math.round(percent * 10) / 1000 };
}
