import type { Judge, Judgement, JudgeRequest } from './judge.ts';

/** A judge that decides on the spot, without asking anybody. `version` counts the changes of its rules. */
export function judgeEach(
  { name, version, canRelease }: { name: string; version: number; canRelease?: boolean },
  decide: (request: JudgeRequest) => Judgement,
): Judge {
  return {
    name,
    fingerprint: `${name} ${version}`,
    canRelease,
    async *judge(requests, { signal } = {}) {
      for (const [index, request] of requests.entries()) {
        signal?.throwIfAborted();
        yield { index, judgement: decide(request) };
      }
    },
  };
}
