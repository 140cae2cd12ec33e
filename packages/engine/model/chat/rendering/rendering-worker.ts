import { workerData } from 'node:worker_threads';
import { Template } from '@huggingface/jinja';
import {
  type NumberedRendering,
  type NumberedReply,
  type Rendered,
  type Rendering,
  type RenderingData,
  renderingLimits,
  signalsAt,
} from './rendering.ts';
import { withinTime } from './within-time.ts';

const { port, signals } = workerData as RenderingData;
const templates = new Map<string, Template>();

port.on('message', ({ number, ...rendering }: NumberedRendering) => {
  port.postMessage({ number, rendered: rendered(rendering) } satisfies NumberedReply);
  Atomics.add(signals, signalsAt, 1);
  Atomics.notify(signals, signalsAt);
});

function rendered({ source, variables }: Rendering): Rendered {
  const { seconds } = renderingLimits;
  let kind: 'unreadable' | 'refused' = 'unreadable';
  try {
    const done = withinTime(seconds, () => {
      const template = templates.get(source) ?? new Template(source);
      templates.set(source, template);
      kind = 'refused';
      return variables ? template.render({ ...variables }) : '';
    });
    return done ? { kind: 'text', text: done.result } : { kind: 'endless', seconds };
  } catch (error) {
    return { kind, message: error instanceof Error ? error.message : String(error) };
  }
}
