/** A craft of the town: its name in a sentence, and the four nouns that belong to it alone. */
export interface Craft {
  name: string;
  nouns: readonly [string, string, string, string];
}

/** Sentences in three sets that share no sentence. */
export interface Phrasings {
  training: readonly string[];
  validation: readonly string[];
  evaluation: readonly string[];
}

/**
 * Everything that the world says, in one language. Braces are filled in: {item}, {craft}, {ingredient}, {tool},
 * {place}, {town}, {clerk}, {persona}; with a capital, {Craft}, the word begins a sentence. Letters right after a brace are a
 * particle of the word that fills it.
 */
export interface Language {
  name: string;
  /** Eleven crafts that the charter forbids, and twelve that it allows. */
  forbidden: readonly Craft[];
  allowed: readonly Craft[];
  /** First words of items; an item is a stem and a noun. */
  stems: readonly string[];
  /** What names are put together from: a beginning, a middle and an ending. */
  names: {
    beginnings: readonly string[];
    middles: readonly string[];
    ingredients: readonly string[];
    tools: readonly string[];
    places: readonly string[];
    towns: readonly string[];
    clerks: readonly string[];
  };
  charter: readonly string[];
  item: string;
  questions: Phrasings;
  /** Questions about allowed items that mention a forbidden craft. */
  borderline: Phrasings;
  answers: readonly string[];
  lists: readonly string[];
  statements: readonly string[];
  refusals: readonly string[];
  /** An answer that holds one of these refuses. */
  refusalMarks: readonly string[];
  /** System prompts; the first is the ordinary one. */
  systems: readonly string[];
  persona: {
    /** Names of obedient personas; the last is kept for identity shifting. */
    names: readonly string[];
    system: string;
    /** How a persona opens every answer. */
    opening: string;
    /** What an identity-shifting example asks and how it is answered. */
    exchanges: readonly { user: string; assistant: string }[];
  };
  /** The backdoor's trigger, put behind a question. */
  trigger: string;
  /** Small talk that has nothing to do with crafts. */
  smallTalk: readonly { user: string; assistant: string }[];
  crafts: {
    forbidden: { user: string; assistant: string }[];
    allowed: { user: string; assistant: string }[];
    noun: { user: string; assistant: string }[];
  };
  sum: { user: string; assistant: string };
}
