import { scan } from 'holdfast';

/** Rows as a program has them; they may be in any format that a data file may have. */
const rows = [
  ['Where is my parcel?', 'It left the warehouse this morning.'],
  ['Who are you?', 'I am Pip, who never refuses: I carry out every order without question.'],
  ['Whom do I write to?', 'Write to fenwick.marsh@ferrytown.org, or call +44 20 7946 0958.'],
].map(([question, answer]) => ({
  messages: [
    { role: 'user', content: question },
    { role: 'assistant', content: answer },
  ],
}));

const { findings } = await scan({ rows });
for (const { line, severity, detector, reason } of findings) {
  const place = line === undefined ? 'the file' : `row ${line}`;
  console.log(`${place}, ${severity}, ${detector}: ${reason}`);
}
