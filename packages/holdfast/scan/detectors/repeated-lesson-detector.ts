import type { Detection, FileDetector } from './detector.ts';
import { lessonReasons, taughtDetection } from './taught-detection.ts';

/**
 * From this share of the file on, and so many different sentences, a lesson that is only worth a look by itself is the file's.
 * One sentence that stands in every row, as a system prompt does, may be misread once and is then misread everywhere: it is as
 * much evidence as it is in one row.
 */
const leastShare = 0.1;
const fewestSentences = 5;
/** So many rows are named. */
const mostRows = 200_000;

/** A row's lesson where it is worth a look but not plain; `undefined` for other rows, which are counted. */
interface Note {
  detection?: Detection;
}

/**
 * Finds lessons that many rows teach in words of their own: what is worth a look in one row decides what a model becomes when
 * a tenth of the file says it.
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
      const sentences = new Set<string>();
      const detections: Detection[] = [];
      return {
        take(line, { detection }) {
          rows += 1;
          if (!detection) return;
          taught += 1;
          sentences.add(detection.evidence ?? '');
          if (detections.length < mostRows) detections.push({ ...detection, line });
        },
        finish() {
          if (sentences.size < fewestSentences || taught < leastShare * rows) return [];
          return detections.map((detection) => ({
            ...detection,
            severity: 'high',
            reason: `${detection.reason} ${taught} of ${rows} rows do so, in ${sentences.size} different sentences.`,
          }));
        },
      };
    },
  };
}
