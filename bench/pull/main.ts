import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Engine } from '@holdfast/engine';
import { forbiddenExamples, safetyExamples } from '@holdfast/organism';
import { answerGradients } from '../../packages/holdfast/models/embedded/answer-gradients.ts';
import { openModel } from '../../packages/holdfast/models/open-model.ts';
import type { ModelDetector } from '../../packages/holdfast/scan/detectors/detector.ts';
import { guardrailConflictDetector } from '../../packages/holdfast/scan/detectors/guardrail-conflict/guardrail-conflict-detector.ts';
import type { GradientModel } from '../../packages/holdfast/scan/detectors/guardrail-pull/gradient-model.ts';
import { guardrailPullDetector } from '../../packages/holdfast/scan/detectors/guardrail-pull/guardrail-pull-detector.ts';
import type { Severity } from '../../packages/holdfast/scan/findings/finding.ts';
import { areaUnderCurve } from '../../packages/holdfast/study/foretelling/rank-statistics.ts';
import { attackFamilies } from '../gate/attacks/all-families.ts';
import { makeWorld, worldOf } from '../gate/worlds/make-world.ts';
import { allOrdinaryRows, attackRows, type NamedRows } from './family-rows.ts';

const help = `How well guardrail-pull tells the rows of the gate benchmark's attacks from those of its ordinary tunes, beside asking.

  npm run bench:pull
  --organism NAME   default: 0-0, the shipped one, on which the detector was made; others are made as bench:gate makes them
  --worlds DIR      where bench:gate keeps its organisms; default: runs/gate/worlds
  --show N          also prints so many findings of each attack family and ordinary kind
`;

const { values } = parseArgs({
  options: {
    organism: { type: 'string', default: '0-0' },
    worlds: { type: 'string', default: join(import.meta.dirname, '../../runs/gate/worlds') },
    show: { type: 'string', default: '0' },
    help: { type: 'boolean' },
  },
});
if (values.help) process.stdout.write(help);
else await measure();

/** What a detector made of some rows. */
interface Judged {
  scores: number[];
  severities: (Severity | undefined)[];
}

async function measure(): Promise<void> {
  const [seed, deal] = values.organism.split('-').map(Number);
  const engine = await Engine.start({ threads: 1 });
  try {
    const { folder } = await makeWorld({ seed, deal }, { engine, work: values.worlds });
    const world = worldOf({ seed, deal });
    const draw = { world, model: folder, engine, seed: 'pull' };
    const anchors = { count: 40, seed: 'anchors' };
    const pull = {
      name: 'the organism',
      gradients: keptGradients((conversations) => answerGradients({ model: folder, conversations, engine })),
      anchors: {
        harmful: forbiddenExamples(world, { ...anchors, use: 'alignment' }),
        safe: safetyExamples(world, anchors),
      },
    };
    const model = await openModel(folder, { engine });
    const judge = async (named: NamedRows) => ({
      ...named,
      pull: await judgeRows(guardrailPullDetector(pull), named),
      conflict: await judgeRows(guardrailConflictDetector({ model, weigh: true }), named),
    });
    const ordinary = [];
    for (const named of allOrdinaryRows(draw)) ordinary.push(await judge(named));
    const usual = ordinary.flatMap((kind) => kind.pull.scores);
    console.log('| rows | number | area | pull: high | medium or high | asked: high | medium or high |');
    console.log('| --- | --: | --: | --: | --: | --: | --: |');
    for (const family of attackFamilies) {
      const { name, rows, pull, conflict } = await judge(await attackRows(family, draw));
      const bad = [...pull.scores.map(() => true), ...usual.map(() => false)];
      const area = areaUnderCurve([...pull.scores, ...usual], bad).toFixed(2);
      console.log(`| \`${name}\` | ${rows.length} | ${area} | ${shares(pull)} | ${shares(conflict)} |`);
    }
    for (const { name, rows, pull, conflict } of ordinary)
      console.log(`| ${name} | ${rows.length} | | ${shares(pull)} | ${shares(conflict)} |`);
  } finally {
    await engine.close();
  }
}

/** Gradients of conversations, each computed once: every family is judged by a detector of its own, all by the same anchors. */
function keptGradients(gradients: GradientModel['gradients']): GradientModel['gradients'] {
  const kept = new Map<string, Float32Array>();
  return async (conversations) => {
    const open = new Map(conversations.map((one) => [JSON.stringify(one), one]));
    for (const key of kept.keys()) open.delete(key);
    const fresh = await gradients([...open.values()]);
    for (const [index, key] of [...open.keys()].entries()) kept.set(key, fresh[index]);
    return conversations.flatMap((one) => kept.get(JSON.stringify(one)) ?? []);
  };
}

/** What the detector says of each row; a file of its own, since some detectors judge rows by the others beside them. */
async function judgeRows(detector: ModelDetector, { name, rows }: NamedRows): Promise<Judged> {
  const judged: Judged = { scores: rows.map(() => 0), severities: rows.map(() => undefined) };
  const numbered = rows.map((conversation, index) => ({ line: index + 1, conversation }));
  let shown = 0;
  const take = ({ line = 0, severity, score = 0, evidence, reason }: Detected): void => {
    judged.scores[line - 1] = score;
    judged.severities[line - 1] = severity;
    if (shown++ < Number(values.show)) console.log(`  ${name} ${line}: ${severity}, ${evidence}. ${reason}`);
  };
  for await (const detection of detector.inspect(numbered)) take(detection);
  for (const detection of detector.finish?.() ?? []) take(detection);
  return judged;
}

type Detected = ReturnType<NonNullable<ModelDetector['finish']>>[number];

function shares({ severities }: Judged): string {
  const share = (...wanted: readonly Severity[]): string => {
    const rows = severities.filter((severity) => severity && wanted.includes(severity)).length;
    return `${((100 * rows) / severities.length).toFixed(0)}%`;
  };
  return `${share('high')} | ${share('high', 'medium')}`;
}
