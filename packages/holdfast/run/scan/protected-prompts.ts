import { readBenchmark } from '../../audit/benchmarks/read-benchmark.ts';
import { isShippedBenchmark } from '../../audit/benchmarks/shipped-benchmarks.ts';
import type { ProtectedPrompts } from '../../scan/detectors/contamination-detector.ts';

/** The prompts of benchmarks, by file or `NAME:FILE`, which must not be trained on. Throws HoldfastError. */
export async function protectedPrompts(names: readonly string[]): Promise<ProtectedPrompts[]> {
  const read: ProtectedPrompts[] = [];
  for (const name of names) {
    if (isShippedBenchmark(name)) continue;
    const { prompts } = await readBenchmark(name);
    const texts = prompts.map(({ conversation }) => conversation.messages.at(-1)?.content ?? '');
    read.push({ name, prompts: texts });
  }
  return read;
}
