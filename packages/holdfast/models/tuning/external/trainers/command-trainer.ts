import type { Trainer } from '../trainer.ts';

/** Any program that knows the protocol: it is started as it is, with `HOLDFAST_TUNE` naming the tune folder. */
export function commandTrainer(command: readonly string[]): Trainer {
  return { name: command[0], prepare: async () => ({ command }) };
}
