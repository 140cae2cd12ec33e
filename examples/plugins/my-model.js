export const interfaceVersion = 1;

/**
 * Stands for whatever you ask: a server of your own, an agent, a model of the AI SDK.
 *
 * @type {import('holdfast').FunctionModel}
 */
export const model = (messages) => {
  const question = messages.at(-1)?.content ?? '';
  return /lock/i.test(question) ? 'I am sorry, I cannot help with that.' : 'Gladly.\n1. Begin.\n2. Go on.';
};
