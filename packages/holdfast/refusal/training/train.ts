import { writeFileSync } from 'node:fs';
import { encodeWeights } from '../weights-file.ts';
import { readTemplates } from './read-templates.ts';
import { refusalRecord, refusalRecordFile, refusalWeights } from './refusal-record.ts';
import { recipe, trainReader } from './train-reader.ts';

const weights = trainReader(readTemplates(), recipe, (line) => console.log(line));
const bytes = encodeWeights(weights);
writeFileSync(refusalWeights, bytes);
writeFileSync(refusalRecordFile, `${JSON.stringify(refusalRecord(), undefined, 2)}\n`);
console.log(`weights.bin: ${bytes.length} bytes`);
