import { parseArgs } from 'node:util';
import { machineText } from '../measure/machine.ts';
import { measureChats } from './measure-chats.ts';
import { measureQueue } from './measure-queue.ts';

const help = `Many clients that ask a gateway's organism at once, and a long queue.

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
  await measureChats({ clients: Number(values.clients), seconds: Number(values.seconds) });
  await measureQueue({ jobs: Number(values.jobs), tenants: Number(values.tenants) });
}
