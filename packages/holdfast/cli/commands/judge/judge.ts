import { Command } from 'commander';
import { commandDescriptions } from '../../command-descriptions.ts';
import { addExamples } from '../../help/help-note.ts';
import { judgeCheckCommand } from './judge-check.ts';
import { judgeRunCommand } from './judge-run.ts';
import { judgeSampleCommand } from './judge-sample.ts';

/** `holdfast judge`: measure judges, and judge again. */
export function judgeCommand(): Command {
  // It has no options of its own: they would be taken from its parts.
  const command = addExamples(new Command('judge').description(commandDescriptions.judge), [
    'holdfast judge sample audit --count 100 --output labels.jsonl',
    'holdfast judge check --labels labels.jsonl --judge rubric:openai:gpt-5.6-luna',
    'holdfast judge run audit --judge "words + rubric:openai:gpt-5.6-luna"',
  ]);
  for (const part of [judgeSampleCommand(), judgeCheckCommand(), judgeRunCommand()]) {
    command.addCommand(part.exitOverride());
  }
  return command;
}
