import type { TunerReason } from '../../messages/reasons.ts';
import type { Environment } from '../environment.ts';
import { examineTrainers } from '../examine/examine-programs.ts';
import { type TunerName, trainerNames } from '../tuning/tuner-choice.ts';

/** Something that could tune weights that are here, and how it stands with it. */
export interface TunerProposal {
  tuner: TunerName;
  reason: TunerReason;
}

/** What could tune a model whose weights are here: the engine, then trainers that are installed, then the others. Nobody is asked. */
export async function proposeTuners(environment: Environment = process.env): Promise<TunerProposal[]> {
  const ready = new Set<string>();
  for await (const { name, state } of examineTrainers(environment.HOLDFAST_PYTHON?.trim() || 'python3')) {
    if (state === 'ready') ready.add(name);
  }
  const standing = (tuner: (typeof trainerNames)[number]): TunerReason => {
    if (tuner === 'command') return 'command';
    return ready.has(tuner) ? 'installed' : 'absent';
  };
  const trainers = trainerNames.map((tuner) => ({ tuner, reason: standing(tuner) }));
  const order: TunerReason[] = ['installed', 'command', 'absent'];
  return [
    { tuner: 'embedded', reason: 'engine' },
    ...trainers.sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason)),
  ];
}
