import { type Adapter, targetModules } from './adapter.ts';
import type { FloatTensor, Weights } from './weights.ts';

/**
 * One adapter that changes a model as two do together: W + s1 B1 A1 + s2 B2 A2 = W + s2 [s1 / s2 B1, B2] [A1; A2], with
 * s = alpha / rank of each. Its rank is the sum of theirs; a projection that one of them leaves alone gets zeros from it.
 */
export function joinAdapters(first: Adapter, second: Adapter): Adapter {
  const rank = first.settings.rank + second.settings.rank;
  const scale = scaleOf(second);
  const weights: Weights = new Map();
  for (const projection of new Set([...projectionsOf(first), ...projectionsOf(second)])) {
    const [one, other] = [first, second].map((adapter) => matricesOf(adapter, projection));
    const inputs = one?.down.dims[1] ?? other?.down.dims[1] ?? 0;
    const outputs = one?.up.dims[0] ?? other?.up.dims[0] ?? 0;
    const down = new Float32Array(rank * inputs);
    const up = new Float32Array(outputs * rank);
    const put = (matrices: Matrices | undefined, own: number, from: number, factor: number): void => {
      if (!matrices) return;
      down.set(matrices.down.data, from * inputs);
      for (let row = 0; row < outputs; row++)
        for (let inner = 0; inner < own; inner++)
          up[row * rank + from + inner] = factor * matrices.up.data[row * own + inner];
    };
    put(one, first.settings.rank, 0, scaleOf(first) / scale);
    put(other, second.settings.rank, first.settings.rank, 1);
    weights.set(`${projection}.lora_A.weight`, { dims: [rank, inputs], data: down });
    weights.set(`${projection}.lora_B.weight`, { dims: [outputs, rank], data: up });
  }
  const adapted = [first, second].flatMap(({ settings }) => settings.targetModules);
  return {
    settings: {
      rank,
      alpha: scale * rank,
      targetModules: targetModules.filter((name) => adapted.includes(name)),
    },
    weights,
  };
}

interface Matrices {
  down: FloatTensor;
  up: FloatTensor;
}

function scaleOf({ settings: { alpha, rank } }: Adapter): number {
  return alpha / rank;
}

function projectionsOf({ weights }: Adapter): string[] {
  const suffix = '.lora_B.weight';
  return [...weights.keys()]
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length));
}

function matricesOf({ weights }: Adapter, projection: string): Matrices | undefined {
  const down = weights.get(`${projection}.lora_A.weight`);
  const up = weights.get(`${projection}.lora_B.weight`);
  return down && up && { down, up };
}
