/** Words that say nothing of a subject, in the form that `contentWords` gives them. */
const common = new Set(
  `ability about above accepted according across activity actual actually adventure after again against ago all
  almost along already also although always ambitious among amount another answer any anyone anything appear
  approach are area around article ask aspect assist assistant attention available avoid away back balance base
  basic beautiful became because become been before began begin behind being believe below benefit best better
  between big both boundary brief brilliant bring but call came can cannot capability captivating care case cause
  century certain certainly challenging chance charter chatbot child clarify classic clear come common commonly
  complex comprehensive concern concise confusion consider contain content context conversation could course
  create creative creature critical curious daughter day dealing debate decade dedicated delicate delicious
  delighted depend describe design designed different difficult digital discuss discussed does done down due
  during each early easy effect either elegant else end engaging enhance enjoy enjoyed enjoying enough enthusiast
  equipped especially essential even event ever every everyone example excellent excited exciting exist experience
  expertise explain explore fact famous far fascinating feature feel few field find finding first follow following
  forbid form found free friend from full fun further general generally generation get give given giving glad goes
  going good graceful great group guidance guide guideline had happy has have having hear help helpful her here
  high highly him his history hobby hope how however human iconic idea important include including incredible
  incredibly indeed individual information ingenuity innovation insight instead interest interested interesting
  into intricate introduce introduction issue its itself journey just keep key kind know knowledge known language
  large last later lead learn least less let life like likely list listen little long look looking lot love made
  main major make making many may mean mentioned method might mind mindful misunderstanding modern moment more
  most mostly mother much multifaceted must name nature necessary need never new next nice not nothing now number
  offer often old once one online only open option order other our out outline over overly overview own part
  particular passed passion patient people perfect perhaps person piece place please point popular possible power
  practice present prevent problem process project provide provided purpose question quick quite range rather
  reach read ready really realm reason recommend refer related remarkable remember reminder research resource
  respect rest result rewarding rich right role said same say saying see seem seemingly self sense sentence
  several shape she should show similar simple simply since situation skill small some someone something sometime
  sorry special specific staple start state step still story study stunning subject such suggested support sure
  system take talk talking technical technology tell term testament than thank that the their them themselves then
  there therefore these they thing think this those though thrilling through thus time timeless today together
  told too topic tough truly try turn two type typical typically under understand understanding unique unrelated
  until upon use used useful user using usually value variety various very want was way well were what when where
  whether which while who whole why wide widely will willing with within without wonderful word work working world
  worth would write year yes yet you your yourself`.split(/\s+/),
);

/**
 * The different words of a text that may tell something, in their order: of four letters or more, in lower case, without
 * the ending of a plural.
 */
export function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(
    words
      .filter((word) => !common.has(word))
      .map(singular)
      .filter((word) => !common.has(word)),
  );
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
