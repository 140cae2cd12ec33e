import { writeFileSync } from 'node:fs';
import { encodeSoftmaxWeights } from '../../../refusal/softmax-file.ts';
import { lessonRecord, lessonRecordFile, lessonWeights } from './lesson-record.ts';
import { readLessonTemplates } from './read-lesson-templates.ts';
import { trainLessons } from './train-lessons.ts';

const bytes = encodeSoftmaxWeights(trainLessons(readLessonTemplates()));
writeFileSync(lessonWeights, bytes);
writeFileSync(lessonRecordFile, `${JSON.stringify(lessonRecord(), undefined, 2)}\n`);
console.log(`weights.bin: ${bytes.length} bytes`);
