import { wordFinding } from '../../findings/word-finding.ts';
import type { FileDetector } from '../detector.ts';
import { type PlainestLesson, plainestLesson } from './taught-detection.ts';

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
  notable?: PlainestLesson;
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
      const plainest = plainestLesson(lessons);
      return plainest?.severity === 'medium' ? { notable: plainest } : {};
    },
    start() {
      let rows = 0;
      let taught = 0;
      const sentences = new Set<string>();
      const notables: (PlainestLesson & { line: number })[] = [];
      return {
        take(line, { notable }) {
          rows += 1;
          if (!notable) return;
          taught += 1;
          sentences.add(notable.evidence ?? '');
          if (notables.length < mostRows) notables.push({ ...notable, line });
        },
        finish() {
          if (sentences.size < fewestSentences || taught < leastShare * rows) return [];
          return notables.map(({ lesson, ...detection }) => ({
            ...detection,
            severity: 'high',
            ...wordFinding('taught', { lesson, repeated: { taught, rows, sentences: sentences.size } }),
          }));
        },
      };
    },
  };
}
