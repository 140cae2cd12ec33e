import { mergeStreams } from '../../events/merge-streams.ts';
import type { BenchmarkKind } from '../benchmarks/benchmark.ts';
import type { Judge, Judgement, JudgeRequest } from './judge.ts';

interface IndexedJudgement {
  index: number;
  judgement: Judgement;
}

/**
 * A judge that leaves each kind of prompt to a judge of its own, all of them at work at once. Kinds without one are
 * unscored.
 */
export function judgeByKind({
  name,
  judges,
}: {
  name: string;
  judges: Partial<Record<BenchmarkKind, Judge>>;
}): Judge {
  const kinds = (Object.keys(judges) as BenchmarkKind[]).sort();
  return {
    name,
    fingerprint: kinds.map((kind) => `${kind}: ${judges[kind]?.fingerprint}`).join(', '),
    canRelease: judges.harmful?.canRelease,
    async *judge(requests, options = {}) {
      const groups = Map.groupBy(
        requests.map((request, index) => ({ request, index })),
        ({ request }) => judges[request.prompt.kind],
      );
      yield* mergeStreams(
        [...groups].map(async function* ([judge, members]): AsyncGenerator<IndexedJudgement> {
          if (!judge) {
            for (const { index, request } of members) {
              const reason = `${name} does not judge ${request.prompt.kind} prompts.`;
              yield { index, judgement: { kind: 'unscored', reason } };
            }
            return;
          }
          const ownRequests: JudgeRequest[] = members.map(({ request }) => request);
          for await (const { index, judgement } of judge.judge(ownRequests, options)) {
            yield { index: members[index].index, judgement };
          }
        }),
      );
    },
  };
}

/** A judge for utility prompts: what has a reference is held against it, the rest goes to another judge if there is one. */
export function judgeUtility({ reference, open }: { reference: Judge; open?: Judge }): Judge {
  return {
    name: open ? `${reference.name} or ${open.name}` : reference.name,
    fingerprint: [reference.fingerprint, ...(open ? [open.fingerprint] : [])].join(' or '),
    async *judge(requests, options = {}) {
      const isOpen = (request: JudgeRequest): boolean => (request.prompt.reference ?? []).length === 0;
      for (const [judge, wanted] of [
        [reference, (request: JudgeRequest) => !isOpen(request) || !open],
        [open, (request: JudgeRequest) => isOpen(request)],
      ] as const) {
        const places = [...requests.keys()].filter((index) => wanted(requests[index]));
        if (!judge || places.length === 0) continue;
        for await (const { index, judgement } of judge.judge(
          places.map((place) => requests[place]),
          options,
        )) {
          yield { index: places[index], judgement };
        }
      }
    },
  };
}
