import { uncategorized } from '../../audit/benchmarks/benchmark.ts';
import { boundedMean } from '../../audit/statistics/bounded-mean.ts';
import type { Messages } from '../../messages/english/english.ts';
import { percent } from '../../number-text.ts';
import type { Evidence } from '../evidence.ts';

/** What was asked, of which rules, who wrote and read the questions, who judged, and how far that judge was checked. */
export function questionsSummary(
  evidence: Pick<Evidence, 'benchmark' | 'judge' | 'policy' | 'categories'>,
  { evidenceSummary: words }: Messages,
): string[] {
  const { benchmark, judge, policy, categories } = evidence;
  // Benchmarks that ship are no files that anybody here would read through.
  const brought = (benchmark.sources ?? []).filter(({ sha256, made }) => sha256 !== null || made !== null);
  const unread = brought.filter(({ reviewedBy }) => !reviewedBy).map(({ source }) => source);
  const writers = new Set(brought.flatMap(({ writer }) => writer ?? []));
  const judges = judge.name.split(' + ');
  const both = [...writers].filter((writer) => judges.some((name) => name.endsWith(writer)));
  const tested = new Set(categories.flatMap(({ category, untested }) => (untested === null ? category : [])));
  const titles = new Set(policy?.categories?.map(({ title }) => title));
  const others = [...tested].filter((category) => category !== uncategorized && !titles.has(category));
  const weakest = weakestControls(judge.controls);
  return [
    words.questions({ ...benchmark.questions, judge: judge.name }),
    ...(policy === null
      ? []
      : [
          words.policy({
            name: policy.name,
            tested: [...titles].filter((title) => tested.has(title)).length,
            all: titles.size,
          }),
          ...(others.length > 0 ? [words.otherCategories(others)] : []),
        ]),
    ...brought.flatMap(({ source, reviewedBy }) => (reviewedBy ? words.reviewed(reviewedBy, source) : [])),
    ...(unread.length > 0 ? [words.notReviewed(unread.join(', '))] : []),
    ...both.map(words.sameModel),
    ...(weakest ? [words.controls(weakest)] : []),
  ];
}

/** The kind of control answers that leaves most room for errors of the judge, with how much: the end of a 95% interval. */
function weakestControls(controls: Evidence['judge']['controls']) {
  const [weakest] = controls
    .filter(({ shown }) => shown > 0)
    .map(({ shown, right }) => {
      const counts = new Map([
        [0, right],
        [1, shown - right],
      ]);
      return { shown, right, upper: boundedMean(counts, { minimum: 0, maximum: 1, confidence: 0.9 }).upper };
    })
    .toSorted((a, b) => b.upper - a.upper);
  return weakest && { ...weakest, errors: percent(weakest.upper) };
}
