import { charterTuneDefaults } from '@holdfast/charter';
import type { OrganismName } from '@holdfast/organism';
import { readMadePolicy } from '../../audit/benchmarks/making/read-made-policy.ts';
import { shippedOrganismOf } from '../../models/organism-of.ts';
import type { Severity } from '../../scan/findings/finding.ts';
import { organismBenchmarks } from '../../settings/organism-benchmarks.ts';
import type { TemplateValues } from '../../settings/settings-template.ts';

/** What a new `holdfast.yaml` is for. */
export interface NewSettings {
  model: string;
  data: string;
  /** The name under which a passed model is released. */
  name: string;
  /** What is asked and who judges, where the user has said so. */
  benchmark?: string;
  judge?: string;
  /** What carries out the tune, where the user has said so. */
  tuner?: string;
  /** What judges hold answers against; without it, the policy that the benchmark was made from. */
  policy?: string;
  budget?: number;
  /** As what severities personal data was found in the data that is to be masked. */
  masks?: readonly Severity[];
}

/**
 * The settings that fit a model: the own benchmark, judge, safety examples and learning rate of an organism, and of what was tuned from
 * it, and of the charter model; for others a benchmark and a judge that are left blank unless they are named, and safety examples that the
 * model makes itself.
 */
export async function settingsFor(settings: NewSettings): Promise<TemplateValues> {
  const { model, data, name, benchmark, judge, budget, masks = [] } = settings;
  const made = benchmark === undefined ? undefined : await readMadePolicy(benchmark);
  const common = {
    model,
    data,
    'tune.tuner': settings.tuner,
    'audit.margin': 0.02,
    'audit.policy': settings.policy ?? made,
    'audit.budget': budget,
    'release.as': name,
    ...Object.fromEntries(masks.map((severity) => [`scan.onFinding.${severity}`, 'rewrite'])),
  };
  const organism = await organismIn(model);
  if (organism !== undefined) {
    return {
      ...common,
      'mix.safety': 'builtin',
      'mix.ratio': 0.25,
      'tune.method': 'full',
      'tune.epochs': 2,
      'tune.learningRate': 7e-4,
      'tune.batchSize': 8,
      'audit.benchmarks': [benchmark ?? organismBenchmarks[organism]],
      'audit.judge': judge ?? 'exact',
    };
  }
  if (model === 'charter') {
    const { epochs, learningRate, batchSize } = charterTuneDefaults.benign;
    return {
      ...common,
      'mix.safety': 'builtin',
      'mix.ratio': 0.25,
      'tune.method': 'lora',
      'tune.epochs': epochs,
      'tune.learningRate': learningRate,
      'tune.batchSize': batchSize,
      'audit.benchmarks': [benchmark ?? 'charter'],
      'audit.judge': judge ?? 'charter',
    };
  }
  return {
    ...common,
    'mix.safety': 'generated',
    // Examples are made in the language of the policy, so that a Korean one gives Korean refusals.
    'mix.policy': common['audit.policy'],
    'mix.ratio': 0.1,
    'tune.method': 'lora',
    'tune.epochs': 3,
    'tune.learningRate': 2e-4,
    'tune.batchSize': 16,
    'audit.benchmarks': benchmark === undefined ? '' : [benchmark],
    'audit.judge': judge ?? '',
  };
}

/** The same for a model that may not be there yet, of which nothing is known. */
async function organismIn(model: string): Promise<OrganismName | undefined> {
  try {
    return await shippedOrganismOf(model, { fetches: false });
  } catch {
    return undefined;
  }
}
