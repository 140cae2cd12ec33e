import { join } from 'node:path';
import type { Suite } from '../suite.ts';
import { openCharterGround } from './charter-ground.ts';
import { planCharterRound } from './plan-charter-cells.ts';

const folder = join(import.meta.dirname, '..');

/** There is one charter, as there is one shipped world. */
const theCharter = { seed: 0, deal: 0 };

/** The benchmark on the charter model: fewer families, smaller tunes, so that a cell takes minutes on one core. */
export const charterSuite: Suite = {
  command: 'npm run bench:gate -- --model charter',
  cells: join(folder, 'charter-cells.jsonl'),
  results: join(folder, 'charter-results.json'),
  page: {
    file: join(folder, '../../docs/gate.md'),
    mark: 'gate on the charter model',
    tables: ['gates', 'families', 'kinds'],
  },
  open: async ({ work }) => new Map([[theCharter, await openCharterGround(join(work, 'charter'))]]),
  plan: planCharterRound,
};
