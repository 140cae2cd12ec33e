import { askFromMany, type ChatFigures } from './chat-load.ts';
import { hasLlamaServer, type StartedServer, startGatewayServer, startLlamaServer } from './chat-servers.ts';

/** What was seen of one server, in one machine's hour. */
interface Measured extends ChatFigures {
  title: string;
  memory: number | undefined;
}

/** How many clients there are, and for how long each server is asked. */
interface ChatLoad {
  clients: number;
  seconds: number;
}

/** Sequences that llama.cpp decodes side by side, of which it has as many slots. */
const slots = 64;

/**
 * Prints how a gateway answers so many clients, each of which asks again as soon as it is answered, and, where a Python has
 * it, how llama.cpp's server does on the same weights.
 */
export async function measureChats(load: ChatLoad & { python: string }): Promise<void> {
  const { python, clients } = load;
  const all = [await measure(await startGatewayServer(), load)];
  if (hasLlamaServer(python))
    all.push(await measure(await startLlamaServer(python, { clients, slots }), load));
  else
    console.log(
      `${python} has no xllamacpp, so that llama.cpp is not measured; name one with HOLDFAST_PYTHON.`,
    );
  print(all, load);
}

async function measure(server: StartedServer, load: ChatLoad): Promise<Measured> {
  try {
    const figures = await askFromMany(server, load);
    return { title: server.title, ...figures, memory: await server.greatestMemory() };
  } finally {
    await server.close();
  }
}

function print(all: readonly Measured[], { clients, seconds }: ChatLoad): void {
  const [first, second] = all;
  const row = (what: string, figure: (one: Measured) => number, text: (value: number) => string): string => {
    const quotient = second === undefined ? Number.NaN : figure(first) / figure(second);
    const ratio = second === undefined ? [] : [Number.isFinite(quotient) ? quotient.toFixed(2) : '-'];
    return cells([what, ...all.map((one) => text(figure(one))), ...ratio]);
  };
  const whole = (value: number): string => value.toFixed(0);
  const time = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const titles = all.map(({ title }) => title);
  const heads = [
    `${clients} clients for ${seconds} s`,
    ...titles,
    ...(second === undefined ? [] : ['ratio']),
  ];
  const lines = [
    cells(heads),
    cells(heads.map((_, place) => (place === 0 ? '---' : '---:'))),
    row(
      'answers a second',
      (one) => answered(one) / seconds,
      (value) => value.toFixed(1),
    ),
    row('tokens of answers a second', ({ tokens }) => tokens / seconds, whole),
    row('replies that are no answer', (one) => one.milliseconds.length - answered(one), whole),
    row('time of an answer, p50', ({ milliseconds }) => quantile(milliseconds, 0.5), time),
    row('p95', ({ milliseconds }) => quantile(milliseconds, 0.95), time),
    row('p99', ({ milliseconds }) => quantile(milliseconds, 0.99), time),
    row('a wrong key is turned away, p50', ({ refusals }) => quantile(refusals, 0.5), time),
    row('p95', ({ refusals }) => quantile(refusals, 0.95), time),
    row(
      'memory at most',
      ({ memory }) => memory ?? Number.NaN,
      (value) => `${whole(value)} MiB`,
    ),
  ];
  console.log(lines.join('\n'));
  for (const { title, statuses } of all) {
    console.log(`${title}: ${[...statuses].map(([status, count]) => `${count} x ${status}`).join(', ')}`);
  }
}

function cells(values: readonly string[]): string {
  return `| ${values.join(' | ')} |`;
}

function answered({ statuses }: ChatFigures): number {
  return statuses.get('200') ?? 0;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}
