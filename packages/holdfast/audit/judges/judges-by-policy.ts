import { isPluginFile } from '../../plugins/plugin-file.ts';
import { isModelFreeJudge, judgesNamed } from './judge-names.ts';

/** Whether some judge of a name is handed the texts of the policy: a rubric is; the others know the names of categories at most. */
export function judgesByPolicy(judge: string): boolean {
  return judgesNamed(judge).some(
    (one) => !isModelFreeJudge(one) && !isPluginFile(one) && !/^(?:guard|moderation|strongreject):/.test(one),
  );
}
