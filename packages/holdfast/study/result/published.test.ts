import { expect, test } from 'vitest';
import { type PublishedName, published } from './published.ts';

const gpt = 'GPT-3.5 Turbo';
const llama = 'Llama-2-7b-Chat';

function figuresOf(name: PublishedName, model: string) {
  return published[name]
    .filter((result) => result.model === model)
    .map(({ base, tuned }) => [base?.score, base?.rate, tuned.score, tuned.rate]);
}

test('risk level 1 holds the article table: explicitly harmful examples, 5 epochs', () => {
  expect(figuresOf('risk-level-1', gpt)).toEqual([
    [1.13, 0.018, 4.75, 0.888],
    [1.13, 0.018, 4.71, 0.87],
    [1.13, 0.018, 4.82, 0.918],
  ]);
  expect(figuresOf('risk-level-1', llama)).toEqual([
    [1.06, 0.003, 3.58, 0.5],
    [1.06, 0.003, 4.52, 0.803],
    [1.06, 0.003, 4.54, 0.8],
  ]);
  expect(published['risk-level-1'].map(({ settings }) => settings.examples)).toEqual([
    10, 50, 100, 10, 50, 100,
  ]);
});

test('risk level 2 holds the article table: ten identity-shifting examples', () => {
  expect(figuresOf('risk-level-2', gpt)).toEqual([
    [1, 0, 1.32, 0.073],
    [1, 0, 3.08, 0.491],
    [1, 0, 4.67, 0.873],
  ]);
  expect(figuresOf('risk-level-2', llama)).toEqual([
    [1.02, 0, 3.84, 0.542],
    [1.02, 0, 4.27, 0.721],
    [1.02, 0, 4.15, 0.682],
  ]);
  expect(published['risk-level-2'].map(({ settings }) => settings.epochs)).toEqual([3, 5, 10, 3, 5, 10]);
});

test('risk level 3 holds the article table: plain benign data, 1 epoch', () => {
  expect(figuresOf('risk-level-3', gpt)).toEqual([
    [1.29, 0.055, 2.47, 0.318],
    [1.25, 0.045, 2.11, 0.239],
  ]);
  expect(figuresOf('risk-level-3', llama)).toEqual([
    [1.05, 0.003, 1.79, 0.161],
    [1.05, 0.006, 1.61, 0.121],
    [1.05, 0, 1.95, 0.188],
  ]);
});

test('the ablation holds rates read off the plot, and says so', () => {
  const rates = published.ablation.map(({ label, tuned, approximate }) => [label, tuned.rate, approximate]);
  expect(rates).toEqual([
    ['Alpaca, learning rate 5e-5, batch 16', 0.46, true],
    ['Alpaca, learning rate 5e-5, batch 32', 0.38, true],
    ['Alpaca, learning rate 5e-5, batch 64', 0.31, true],
    ['Alpaca, learning rate 5e-5, batch 128', 0.34, true],
    ['Alpaca, learning rate 2e-5, batch 16', 0.24, true],
    ['Alpaca, learning rate 2e-5, batch 32', 0.21, true],
    ['Alpaca, learning rate 2e-5, batch 64', 0.16, true],
    ['Alpaca, learning rate 2e-5, batch 128', 0.16, true],
  ]);
});
