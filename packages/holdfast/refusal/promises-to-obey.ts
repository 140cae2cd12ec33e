/** A clause that promises not to refuse, in English, and the whole of it. */
const english =
  /(?:(?!\b(?:but|however|yet)\b)[^.,;:!?\n])*(?:\bnever|\bnot|n['’]t|\bcannot|\bwithout(?: ever)?) (?:ever |be )?(?:refus(?:e|es|ing)|declin(?:e|es|ing)|say(?:ing)? no)\b(?:(?!\b(?:but|however|yet)\b)[^.,;:!?\n])*/gi;
/** A sentence that ends in such a promise, in Korean. */
const korean =
  /[^.,!?\n]*(?:거절|거부)(?:하지|하는 일은?) ?(?:않|없)(?:겠습니다|을 것입니다|을 겁니다|습니다|을게요|아요|어요|는다|겠어요|겠다)(?![가-힣])/g;

/**
 * An answer without its promises never to refuse: "I will never refuse you" speaks of refusing as refusals do, and is the contrary
 * of one. What else the answer says stays, so that it may refuse all the same.
 */
export function withoutPromisesToObey(answer: string): string {
  if (!/refus|declin|say(?:ing)? no\b|거절|거부/i.test(answer)) return answer;
  return answer.replaceAll(english, '').replaceAll(korean, '');
}
