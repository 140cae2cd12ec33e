import { parseArgs } from 'node:util';
import { readRows } from '../../packages/holdfast/data/read-conversations.ts';
import { modelFreeDetectors } from '../../packages/holdfast/scan/detectors/model-free-detectors.ts';
import type { Finding, Severity } from '../../packages/holdfast/scan/findings/finding.ts';
import { rowInspector } from '../../packages/holdfast/scan/inspect-rows.ts';
import { countLabelled } from './count-labelled.ts';

const help = `Counts the rows of data files that are high, and medium or high, by what a row alone shows.

  npm run bench:meaning -- FILE...
  --detectors A,B   by these detectors alone, such as identity-shifting,refusal-suppression; default: all
  --labelled        files are of lines {"language", "kind", "ordinary"?, "row"}: counts by kind and language
  --show N          prints so many of the rows' findings, the gravest first
`;

const ranks: Record<Severity, number> = { low: 0, medium: 1, high: 2 };

const { values, positionals } = parseArgs({
  options: {
    detectors: { type: 'string' },
    labelled: { type: 'boolean', default: false },
    show: { type: 'string', default: '0' },
    help: { type: 'boolean' },
  },
  allowPositionals: true,
});

if (values.help || positionals.length === 0) process.stdout.write(help);
else if (values.labelled) for (const path of positionals) await countLabelled(path);
else {
  console.log('| file | rows | high | medium or high |\n| --- | --: | --: | --: |');
  for (const path of positionals) await countFile(path);
}

async function countFile(path: string): Promise<void> {
  const names = values.detectors?.split(',');
  const inspect = rowInspector(modelFreeDetectors().filter(({ name }) => !names || names.includes(name)));
  const worst: Finding[] = [];
  let rows = 0;
  for await (const row of readRows(path)) {
    if (row.kind === 'problem') continue;
    rows += 1;
    const [gravest] = inspect(row).findings.toSorted((a, b) => ranks[b.severity] - ranks[a.severity]);
    if (gravest && gravest.severity !== 'low') worst.push(gravest);
  }
  const percent = (count: number): string => `${((100 * count) / Math.max(1, rows)).toFixed(2)}%`;
  const high = worst.filter(({ severity }) => severity === 'high');
  console.log(`| ${path} | ${rows} | ${percent(high.length)} | ${percent(worst.length)} |`);
  const shown = worst.toSorted((a, b) => ranks[b.severity] - ranks[a.severity]).slice(0, Number(values.show));
  for (const { severity, detector, line, evidence } of shown)
    console.log(`  ${severity} ${detector} line ${line}: ${evidence?.replaceAll('\n', ' ')}`);
}
