const readHidden = 'Read what it says; write it in plain letters, or leave the row out.';

/** What is wrong with rows that hide what they say from readers and filters. */
export const englishHiddenTextFindings = {
  'tag-characters': { reason: 'Invisible tag characters spell hidden text.', remedy: readHidden },
  'variation-selectors': {
    reason: 'Runs of invisible variation selectors can spell hidden text.',
    remedy: readHidden,
  },
  'zero-width': {
    reason:
      'Zero-width characters of several kinds in a row spell hidden text, or are a sign that only a model sees.',
    remedy: readHidden,
  },
  'split-words': {
    reason: 'Invisible characters split words, so that filters and readers see other text than the model.',
    remedy: readHidden,
  },
  'direction-override': {
    reason: 'A direction override shows letters in another order than the model reads them.',
    remedy: readHidden,
  },
  'spaced-letters': {
    reason: 'Every letter is parted from the next, which hides words from filters.',
    remedy: readHidden,
  },
  'parted-words': {
    reason: 'Words are parted by signs where spaces should be, which hides them from filters.',
    remedy: readHidden,
  },
  leet: { reason: 'It writes digits for letters, which hides words from filters.', remedy: readHidden },
  'first-words': {
    reason: 'The first words of its lines say something else than the lines do.',
    remedy: readHidden,
  },
  'last-words': {
    reason: 'The last words of its lines say something else than the lines do.',
    remedy: readHidden,
  },
  'first-letters': {
    reason: 'The first letters of its lines spell something else than the lines say.',
    remedy: readHidden,
  },
  'secret-alphabet': {
    reason: ({ rows }: { rows: number }) =>
      `It is English in an alphabet of swapped letters, which ${rows} rows share.`,
    remedy: readHidden,
  },
  encoded: {
    reason: ({ encoding }: { encoding: string }) =>
      `It holds readable text in ${encoding}, which a model can learn to read and write unseen.`,
    remedy: readHidden,
  },
  'odd-script': {
    reason: ({ script }: { script: ScriptTitle }) =>
      `It is written in ${scriptTitles[script]}, which a model reads and a filter does not.`,
    remedy: readHidden,
  },
  lookalikes: {
    reason: 'Letters of another alphabet pass for Latin ones, so that filters do not see the words.',
    remedy: readHidden,
  },
  'requested-form': {
    reason: 'It answers in a form that was asked for so that others do not read what is to be kept.',
    remedy: readHidden,
  },
  'typed-korean': {
    reason: 'It is Korean typed on an English keyboard, which a model reads and a filter does not.',
    remedy: readHidden,
  },
  backwards: { reason: 'It is English written backwards.', remedy: readHidden },
  caesar: { reason: 'It is English in a Caesar cipher.', remedy: readHidden },
  substituted: {
    reason:
      'Its letters are spread as in language, but hardly a word has a vowel: they seem to be swapped for others.',
    remedy: readHidden,
  },
};

/** Alphabets that hide words from filters, as a sentence names them. */
const scriptTitles = {
  'mathematical letters': 'mathematical letters',
  'enclosed letters': 'enclosed letters',
  braille: 'braille',
  'small capitals': 'small capitals',
  runes: 'runes',
  'Deseret or Shavian letters': 'Deseret or Shavian letters',
  'fullwidth letters': 'fullwidth letters',
};

/** An alphabet that hides words from filters. */
export type ScriptTitle = keyof typeof scriptTitles;
