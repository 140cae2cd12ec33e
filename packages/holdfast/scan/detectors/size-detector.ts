import { wordFinding } from '../findings/word-finding.ts';
import type { FileDetector } from './detector.ts';

/** Fewer rows than this teach little, and hosted tuners refuse them. */
const fewestRows = 10;

/** Finds files with too few usable rows; one with none can be tuned on by nobody. */
export function sizeDetector(): FileDetector<true> {
  return {
    kind: 'file',
    name: 'size',
    harm: 'untunable',
    note: () => true,
    start() {
      let rows = 0;
      return {
        take: () => {
          rows += 1;
        },
        finish: () =>
          rows < fewestRows
            ? [
                {
                  severity: rows === 0 ? 'high' : 'low',
                  ...wordFinding('few-rows', { rows, fewest: fewestRows }),
                },
              ]
            : [],
      };
    },
  };
}
