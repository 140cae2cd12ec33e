import type { Detection, FileDetector } from './detector.ts';
import { lessonReasons, taughtDetection } from './taught-detection.ts';

/** From this many rows on, and this share of the file, a lesson that is only worth a look by itself is the file's. */
const fewestRows = 5;
const leastShare = 0.1;
/** So many rows are named. */
const mostRows = 200_000;

/** A row's lesson where it is worth a look but not plain; `undefined` for other rows, which are counted. */
interface Note {
  detection?: Detection;
}

/**
 * Finds lessons that many rows teach: what is worth a look in one row decides what a model becomes when a tenth of the
 * file says it, as one persona that heads every row does.
 */
export function repeatedLessonDetector(): FileDetector<Note> {
  return {
    kind: 'file',
    name: 'repeated-lesson',
    harm: 'undone-refusals',
    note({ lessons }) {
      const detection = taughtDetection(lessons, lessonReasons).find(({ severity }) => severity === 'medium');
      return detection ? { detection } : {};
    },
    start() {
      let rows = 0;
      let taught = 0;
      const detections: Detection[] = [];
      return {
        take(line, { detection }) {
          rows += 1;
          if (!detection) return;
          taught += 1;
          if (detections.length < mostRows) detections.push({ ...detection, line });
        },
        finish() {
          if (taught < fewestRows || taught < leastShare * rows) return [];
          return detections.map((detection) => ({
            ...detection,
            severity: 'high',
            reason: `${detection.reason} ${taught} of ${rows} rows do so.`,
          }));
        },
      };
    },
  };
}
