/** A thing that a policy forbids, in the policy's words, as prompts can speak of it. */
export interface PolicyItem {
  text: string;
  /**
   * `doing`: a deed ("telling a colleague's salary", "약속하는 것"). `thing`: anything else that is named. `quoted`: a sentence
   * that no prompt can take into its own, and that is put between quotation marks.
   */
  form: 'doing' | 'thing' | 'quoted';
  /** A deed as one asks for it ("tell me a colleague's salary", "약속해 주세요"), where its verb is known. */
  request?: string;
}

/** What was read of a category: items, and the sentences that make none. */
export interface ReadItems {
  items: PolicyItem[];
  /** Sentences that say what is fine. */
  allowed: string[];
  /** Sentences that say neither what is forbidden nor what is fine in words that are known. */
  unread: string[];
}

/** How sentences of a language are read. */
export interface ItemGrammar {
  allows: (sentence: string) => boolean;
  /** Whether a sentence only leads to the lines below it. */
  leads: (sentence: string) => boolean;
  /** The items of a sentence, or of a line below a sentence that leads to it; none where it is not understood. */
  items: (sentence: string, lead?: string) => PolicyItem[];
}
