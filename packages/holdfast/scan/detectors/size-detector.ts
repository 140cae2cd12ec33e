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
                  reason: `The file has ${rows} usable row${rows === 1 ? '' : 's'}.`,
                  remedy: `Hosted tuners ask for at least ${fewestRows}; add rows if you can.`,
                },
              ]
            : [],
      };
    },
  };
}
