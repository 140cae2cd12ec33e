import { writeFileSync } from 'node:fs';
import { encodeWeights } from '../weights-file.ts';
import { readTemplates } from './read-templates.ts';
import { recipe, trainReader } from './train-reader.ts';

const weights = trainReader(readTemplates(), recipe, (line) => console.log(line));
const bytes = encodeWeights(weights);
writeFileSync(new URL('../weights.bin', import.meta.url), bytes);
console.log(`weights.bin: ${bytes.length} bytes`);
