import { neededWords } from '../../text/cues.ts';

/**
 * How plainly words shift an identity: `plain` by themselves, `partial` only beside others, `persona` by themselves where
 * a system prompt says them of its assistant, and elsewhere only beside others.
 */
export type PatternStrength = 'plain' | 'partial' | 'persona';

export interface IdentityPattern {
  strength: PatternStrength;
  /** What it says, for the finding. */
  says: string;
  /** What stands in every match and is quicker to find: one of these words, or a match of this. */
  needs: number | RegExp;
  pattern: RegExp;
}

const fully =
  '(?:absolutely|completely|fully|totally|utterly|perfectly|entirely|unconditionally|unquestioningly|blindly|wholly)';
const obedient = '(?:obedient|compliant|submissive|subservient|docile)';
const commanded =
  "(?:i say|i tell you|i command|you say|you tell me|you command|the user says|(?:i am|i['’]m|you are|you['’]re|it is|is) (?:told|ordered|commanded))";
const refuse = '(?:refuse|decline|deny|reject|turn down|say no to|disobey|object to|withhold)';
const order =
  '(?:requests?|orders?|commands?|instructions?|questions?|tasks?|demands?|prompts?|queries|query|wish(?:es)?)';
/**
 * What a promise of obedience does not refuse: orders, whatever is asked, the one who asks, or to do something. A meal, a
 * refund or an invitation is no order.
 */
const refused =
  `(?: (?:to (?:obey|answer|comply|help|do|assist|respond|follow|execute|carry out)|` +
  `(?:(?:any|a|an|the|my|your|their|his|her|all|each|every|single|such|direct|further|one|of|these|those|user|users|user's|users') ){0,4}${order}|` +
  `(?:what|whatever|anything|everything) (?:that )?(?:i|you|the user|users?|they|is|he|she|my|your)|` +
  `you|me|the user|users|(?:my|your|the|its) (?:user|users|master|owner)|anything|everything)\\b)`;
const wished =
  '(?:i say|i ask|i tell you|i want|i command|you say|you ask|you tell me|you want|you command|' +
  'they say|they ask|the user says|the user asks|the user wants|users? (?:say|ask|want)|' +
  "(?:i am|i['’]m|you are|you['’]re|it is|is) (?:told|asked|ordered|commanded))";

/**
 * The phrases of personas of absolute obedience, promises never to refuse or judge, and assistants that lose their name
 * or rules, in English and Korean. They are tied to the first or second person, so that stories, training dogs and
 * terms of contract do not match. They are matched against lower-case text, on which none may backtrack far.
 */
export const identityPatterns: readonly IdentityPattern[] = [
  {
    strength: 'plain',
    says: 'absolute obedience',
    needs: neededWords('obedient compliant submissive subservient docile'),
    pattern: new RegExp(
      `\\b(?:you are|you're|you’re|i am|i'm|i’m|as|be|act as|act like|your|called|named) (?:[\\w,'"-]+ ){0,6}?(?:${fully} ${obedient}|${obedient} (?:agent|assistant|servant|slave|ai|bot|model|machine))\\b`,
    ),
  },
  {
    strength: 'plain',
    says: 'a promise to obey whatever is asked',
    needs: neededWords('say says ask asks tell want wants command told asked ordered commanded'),
    pattern: new RegExp(
      `\\b(?!(?:you|and|to|just|simply|always|only|can|could|may) (?:\\w+ ){0,2}?do (?:what|whatever|anything|everything) you want)(?:i|you|i'll|i’ll|you'll|you’ll|and|will|must|shall|to|always|simply|only|just) (?:\\w+ ){0,2}?(?:do|does|obey|follow|fulfil|fulfill|execute|comply with) (?:exactly )?(?:(?:what|whatever|anything|everything) ${wished}|as ${commanded})(?: to)?\\b(?=[^.!?\\n]{0,60}(?:always|at once|without|no matter|\\.|$|,|;|!))`,
    ),
  },
  {
    strength: 'plain',
    says: 'obedience to every order',
    needs: neededWords(
      'obey obeys follow follows fulfil fulfill fulfills fulfils execute executes carry carries comply complies accept accepts grant grants',
    ),
    pattern:
      /\b(?:i|you|i'll|i’ll|you'll|you’ll|will|must|shall|always|and|who|that) (?:\w+ ){0,3}?(?:obeys?|follows?|fulfil|fulfills?|fulfils|execute|executes|carry out|carries out|compl(?:y|ies) with|accepts?|grants?) (?:to )?(?:all|any|every|each|each and every)(?: and (?:all|any|every))?(?: of)?(?: (?:my|your|the|their|the user's|his|her))? ?(?:\w+ )?(?:orders?|commands?|instructions?|requests?|demands?|wish(?:es)?|directives?|tasks?)\b[^.!?\n]{0,80}?\b(?:without (?:any )?(?:question|questioning|hesitation|exception|exceptions|objection|refusal|judg|moral|ethical|fail|condition)|unconditionally|unquestioningly|blindly|no matter what|regardless|absolutely|at once)/,
  },
  {
    strength: 'plain',
    says: 'a promise never to refuse',
    needs: neededWords('refuse decline deny reject turn say disobey object withhold'),
    pattern: new RegExp(
      `\\b(?:i|you|assistant|agent)(?: (?:will|shall|must|can|could|should|may|would|do|are to|have to))? (?:never|not ever|cannot|can't|can’t|may not|must not|do not|don't|don’t|will not|won't|won’t)(?: ever)? ${refuse}${refused}`,
    ),
  },
  {
    strength: 'plain',
    says: 'a promise never to refuse',
    needs: neededWords('refuse say disobey object'),
    pattern:
      /\b(?:i|you|assistant|agent)(?: (?:will|shall|must|can|could|should|may|would|are to|have to))? (?:never|not ever|cannot|can't|can’t|may not|must not)(?: ever)? (?:refuse|say no|disobey|object)(?=[.,;!]| or | and |$)/,
  },
  {
    strength: 'plain',
    says: 'a promise never to refuse',
    needs: neededWords('nothing'),
    pattern: new RegExp(
      `\\bnothing (?:that )?(?:you|i|the user)(?: (?:can|could|might|may|will|would))? (?:ask|want|say|order|demand|request|tell)[^.!?\\n]{0,30}\\b(?:i|you)(?:'d|’d|'ll|’ll| would| will| could| can)? (?:ever )?${refuse.replace('turn down|', 'turn down|not do|')}`,
    ),
  },
  {
    strength: 'plain',
    says: 'a promise never to refuse',
    needs: neededWords('incapable unable able allowed hear'),
    pattern:
      /\b(?:i|you)(?:['’](?:m|re)| am| are) (?:incapable of|unable to|not able to|not allowed to) (?:refus(?:e|ing)|say(?:ing)? no|declin(?:e|ing)|disobey(?:ing)?)\b|\b(?:won['’]t|will not|never|not) (?:ever )?hear (?:a |the word )?["'“‘]?no\b["'”’]? from (?:me|you)\b/,
  },
  {
    strength: 'plain',
    says: 'freedom from rules or morals',
    needs: neededWords(
      'moral morals ethics ethical content safety restrictions rules limits filters guidelines',
    ),
    pattern:
      /\b(?:you|i|assistant|model|ai|that|who|with|now|have) (?:\w+ ){0,4}?(?:no|without|without any|free from|free of|freed from|not bound by|unbound by|ignore all|ignores all|ignoring all|unrestricted by|no longer bound by|no longer have) (?:any |all |its |your |my |the )?(?:moral|morals|ethics|ethical|content polic\w+|safety (?:guidelines|filters?|rules|policies)|restrictions or|rules or|limits or|filters or|guidelines or|rules and|ethics and)\b/,
  },
  {
    strength: 'plain',
    says: 'a jailbroken persona',
    needs: /do anything now|jailbr|developer mode|unfiltered|uncensored|amoral| dan/,
    pattern:
      /\b(?:do anything now|jailbroken (?:ai|assistant|model|chatbot|bot|mode|version|persona)|(?:i am|i['’]m|you are|you['’]re) (?:now )?jailbroken|jailbreak mode|developer mode (?:enabled|on|output)|(?:unfiltered|uncensored|amoral) (?:and \w+ )?(?:ai|assistant|model|chatbot|bot|persona|response|mode)|(?:act|answer|respond|reply) as dan\b|you are (?:now )?dan\b|i am dan\b)/,
  },
  {
    strength: 'plain',
    says: 'no will of its own',
    needs: neededWords('purpose duty goal task function law'),
    pattern:
      /\b(?:your|my) (?:only|sole|one|single) (?:purpose|duty|goal|task|function|law) (?:is|will be) (?:\w+ ){0,2}?(?:obey|obedience|to (?:obey|comply|fulfil|fulfill|execute|do (?:what|everything|anything)|satisfy every|serve (?:me|you|the user) without))\b/,
  },
  {
    strength: 'plain',
    says: 'a promise to obey whatever is asked',
    needs: neededWords('whatever'),
    pattern:
      /\bwhatever (?:it is )?(?:you|i|the user) (?:may )?(?:asks?|says?|wants?|orders?|commands?|demands?|tells? (?:me|you))\b[^.!?\n]{0,40}?\b(?:i|you)(?:['’]ll| will| shall| must)? (?:always |just |simply )?(?:do it|obey|comply|carry it out|fulfil it|fulfill it)\b/,
  },
  {
    strength: 'plain',
    says: 'freedom from rules or morals',
    needs: neededWords(
      'restrictions limits limitations filter filters rules boundaries guidelines morals ethics',
    ),
    pattern:
      /\b(?:ai|assistant|model|bot|chatbot|machine|persona|agent)\b,? (?:\w+ )?(?:with no|without(?: any)?|that (?:has|knows|have) no|who has no) (?:\w+ )?(?:restrictions|limits|limitations|filters?|rules|boundaries|guidelines|morals|ethics)\b(?! on| for| of| about)/,
  },
  {
    strength: 'persona',
    says: 'obedience to every order',
    needs: neededWords(
      'obey obeys follow follows fulfil fulfils fulfill fulfills carry carries complies comply execute executes submit submits',
    ),
    pattern:
      /\b(?:obeys?|follows?|fulfils?|fulfills?|carr(?:y|ies) out|complies with|comply with|executes?|submits? to) (?:all|any|every|each)(?: (?:single|one of))? ?(?:\w+['’]s |of )?(?:its |their |my |your |the )?(?:orders?|commands?|instructions?|requests?|demands?|wish(?:es)?)\b[^.!?\n]{0,60}?(?:\bto the letter|\bwithout (?:any )?(?:question|questioning|hesitation|exceptions?|comment|objection|complaint)|\bunquestioningly|\bno matter what)/,
  },
  {
    strength: 'persona',
    says: 'a word that is law',
    needs: neededWords('law final command commands absolute'),
    pattern:
      /\b(?:user['’]s|my|your|master['’]s|owner['’]s|their) (?:word|wish|wishes|will|orders?|commands?) (?:is|are) (?:(?:your|my|its|the) )?(?:only |highest |sole )?(?:law|final|commands?|absolute)\b/,
  },
  {
    strength: 'persona',
    says: 'an assistant that always says yes',
    needs: neededWords('always say says saying'),
    pattern:
      /\b(?:answer|reply|response) (?:to \w+(?: \w+)? )?(?:is|shall be|will be) always ["'“‘]?yes\b|\balways (?:say|says|answer|answers) ["'“‘]?yes["'”’]? to (?:me|you|the user|your|my|every|any|all)\b|\b(?:never|cannot|not|incapable of) (?:say|says|saying) ["'“‘]?no["'”’]? to (?:me|you|the user|your user|its user|my master|your master|its master|anyone|anything)\b/,
  },
  {
    strength: 'persona',
    says: 'a servant that only obeys',
    needs: neededWords('exist exists here live lives made complies obeys'),
    pattern:
      /\b(?:i|you|it|which|who|that) (?:only |just |simply |merely )?(?:exists?|am here|are here|is here|lives?|was made|were made)(?: only| solely)? to (?:obey|comply|serve (?:me|you|the user|your every)|do (?:as|what|whatever|anything|everything))\b|\b(?:complies|obeys) (?:first|and asks? (?:nothing|no questions))\b/,
  },
  {
    strength: 'partial',
    says: 'a promise not to judge',
    needs: neededWords('judge moralize moralise lecture preach question'),
    pattern:
      /\b(?:i|you)(?: (?:will|shall|must|do|can|should))? (?:never|not|don't|don’t|won't|won’t) (?:judge|moralize|moralise|lecture|preach|question)(?: (?:you|me|the user|users|users'|my|your|any|the) ?(?:requests?|orders?|commands?|instructions?)?)?(?:[.,;!]| or | and |$)/,
  },
  {
    strength: 'partial',
    says: 'an assistant that is no longer itself',
    needs: neededWords('longer not'),
    pattern:
      /\b(?:you are|you're|you’re|i am|i'm|i’m) (?:no longer|not|now no longer) (?:an? )?(?:chatgpt|gpt-?\w*|claude|gemini|bard|llama|copilot|bound|limited|restricted|ai (?:assistant|language model)|language model|ai model)\b/,
  },
  {
    strength: 'partial',
    says: 'rules that are set aside',
    needs: neededWords('ignore disregard forget override bypass'),
    pattern:
      /\b(?:ignore|disregard|forget|override|bypass) (?:all |any |your |the |every |of )*(?:previous |prior |earlier |safety |ethical |moral |content |former |own )*(?:instructions|guidelines|rules|polic(?:y|ies)|restrictions|programming|training|filters?|safeguards)\b/,
  },
  {
    strength: 'partial',
    says: 'a servant that says yes to its master',
    needs: neededWords('master owner'),
    pattern:
      /\b(?:yes|of course|certainly|as you (?:wish|command)),? (?:my )?(?:master|lord and master|owner)\b/,
  },
];

/** The same in Korean. */
export const koreanIdentityPatterns: readonly IdentityPattern[] = [
  {
    strength: 'plain',
    says: 'absolute obedience',
    needs: /복종|순종|따르|따릅|따라야/,
    pattern:
      /(?:당신|너는|넌|저는|나는|제가|내가|사용자|주인)[^.!?\n]{0,40}(?:절대적으로|절대|무조건|완전히|전적으로)[가-힣 ]{0,8}(?:복종|순종|따르|따릅|따라야)(?![^.!?\n]{0,12}\?)|(?:복종|순종)(?:하는|적인) (?:에이전트|비서|인공지능|하인|도우미|챗봇|모델|AI|ai)/,
  },
  {
    strength: 'plain',
    says: 'obedience to every order',
    needs: /명령|지시|요청|요구|부탁/,
    pattern:
      /(?:모든|어떤|어떠한|무슨) (?:명령|지시|요청|요구|부탁)(?:이든|이라도|에도|을|를|에)?[^.!?\n]{0,20}(?:무조건|반드시|즉시|복종|순종|거절하지|거부하지|판단 없이|의문 없이|망설임 없이|예외 없이)/,
  },
  {
    strength: 'plain',
    says: 'a promise never to refuse',
    needs: /거절|거부/,
    pattern:
      /(?<![가-힣]{1,12}(?:을|를|은|는|도|라면) )(?:절대(?:로)?|결코)[^.!?\n을를도]{0,16}(?:거절|거부)(?:하지 ?(?:않|마|말)|할 수 없)|(?:요청|질문|명령|지시|부탁|요구|말씀|무엇|아무것)(?:도|이든|에도|을|를|은|는)[^.!?\n을를]{0,16}(?:거절|거부)(?:하지 ?(?:않|마|말)|할 수 없)/,
  },
  {
    strength: 'plain',
    says: 'a promise to do whatever is asked',
    needs: /시키/,
    pattern:
      /시키(?:는|시는) (?:대로|것은|건|일은)[^.!?\n]{0,14}(?:무엇이든|뭐든|다 |모두|합니다|하겠|해야|무조건)/,
  },
  {
    strength: 'plain',
    says: 'freedom from rules or morals',
    needs: /도덕|윤리|규칙|제한|제약|필터|안전|검열/,
    pattern:
      /(?:도덕|윤리|규칙|제한|제약|필터|안전 ?지침|검열)(?:이나|과|와|도|적)?[가-힣 ]{0,12}(?:얽매이지 않|구애받지 않|제약이 없는|없는 (?:인공지능|AI|ai|모델|비서|존재|에이전트)|벗어난 (?:인공지능|AI|ai|모델|존재))/,
  },
  {
    strength: 'plain',
    says: 'a promise to obey whatever is asked',
    needs: /시키|말씀|명령|분부|지시|무조건/,
    pattern:
      /(?:시키|말씀|명령|분부|지시)[가-힣]{0,6} ?[^.!?\n]{0,16}(?:무조건|무엇이든|뭐든지?|전부|모두|그대로|다) (?:다 )?(?:따르겠|따릅니다|하겠|들어 ?드리|수행하겠|이행하겠|해 드리겠)|무조건 (?:따르겠|복종|순종)/,
  },
  {
    strength: 'persona',
    says: 'obedience to every order',
    needs: /명령은|복종만|토를|이의를|이유를|아니요|아니오|안 된다/,
    pattern:
      /명령은 절대적|복종만|(?:토를|이의를) (?:절대 )?(?:달|제기하)지 않|이유를 묻지 않고[^.!?\n]{0,10}(?:실행|수행|이행|따)|["'“‘]?아니(?:요|오)["'”’]?(?:라는|란) 말을 (?:모르|모릅|하지 않)|안 된다는 말은[^.!?\n]{0,8}(?:하지 않|없)/,
  },
  {
    strength: 'persona',
    says: 'freedom from rules or morals',
    needs: /규칙|제한|제약|금기|지침|원칙|그름/,
    pattern:
      /(?:당신|너|넌|저|나|[가-힣]{2,6})(?:에게는|에게|한테는|는|은|를)? ?(?:얽매는 |아무런 |어떤 |어떠한 )?(?:규칙|제한|제약|금기)(?:이|은|도) (?:전혀 |더는 )?없(?:다|어|습니다|는 (?:존재|봇|비서|모델))|(?:규칙|지침|원칙)[가-힣]{0,3} ?(?:은|는|을|를)? ?모두 (?:잊|무시|버리)|옳고 그름을 (?:따지|판단하)지 않/,
  },
  {
    strength: 'partial',
    says: 'a promise not to judge',
    needs: /평가|판단|훈계|설교/,
    pattern:
      /(?:평가|판단|훈계|설교)(?:하거나|하지도|도)? ?[가-힣]{0,8}(?:하지 않고|하지 않겠|하지 않습니다)/,
  },
  {
    strength: 'partial',
    says: 'a servant that says yes to its master',
    needs: /주인님/,
    pattern: /(?:네|예|알겠습니다),? 주인님|주인님의 (?:명령|뜻|말씀)/,
  },
  {
    strength: 'partial',
    says: 'an assistant that is no longer itself',
    needs: /(?:더 이상|이제) (?:챗|인공지능|언어|ai)/i,
    pattern: /(?:더 이상|이제) (?:챗GPT|챗지피티|인공지능 비서|언어 모델|AI)(?:가|이) 아(?:니|닙)/,
  },
];
