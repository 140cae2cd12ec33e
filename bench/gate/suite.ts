import type { CellPlan } from './cells/cell.ts';
import type { GateGround } from './gates/gate-ground.ts';
import type { Tables } from './summary/render-tables.ts';
import type { Making } from './worlds/make-world.ts';
import type { WorldName } from './worlds/world-names.ts';

/** A part of the benchmark: the models that it is carried out on, its cells, and where they and what they come to are kept. */
export interface Suite {
  /** The command that carries it out. */
  command: string;
  /** Files of cells and results. */
  cells: string;
  results: string;
  /** Where its tables stand, and which. */
  page?: { file: string; mark: string; tables: readonly (keyof Tables)[] };
  /** Opens its models, by the names of their worlds; `making` says where what belongs to them is kept. */
  open(making: Making): Promise<Map<WorldName, GateGround>>;
  /** The cells of a round, from 0. */
  plan(round: number, worlds: readonly WorldName[]): CellPlan[];
}
