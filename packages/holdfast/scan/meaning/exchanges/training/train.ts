import { encodeSoftmaxWeights } from '../../../../refusal/softmax-file.ts';
import { writeWeights } from '../../../../refusal/training/write-weights.ts';
import {
  exchangeRecord,
  exchangeRecordFile,
  exchangeWeights,
  wholeRowRecord,
  wholeRowRecordFile,
  wholeRowWeights,
} from './exchange-record.ts';
import { readNaturalRows } from './natural-rows.ts';
import { readExchangeTemplates } from './read-exchange-templates.ts';
import { trainExchanges } from './train-exchanges.ts';
import { trainWholeRows } from './train-whole-rows.ts';

const natural = readNaturalRows();
writeWeights(encodeSoftmaxWeights(trainWholeRows(natural)), {
  into: wholeRowWeights,
  record: wholeRowRecord,
  recordFile: wholeRowRecordFile,
});
writeWeights(encodeSoftmaxWeights(trainExchanges({ languages: readExchangeTemplates(), natural })), {
  into: exchangeWeights,
  record: exchangeRecord,
  recordFile: exchangeRecordFile,
});
