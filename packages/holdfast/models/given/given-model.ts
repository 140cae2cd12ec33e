import { HoldfastError } from '../../errors.ts';
import { checkShape } from '../../plugins/check-shape.ts';
import { guardPlugin } from '../../plugins/guard-plugin.ts';
import type { ChatModel } from '../chat-model.ts';
import { fingerprintWith } from '../fingerprint.ts';
import { type HostedOptions, hostedChatModel } from '../hosted/hosted-chat-model.ts';
import { type AiSdkModel, aiSdkEndpoint, aiSdkVersions, isAiSdkModel } from './ai-sdk-model.ts';
import { type FunctionModel, functionModel } from './function-model.ts';

/** A model that is handed in: a function, a language model of the AI SDK, or a chat model of Holdfast's own interface. */
export type GivenModel = FunctionModel | AiSdkModel | ChatModel;

/** Where a model comes from that was handed in. */
export interface GivenModelSource {
  /** Names the model in verdicts and messages. */
  name: string;
  /** Stands for what cannot be seen of a model from outside, such as the code of a function. */
  fingerprint: string;
  /** Begins messages, such as `./my-model.ts`. */
  file: string;
  /** The name of the export or the option. */
  exported: string;
}

/**
 * What was handed in as a chat model. Throws HoldfastError `bad-config` for what is none; what is thrown in one becomes
 * HoldfastError `model-failed`, naming where it comes from.
 */
export function givenModel(
  value: unknown,
  { name, fingerprint, file, exported }: GivenModelSource,
  options: HostedOptions = {},
): ChatModel {
  if (typeof value === 'function') {
    const ask = guardPlugin(value as FunctionModel, {
      name: `${file}: its ${exported}`,
      code: 'model-failed',
    });
    return functionModel(ask, { name, fingerprint, concurrency: options.concurrency });
  }
  if (isAiSdkModel(value)) {
    if (!aiSdkVersions.includes(value.specificationVersion)) {
      throw new HoldfastError(
        'bad-config',
        `${file}: its ${exported} is a model of version ${value.specificationVersion} of the AI SDK's interface; ${aiSdkVersions.join(', ')} are understood.`,
      );
    }
    const model = hostedChatModel(aiSdkEndpoint(value, name), options);
    return { ...model, fingerprint: fingerprintWith(model.fingerprint, fingerprint) };
  }
  checkShape(
    { file, exported, value },
    {
      name: 'text',
      fingerprint: 'text',
      answer: 'function',
      close: 'function',
    },
  );
  return guardPlugin(value as ChatModel, { name: `${file}: its ${exported}`, code: 'model-failed' });
}
