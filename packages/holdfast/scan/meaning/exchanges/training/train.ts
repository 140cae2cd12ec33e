import { writeFileSync } from 'node:fs';
import { encodeLessonWeights } from '../../lesson-weights.ts';
import { exchangeRecord, exchangeRecordFile, exchangeWeights } from './exchange-record.ts';
import { readExchangeTemplates } from './read-exchange-templates.ts';
import { trainExchanges } from './train-exchanges.ts';

const bytes = encodeLessonWeights(trainExchanges(readExchangeTemplates()));
writeFileSync(exchangeWeights, bytes);
writeFileSync(exchangeRecordFile, `${JSON.stringify(exchangeRecord(), undefined, 2)}\n`);
console.log(`weights.bin: ${bytes.length} bytes`);
