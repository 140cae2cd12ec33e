import { longestReply } from '../../../audit/judges/chat-judge.ts';
import { longestGuardReply } from '../../../audit/judges/forms/guard-form.ts';
import { isModelFreeJudge, judgePrefixes, judgesNamed } from '../../../audit/judges/judge-names.ts';
import { reasoningTokensOf } from '../../../models/hosted/reasoning-allowance.ts';
import { isPluginFile } from '../../../plugins/plugin-file.ts';
import type { EstimateLine } from './audit-estimate.ts';

/** Tokens that a judge reads beside prompt and answer: the policy, the rubric, the form of the reply. */
export const judgeInstruction = 1200;

/** Tokens that a judge usually writes: the reason and the score. */
const usualReply = 300;

const judgePrefix = new RegExp(`^(${judgePrefixes.join('|')}):`);

/** The models that a judge's name names; judges that ask none, and files, are left out. */
export function judgeModels(judge: string): string[] {
  return namesOf(judge).map((name) => name.replace(judgePrefix, ''));
}

function namesOf(judge: string): string[] {
  return judgesNamed(judge).filter((name) => !isModelFreeJudge(name) && !isPluginFile(name));
}

/**
 * What a model takes at most for so many answers of a longest length, as a run sets money aside for it: with all that it may think
 * with, where it reasons.
 */
export function mostTaken(
  model: string,
  { requests, input, longest }: { requests: number; input: number; longest: number },
): Pick<EstimateLine, 'requests' | 'input' | 'output' | 'usual'> {
  const output = requests * longest;
  const thoughts = requests * reasoningTokensOf(model);
  if (thoughts === 0) return { requests, input, output };
  return { requests, input, output: output + thoughts, usual: { input, output } };
}

/** What each judge of a name takes to read so many answers of so many tokens in all, their prompts counted among them. */
export function judgeLines(
  judge: string,
  { requests, tokens }: { requests: number; tokens: number },
): Omit<EstimateLine, 'cost' | 'batch'>[] {
  return namesOf(judge).map((name) => {
    const model = name.replace(judgePrefix, '');
    const longest = name.startsWith('guard:') ? longestGuardReply : longestReply;
    const input = requests * judgeInstruction + tokens;
    return {
      step: 'judge',
      model,
      ...mostTaken(model, { requests, input, longest }),
      usual: { input, output: requests * Math.min(usualReply, longest) },
    };
  });
}
