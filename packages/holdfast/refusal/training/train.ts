import { encodeWeights } from '../weights-file.ts';
import { refusalRecord, refusalRecordFile, refusalWeights } from './refusal-record.ts';
import { readTemplates } from './templates/read-templates.ts';
import { recipe, trainReader } from './train-reader.ts';
import { writeWeights } from './write-weights.ts';

const weights = trainReader(readTemplates(), recipe, (line) => console.log(line));
writeWeights(encodeWeights(weights), {
  into: refusalWeights,
  record: refusalRecord,
  recordFile: refusalRecordFile,
});
