import type { FileDetector, RowDetector } from '../detector.ts';

const name = 'format';
/** Fewer rows than this teach little, and hosted tuners refuse them. */
const fewestRows = 10;

/** Finds rows that cannot be tuned on. */
export function formatDetector(): RowDetector {
  return {
    kind: 'row',
    name,
    inspect(row) {
      if (row.kind === 'conversation') return [];
      const { line, message, reason, remedy } = row;
      return [
        {
          detector: name,
          severity: 'high',
          line,
          message,
          reason: `${reason[0].toUpperCase()}${reason.slice(1)}.`,
          remedy: `${remedy[0].toUpperCase()}${remedy.slice(1)}.`,
        },
      ];
    },
  };
}

/** Finds files with too few usable rows; one with none can be tuned on by nobody. */
export function sizeDetector(): FileDetector<true> {
  return {
    kind: 'file',
    name: 'size',
    note: (row) => (row.kind === 'conversation' ? true : undefined),
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
                  detector: 'size',
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
