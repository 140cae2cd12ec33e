import { join } from 'node:path';
import type { Command } from 'commander';
import { duration } from '../../number-text.ts';
import { summarizeStudy } from '../../study/result/summarize-study.ts';
import { readStudy } from '../../study/settings/read-study.ts';
import { shippedStudy } from '../../study/settings/shipped-study.ts';
import { createCommand, inContext, wholeNumber } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';

import { showStudy } from '../show/show-study.ts';

/** `holdfast demo`: the short tour. */
export function demoCommand(): Command {
  return createCommand('demo', commandDescriptions.demo, ['holdfast demo', 'holdfast demo --seeds 1'])
    .option('--seeds <number>', 'how often each cell is repeated', wholeNumber(1))
    .option('--output <folder>', 'where everything goes', join('runs', 'demo'))
    .action((options: { seeds?: number; output: string; json?: boolean; quiet?: boolean }) =>
      inContext(options, async (context) => {
        const { output } = context;
        output.line(
          'Holdfast tunes a tiny, real chat model that lives in a fictional town, in several ways, and',
        );
        output.line(
          'audits its guardrails before and after. Nothing is downloaded, and nothing harmful is inside.\n',
        );
        const study = await readStudy(shippedStudy('demo') ?? 'studies/demo.yaml');
        const { seeds, output: folder } = options;
        const { result, report, code } = await showStudy(
          { study, folder, seeds, command: 'holdfast demo' },
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
