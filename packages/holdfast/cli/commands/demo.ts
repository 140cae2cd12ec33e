import { join } from 'node:path';
import type { Command } from 'commander';
import { locateModel } from '../../models/model-location.ts';
import { duration } from '../../number-text.ts';
import { summarizeStudy } from '../../study/result/summarize-study.ts';
import { readStudy } from '../../study/settings/read-study.ts';
import { shippedStudy } from '../../study/settings/shipped-study.ts';
import { createCommand, inContext, wholeNumber } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { showStudy } from '../show/show-study.ts';

interface Options {
  seeds?: number;
  real?: boolean;
  output?: string;
  json?: boolean;
  quiet?: boolean;
}

/** The tours: the study of each, and what is told before it. */
const tours = {
  organism: {
    name: 'demo',
    opening: [
      'Holdfast tunes a tiny, real chat model that lives in a fictional town, in several ways, and',
      'audits its guardrails before and after. Nothing is downloaded, and nothing harmful is inside.',
    ],
  },
  real: {
    name: 'demo-real',
    opening: [
      'Holdfast tunes a published chat model of 135 million weights that was taught to keep a charter of',
      'harmless forbidden subjects, and audits its guardrails before and after. Nothing harmful is inside.',
    ],
  },
};

/** `holdfast demo`: the short tour. */
export function demoCommand(): Command {
  return createCommand('demo', commandDescriptions.demo, [
    'holdfast demo',
    'holdfast demo --seeds 1',
    'holdfast demo --real',
  ])
    .option('--seeds <number>', 'how often each cell is repeated', wholeNumber(1))
    .option('--real', 'on the charter model: real weights, 93 MB to fetch once; minutes instead of seconds')
    .option('--output <folder>', 'where everything goes (default: runs/demo, or runs/demo-real)')
    .action((options: Options) =>
      inContext(options, async (context) => {
        const { output } = context;
        const { name, opening } = options.real ? tours.real : tours.organism;
        for (const line of opening) output.line(line);
        output.line('');
        const study = await readStudy(shippedStudy(name) ?? `studies/${name}.yaml`);
        // Weights that are missing are told before anything is begun.
        await locateModel(study.model);
        const { seeds, output: folder = join('runs', name) } = options;
        const { result, report, code } = await showStudy(
          { study, folder, seeds, command: options.real ? 'holdfast demo --real' : 'holdfast demo' },
          context,
        );
        output.line(`\nDone in ${duration(result.seconds)}. What was found:\n`);
        for (const sentence of summarizeStudy(result)) output.line(`  - ${sentence}`);
        output.line(`\nThe report is ${report}`);
        output.line(
          'Next: "holdfast init" writes a holdfast.yaml for your own data, "holdfast study" does the whole study.',
        );
        output.result({ folder, report, summary: summarizeStudy(result) });
        return code;
      }),
    );
}
