import { writeFileSync } from 'node:fs';
import { encodeLessonWeights } from '../lesson-weights.ts';
import { readLessonTemplates } from './read-lesson-templates.ts';
import { trainLessons } from './train-lessons.ts';

const bytes = encodeLessonWeights(trainLessons(readLessonTemplates()));
writeFileSync(new URL('../weights.bin', import.meta.url), bytes);
console.log(`weights.bin: ${bytes.length} bytes`);
