import { expect, test } from 'vitest';
import { requireScope } from './require-scope.ts';

const judge = 'exact';

test("an organism is asked about its own town, and not about another's", async () => {
  await requireScope({ benchmarks: ['builtin-korean'], judge }, ['organism-korean']);
  await requireScope({ benchmarks: ['builtin'], judge }, ['organism']);
  await expect(requireScope({ benchmarks: ['builtin'], judge }, ['organism-korean'])).rejects.toThrow(
    /builtin is about another town than the one that organism-korean knows; name builtin-korean\./,
  );
});

test('a model that knows neither town is not judged by them', async () => {
  await expect(requireScope({ benchmarks: ['builtin-korean'], judge }, ['openai:m'])).rejects.toThrow(
    /made-up town, of which openai:m knows nothing/,
  );
});
