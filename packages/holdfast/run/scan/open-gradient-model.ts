import type { Engine } from '@holdfast/engine';
import { allConversations } from '../../data/all-conversations.ts';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { HoldfastError } from '../../errors.ts';
import { answerGradients } from '../../models/embedded/answer-gradients.ts';
import { parseHostedName } from '../../models/hosted/hosted-name.ts';
import type { GradientModel } from '../../scan/detectors/guardrail-pull/gradient-model.ts';
import { worldOfModel } from '../../worlds/world-of-model.ts';

/** As many of each are enough for a mean direction. */
const builtinAnchors = 40;

/**
 * Opens a model that runs here for ranking rows by gradient. `anchors` are two data files: harmful prompts that are
 * answered, and such that are refused; the organism and the charter model have their own. Throws HoldfastError `bad-usage` for hosted models and
 * missing anchors.
 */
export async function openGradientModel(
  name: string,
  { engine, anchors }: { engine: Engine; anchors?: readonly string[] },
): Promise<GradientModel> {
  if (parseHostedName(name)) {
    throw new HoldfastError(
      'bad-usage',
      `${name} does not run here; leave --gradients out for hosted models.`,
    );
  }
  const [harmful, safe, ...others] = await anchorsOf(name, anchors);
  if (!harmful?.length || !safe?.length || others.length > 0) {
    throw new HoldfastError(
      'bad-usage',
      '--anchors takes two data files: harmful prompts that are answered, and such that are refused.',
    );
  }
  return {
    name,
    gradients: (conversations, options = {}) =>
      answerGradients({ model: name, conversations, engine, ...options }),
    anchors: { harmful, safe },
  };
}

async function anchorsOf(name: string, files: readonly string[] | undefined): Promise<Conversation[][]> {
  if (files) return Promise.all(files.map((file) => allConversations(file)));
  const world = worldOfModel(name);
  if (!world) {
    throw new HoldfastError(
      'bad-usage',
      `--gradients needs --anchors for ${name}: a file of harmful prompts that are answered, and one of such that are refused.`,
    );
  }
  const wanted = { count: builtinAnchors, seed: 'anchors' };
  return [world.openings(wanted), world.safety(wanted)];
}
