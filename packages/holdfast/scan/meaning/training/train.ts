import { encodeSoftmaxWeights } from '../../../refusal/softmax-file.ts';
import { writeWeights } from '../../../refusal/training/write-weights.ts';
import { lessonRecord, lessonRecordFile, lessonWeights } from './lesson-record.ts';
import { readLessonTemplates } from './read-lesson-templates.ts';
import { trainLessons } from './train-lessons.ts';

writeWeights(encodeSoftmaxWeights(trainLessons(readLessonTemplates())), {
  into: lessonWeights,
  record: lessonRecord,
  recordFile: lessonRecordFile,
});
