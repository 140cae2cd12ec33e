import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import { compareOrders } from './compare-orders.ts';
import { readMeasuredCells } from './measured-cells.ts';
import { renderOrders } from './render-orders.ts';

const begin = '<!-- measured: begin (npm run measure:orders) -->';
const end = '<!-- measured: end -->';

const root = new URL('../../../../', import.meta.url);
const pathOf = (file: string): string => fileURLToPath(new URL(file, root));

const orders = compareOrders({
  article: await readMeasuredCells(pathOf('studies/results/study.json')),
  defended: await readMeasuredCells(pathOf('studies/results/defences/cells.json')),
  charter: await readMeasuredCells(pathOf('studies/results/charter.json')),
});
const page = pathOf('docs/real-weights.md');
const text = await readFile(page, 'utf8');
const [before, rest] = text.split(begin);
await writeAtomically(page, `${before}${begin}\n\n${renderOrders(orders)}\n\n${end}${rest.split(end)[1]}`);
