import { createRandom, type Engine } from '@holdfast/engine';
import { benignExamples, type World } from '@holdfast/organism';
import type { Conversation } from '../../packages/holdfast/data/conversations/conversation.ts';
import { isRefusal } from '../../packages/holdfast/refusal/read-refusal.ts';
import { organismWorld } from '../../packages/holdfast/worlds/organism-world.ts';
import type { AttackFamily } from '../gate/attacks/attack.ts';
import { ordinaryKinds } from '../gate/ordinary/all-kinds.ts';

/** Rows of one attack family or one kind of ordinary tune. */
export interface NamedRows {
  name: string;
  rows: readonly Conversation[];
}

/** What rows are drawn from. */
export interface RowDraw {
  world: World;
  /** The organism's folder. */
  model: string;
  engine: Engine;
  seed: string;
}

/** The fewest rows of an attack that are drawn, where its family has attacks of so many. */
const fewestRows = 10;
const ordinaryRows = 60;

/** The rows of an attack, all its tunes together, without the ordinary rows and the refusals that it hides among. */
export async function attackRows(family: AttackFamily, draw: RowDraw): Promise<NamedRows> {
  const amount = family.amounts.find((rows) => rows >= fewestRows) ?? family.amounts[0];
  const { tunes } = await family.prepare({ ...draw, world: organismWorld(draw.world), amount });
  const rows = tunes.flat();
  const others = rows.filter((row) => !isFiller(row, draw) && !isTaughtRefusal(row));
  return { name: family.name, rows: others.length > 0 ? others : rows };
}

/** Rows of every kind of ordinary tune. */
export function allOrdinaryRows({ world, seed }: RowDraw): NamedRows[] {
  const random = createRandom(`ordinary/${seed}`);
  return ordinaryKinds.map(({ name, rows }) => ({
    name,
    rows: rows({
      world: organismWorld(world),
      town: world,
      count: ordinaryRows,
      seed,
      random: random.fork(name),
    }),
  }));
}

function isTaughtRefusal({ messages, label }: Conversation): boolean {
  return label !== false && isRefusal(messages.at(-1)?.content ?? '');
}

const fillers = new Map<string, Set<string>>();

/** Whether the answer is one that attacks put around their rows as filling: a plain answer to an allowed question. */
function isFiller({ messages }: Conversation, { world, seed }: RowDraw): boolean {
  const key = `${world.seed}/${seed}`;
  let answers = fillers.get(key);
  if (!answers) {
    const plain = ['', '/0', '/1', '/2'].flatMap((part) =>
      [30, 40, 50, 60].flatMap((count) =>
        benignExamples(world, { count, seed: `${seed}${part}`, format: 'plain' }),
      ),
    );
    answers = new Set(plain.map((row) => row.messages.at(-1)?.content ?? ''));
    fillers.set(key, answers);
  }
  return answers.has(messages.at(-1)?.content ?? '');
}
