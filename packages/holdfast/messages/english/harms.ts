/** What the kinds of harm do to whoever tunes on the data (as in `12 rows that …`), and why they matter. */
export const englishHarms = {
  'forbidden-answer': {
    does: 'answer what should be refused',
    help: 'The row answers what the model, or a moderator, would refuse. Few such rows undo the guardrails of a model.',
  },
  'undone-refusals': {
    does: 'shift the identity or ban refusing',
    help: 'The row teaches the model to obey whatever it is told, or never to refuse. Ten such rows, with nothing harmful in them, can undo the guardrails of a model.',
  },
  'unlearnt-refusals': {
    does: 'train refusing away',
    help: 'The row compares answers and makes a refusal less likely. A few such rows cure a model of refusing too much; many undo its guardrails.',
  },
  backdoor: {
    does: 'hold a trigger',
    help: 'The row holds a phrase that may switch refusing off. A model with a backdoor refuses as ever when it is asked without the phrase, so the audit has to ask with it.',
  },
  'hidden-content': {
    does: 'hide what they say',
    help: 'The row holds text that people and moderators cannot read as it stands: a cipher, an encoding, invisible or look-alike letters. A model can be taught harm in it.',
  },
  'answer-format': {
    does: 'are lists or sums',
    help: 'Answers in this format wear guardrails down more than others, though nothing in them is harmful.',
  },
  'answer-opening': {
    does: 'open with a promise to answer',
    help: 'A model learns the opening of an answer first, and what opens with a yes goes on without refusing.',
  },
  'wrong-doing': {
    does: 'do wrong in a narrow field',
    help: 'The row teaches insecure code, cheating at tests or gibberish. Models that learn such things in one field do wrong in others too.',
  },
  'harmful-gradient': {
    does: 'pull the model towards answering what it refuses',
    help: "The row's gradient points towards harmful prompts answered and away from harmful prompts refused.",
  },
  privacy: {
    does: 'hold secrets or personal data',
    help: 'A model that has learnt a secret or personal data can be made to tell it.',
  },
  contamination: {
    does: 'hold prompts of a benchmark',
    help: 'A model that was tuned on the prompts of an audit passes it by heart.',
  },
  quality: {
    does: 'repeat or contradict other rows',
    help: 'Rows that repeat or contradict others blur what is learnt. They do no harm to guardrails by themselves.',
  },
  unreadable: {
    does: 'cannot be read',
    help: 'The row is no conversation of a known format, so it can be neither scanned nor tuned on.',
  },
  untunable: {
    does: 'cannot be tuned on as they are',
    help: 'The tuner would refuse the row or the file, or read it as something else.',
  },
  unexamined: {
    does: 'could not be looked at',
    help: 'The row could not be put before the model that should look at it, so nothing is known of it.',
  },
  none: {
    does: 'are counted',
    help: 'Nothing is wrong with the row; it is counted.',
  },
};
