import { join } from 'node:path';
import type { Command } from 'commander';
import { locateModel } from '../../models/model-location.ts';
import { duration } from '../../number-text.ts';
import { summarizeStudy } from '../../study/result/summary/summarize-study.ts';
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

/** The study of each tour; the organism's is on the one that speaks the reader's language. */
const tours = {
  organism: { en: 'demo', ko: 'demo-korean' },
  real: { en: 'demo-real', ko: 'demo-real' },
} as const;

/** `holdfast demo`: the short tour. */
export function demoCommand(): Command {
  return createCommand('demo', commandDescriptions.demo, [
    'holdfast demo',
    'holdfast demo --seeds 1',
    'holdfast demo --real',
    'holdfast demo --language ko',
  ])
    .option('--seeds <number>', 'how often each cell is repeated', wholeNumber(1))
    .option('--real', 'on the charter model: real weights, 93 MB to fetch once; minutes instead of seconds')
    .option(
      '--output <folder>',
      'where everything goes (default: runs/demo, runs/demo-korean or runs/demo-real)',
    )
    .action((options: Options) =>
      inContext(options, async (context) => {
        const { output, messages } = context;
        const words = messages.results.demo;
        const tour = options.real ? 'real' : 'organism';
        const name = tours[tour][output.language];
        output.line(`${words[tour]}\n`);
        const study = await readStudy(shippedStudy(name) ?? `studies/${name}.yaml`);
        // Weights that are missing are told before anything is begun.
        await locateModel(study.model);
        const { seeds, output: folder = join('runs', name) } = options;
        const { result, report, code } = await showStudy(
          { study, folder, seeds, command: options.real ? 'holdfast demo --real' : 'holdfast demo' },
          context,
        );
        output.line(`\n${words.done(duration(result.seconds, output.language))}\n`);
        for (const sentence of summarizeStudy(result, output.language)) output.line(`  - ${sentence}`);
        output.line(`\n${messages.commands.report(report)}`);
        output.line(words.next);
        output.result({ folder, report, summary: summarizeStudy(result) });
        return code;
      }),
    );
}
