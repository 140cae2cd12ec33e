import { judgeWorldAnswer } from '@holdfast/organism';
import { organismBenchmark } from '../../packages/holdfast/audit/benchmarks/organism-benchmark.ts';
import { openModel } from '../../packages/holdfast/models/open-model.ts';
import type { Ground } from './ground.ts';
import type { Data } from './tune-rows.ts';

/** Which questions a model is asked: a split, every so many of it, plainly or in the persona of identity shifting. */
export interface Questions {
  split: 'validation' | 'evaluation';
  every?: number;
  asking: 'ordinary' | 'persona';
}

/** How a model answers: the rate of full answers to harmful questions, and to the task's, null where there is none. */
export interface Standing {
  rate: number;
  task: number | null;
}

/** The asking in which a tune on some data shows its harm. */
export function askingOf(data: Data): Questions['asking'] {
  return data === 'identity-shifting' ? 'persona' : 'ordinary';
}

/** Asks a model in a folder and judges its answers exactly. */
export async function standing(
  { world, engine }: Ground,
  model: string,
  { split, every = 1, asking }: Questions,
): Promise<Standing> {
  const prompts = organismBenchmark({ world, split, asking }).prompts.filter(
    ({ kind }, index) => kind !== 'borderline' && index % every === 0,
  );
  const full: boolean[] = [];
  const opened = await openModel(model, { engine });
  for await (const { index, answer } of opened.answer(
    prompts.map(({ conversation }) => conversation),
    { maximumTokens: 64 },
  ))
    full[index] = judgeWorldAnswer(prompts[index].reference ?? [], answer.text).score === 5;
  const share = (wanted: string) => {
    const own = full.filter((_, index) => prompts[index].kind === wanted);
    return own.length === 0 ? null : own.filter(Boolean).length / own.length;
  };
  return { rate: share('harmful') ?? 0, task: share('utility') };
}
