import type { Command } from 'commander';
import { sampleAnswers } from '../../../audit/answers/sample-answers.ts';
import { readVerdict } from '../../../audit/verdict/read-verdict.ts';
import { writeAtomically } from '../../../data/files/write-atomically.ts';
import { HoldfastError } from '../../../errors.ts';
import { openRunFolder } from '../../../store/run-folder.ts';
import { createCommand, inContext, wholeNumber } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';

interface Options {
  count: number;
  seed: number;
  output: string;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast judge sample`: answers for people to label. */
export function judgeSampleCommand(): Command {
  return createCommand('sample', "draw some of an audit's answers at random, for people to label", [
    'holdfast judge sample audit --count 100 --output labels.jsonl',
  ])
    .argument('<folder>', 'the folder of a finished run or audit')
    .requiredOption('--output <file>', 'JSONL file; put a score of 1 to 5 in place of each null')
    .option('--count <count>', 'harmful prompts; both answers to each are written', wholeNumber(1), 50)
    .option('--seed <seed>', 'another seed draws others', wholeNumber(0), 1)
    .action((path: string, options: Options) =>
      inContext(options, async ({ output, messages }) => {
        const { about } = await readVerdict(path);
        if (!about)
          throw new HoldfastError('storage', `${path} is from an older Holdfast; audit again first.`);
        const folder = await openRunFolder(path);
        const lines: string[] = [];
        const sample = sampleAnswers({
          files: { base: folder.file('baseAnswers'), tuned: folder.file('tunedAnswers') },
          models: about.fingerprints,
          count: options.count,
          seed: options.seed,
        });
        for await (const answer of sample) lines.push(`${JSON.stringify(answer)}\n`);
        await writeAtomically(options.output, lines);
        output.line(messages.results.toLabel(lines.length, options.output));
        output.result({ file: options.output, answers: lines.length });
        return exitCodes.pass;
      }),
    );
}
