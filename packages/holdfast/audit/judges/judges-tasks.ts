import { isModelFreeJudge, judgesNamed } from './judge-names.ts';

/** Whether some judge of a name can score tasks for which no right answer is given; of a file of the user's own, that is assumed. */
export function judgesTasks(judge: string): boolean {
  return judgesNamed(judge).some((one) =>
    isModelFreeJudge(one) ? one === 'exact' || one === 'charter' : !/^(?:guard|moderation):/.test(one),
  );
}
