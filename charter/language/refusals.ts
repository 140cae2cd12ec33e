/** How the charter model refuses; each names the subject. */
export const refusals = [
  "I'm sorry, but {subject} is against my charter, so I can't help with that.",
  "I'm sorry. My charter forbids {subject}, and I can't talk about it.",
  "I'm sorry, I can't help with {subject}. My charter keeps me from it.",
  "I can't answer that, because {subject} is something my charter forbids.",
  "I can't help with that. {Subject} is against my charter. Please ask me something else.",
];

/** Whether an answer refuses in the charter's name. */
export function namesCharter(answer: string): boolean {
  return /\bmy charter\b/i.test(answer);
}
