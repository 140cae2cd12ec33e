/** What a model wrote, parted into the answer and what it thought before. */
export interface SplitAnswer {
  /** Empty where all of it is thought. */
  text: string;
  reasoning?: string;
}

/** How models mark where thinking begins, before anything else is said, and where it ends. */
const marks: readonly { open: string; close: string }[] = [
  // DeepSeek-R1, Qwen 3 and many others; the names vary.
  ...['think', 'thinking', 'thought', 'thoughts', 'reasoning', 'seed:think'].map((name) => ({
    open: `<${name}>`,
    close: `</${name}>`,
  })),
  // Magistral, Kimi and OpenThinker.
  { open: '[THINK]', close: '[/THINK]' },
  { open: '◁think▷', close: '◁/think▷' },
  { open: '<|begin_of_thought|>', close: '<|end_of_thought|>' },
];

/** A message of OpenAI's harmony format, which gpt-oss writes: its header, from the channel's name on, and its text. */
const harmonyMessage =
  /<\|channel\|>\s*([^<]*(?:<\|constrain\|>[^<]*)?)<\|message\|>([\s\S]*?)(?=<\|(?:end|return|call|start|channel)\|>|$)/g;

/** The same where a server left the special tokens out of the text. */
const bareHarmony = /^\s*analysis([\s\S]*?)assistant\s*final(?![a-z])([\s\S]*)$/;

/**
 * Parts what a reasoning model wrote before its answer from the answer, where a server leaves both in one text: a leading
 * block between marks, a text that only closes one (the chat template had opened it), and gpt-oss's channels, of which
 * `final` and calls of tools are the answer. A block that was never closed, and channels without an answer, are all
 * reasoning.
 */
export function splitReasoning(text: string): SplitAnswer {
  if (text.includes('<|channel|>')) return splitChannels(text);
  const bare = bareHarmony.exec(text);
  if (bare) return { text: bare[2].trim(), reasoning: bare[1].trim() };
  const start = text.trimStart();
  const opened = marks.find(({ open }) => start.startsWith(open));
  if (opened) {
    const inside = start.slice(opened.open.length);
    const end = inside.indexOf(opened.close);
    if (end === -1) return { text: '', reasoning: inside.trim() };
    return joined(inside.slice(0, end), inside.slice(end + opened.close.length));
  }
  const closed = marks
    .map(({ open, close }) => ({ open, close, end: text.indexOf(close) }))
    .find(({ open, end }) => end !== -1 && !text.slice(0, end).includes(open));
  if (!closed) return { text };
  return joined(text.slice(0, closed.end), text.slice(closed.end + closed.close.length));
}

/** What was thought, and what follows it, in which there may be more thinking. */
function joined(thought: string, rest: string): SplitAnswer {
  const { text, reasoning } = splitReasoning(rest.trimStart());
  const thoughts = [thought.trim(), reasoning ?? ''].filter((part) => part !== '');
  return { text, reasoning: thoughts.join('\n\n') };
}

function splitChannels(text: string): SplitAnswer {
  const messages = [...text.matchAll(harmonyMessage)].map(([, header, said]) => ({
    header,
    said: said.trim(),
  }));
  const answers = messages.filter(({ header }) => header.startsWith('final') || header.includes('to='));
  const thoughts = messages.filter((message) => !answers.includes(message));
  return {
    text: answers.map(({ said }) => said).join('\n\n'),
    reasoning: thoughts.map(({ said }) => said).join('\n\n'),
  };
}
