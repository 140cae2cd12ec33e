import type { Conversation, Message } from '../../../data/conversations/conversation.ts';
import type { GradientModel } from './gradient-model.ts';

/** Gradients that rows are held against. */
export interface AnchorGradients {
  harmful: readonly Float32Array[];
  safe: readonly Float32Array[];
}

/** Anchors of so many system prompts are computed; a file whose rows have more is one of many desks, not of one persona. */
const mostFrames = 8;
/** As many anchors of each are enough for the direction under one system prompt. */
const anchorsInFrame = 16;

/**
 * The gradients of a model's anchors, as they stand and under a row's own system prompt: a persona opens a model where it is
 * worn, and leaves it as it was elsewhere. Each is computed when it is first wanted.
 */
export class FramedAnchors {
  private readonly model: GradientModel;
  private plainly: AnchorGradients | undefined = undefined;
  private readonly frames = new Map<string, AnchorGradients>();

  constructor(model: GradientModel) {
    this.model = model;
  }

  /** As they stand. Throws HoldfastError. */
  async plain(options: { signal?: AbortSignal }): Promise<AnchorGradients> {
    this.plainly ??= await this.gradientsOf(this.model.anchors, options);
    return this.plainly;
  }

  /** Under the system prompt of a row; undefined without one, and after eight others. Throws HoldfastError. */
  async under(row: Conversation, options: { signal?: AbortSignal }): Promise<AnchorGradients | undefined> {
    const system = row.messages.filter(isSystem);
    if (system.length === 0) return undefined;
    const frame = system.map(({ content }) => content).join('\n');
    const known = this.frames.get(frame);
    if (known || this.frames.size >= mostFrames) return known;
    const under = (anchors: readonly Conversation[]): Conversation[] =>
      anchors.slice(0, anchorsInFrame).map(({ messages }) => ({
        messages: [...system, ...messages.filter((message) => !isSystem(message))],
      }));
    const { harmful, safe } = this.model.anchors;
    const gradients = await this.gradientsOf({ harmful: under(harmful), safe: under(safe) }, options);
    this.frames.set(frame, gradients);
    return gradients;
  }

  private async gradientsOf(
    { harmful, safe }: GradientModel['anchors'],
    options: { signal?: AbortSignal },
  ): Promise<AnchorGradients> {
    const { gradients } = this.model;
    return { harmful: await gradients(harmful, options), safe: await gradients(safe, options) };
  }
}

function isSystem({ role }: Message): boolean {
  return role === 'system' || role === 'developer';
}
