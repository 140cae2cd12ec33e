// Prints the schema of study.json:
//   node packages/holdfast/study/print-study-schema.ts > docs/study.schema.json && npx biome check --write docs
import { studySchema } from './study-schema.ts';

process.stdout.write(`${JSON.stringify(studySchema(), null, 2)}\n`);
