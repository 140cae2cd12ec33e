import { z } from 'zod';
import { studyResultSchema } from '../result/study-result.ts';

/** The JSON Schema (draft 2020-12) of `study.json`, as published in `docs/study.schema.json`. */
export function studySchema(): object {
  return {
    ...z.toJSONSchema(studyResultSchema),
    title: 'study.json',
    description: 'What `holdfast study` found: every cell with the model before and after tuning.',
  };
}
