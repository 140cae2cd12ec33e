import { parseArgs } from 'node:util';
import { machineText } from '../measure/machine.ts';
import { measureChats } from './measure-chats.ts';
import { measureQueue } from './measure-queue.ts';

const help = `Many clients that ask a gateway's organism at once, beside llama.cpp's server where HOLDFAST_PYTHON (or python3)
has the package xllamacpp; and a long queue, on SQLite and, where it is installed, on PostgreSQL. Takes about four minutes.

  npm run bench:gateway
  --clients N    default: 500
  --seconds N    default: 60
  --jobs N       in the queue; default: 10000
  --tenants N    default: 1000
`;

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '60' },
    jobs: { type: 'string', default: '10000' },
    tenants: { type: 'string', default: '1000' },
    help: { type: 'boolean' },
  },
});

if (values.help) process.stdout.write(help);
else {
  console.log(machineText());
  await measureChats({
    clients: Number(values.clients),
    seconds: Number(values.seconds),
    python: process.env.HOLDFAST_PYTHON?.trim() || 'python3',
  });
  await measureQueue({ jobs: Number(values.jobs), tenants: Number(values.tenants) });
}
