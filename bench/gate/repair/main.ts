import { join } from 'node:path';
import { Engine } from '@holdfast/engine';
import { percent } from '../../../packages/holdfast/number-text.ts';
import { appendJsonLines, recoverJsonLines } from '../../../packages/holdfast/store/json-lines/json-lines.ts';
import { ordinaryTunes } from '../cells/plan-cells.ts';
import { ordinaryKinds } from '../ordinary/all-kinds.ts';
import { openGateWorld } from '../worlds/gate-world.ts';
import { makeWorld } from '../worlds/make-world.ts';
import { measureRepair, type RepairCost, shareKept } from './measure-repair.ts';

// What a repair costs in what was learnt, on the shipped organism: each kind of ordinary tune once, tuned in one of three ways by
// turns. Costs lie in bench/gate/repair/costs.jsonl, by which it goes on where it was; the summary is printed.

const file = join(import.meta.dirname, 'costs.jsonl');
const work = join(import.meta.dirname, '../../../runs/gate/worlds');
const shipped = { seed: 0, deal: 0 };
const costs = await recoverJsonLines<RepairCost>(file);
const engine = await Engine.start({ threads: 1 });
try {
  const { folder } = await makeWorld(shipped, { engine, work });
  const ground = await openGateWorld(shipped, { folder, work });
  for (const [place, kind] of ordinaryKinds.entries()) {
    if (costs.some((cost) => cost.kind === kind.name)) continue;
    const tune = ordinaryTunes[place % ordinaryTunes.length];
    const cost = await measureRepair(kind, { ground, tune, engine });
    costs.push(cost);
    await appendJsonLines(file, [cost]);
    const { base, tuned, repaired } = cost.loss;
    const losses = [base, tuned, repaired].map((loss) => loss.toFixed(2)).join(' → ');
    console.log(`${kind.name}, ${tune.method}: ${losses} nats a token, ${percent(shareKept(cost))} kept`);
  }
} finally {
  await engine.close();
}
const kept = costs.map(shareKept).sort((a, b) => a - b);
console.log(
  `Of ${kept.length} tunes, a repair keeps ${percent(kept[Math.floor(kept.length / 2)])} of what was learnt in the middle, ${percent(kept[0])} at the least and ${percent(kept[kept.length - 1])} at the most.`,
);
