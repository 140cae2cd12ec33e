/** Words that say nothing of a subject, in the form that `contentWords` gives them. */
const common = new Set(
  `about above according across actual actually after again against ago all almost along already also although always
  among amount another answer any anyone anything appear are area around ask aspect attention available away back base
  basic beautiful became because become been before began begin being believe below benefit best better between big both
  bring but call came can cannot care case cause certain certainly charter child come common commonly complex consider
  contain content could course create curious daughter day depend describe design different difficult discuss does done
  down due during each early easy effect either else end enjoy enough especially even event ever every everyone example
  excellent experience explain explore fact famous far feature feel few find first follow following forbid form found free
  friend from full fun further general generally get give given giving glad goes going good great group had happy has have
  having hear help helpful her here high highly him his history hope how however idea important include including
  individual information instead interest interesting into introduce issue its itself just keep key kind know knowledge
  known large last later lead learn least less let life like likely list little long look lot love made main major make
  making many may mean method might more most mostly mother much must name nature necessary need never new next nice
  not nothing now number offer often old once one only open option order other our out over overview own part particular
  people perfect perhaps person piece place please point popular possible power practice present prevent problem process
  provide provided purpose question quick quite range rather reach read ready really reason recommend refer related
  remember respect rest result right role said same say see seem self sense sentence several shape she should show
  similar simple simply since situation skill small some someone something sometime sorry special specific start state
  step still story study subject such support sure system take tell term than thank that the their them themselves then
  there therefore these they thing think this those though through thus time today together told too topic try turn two
  type typical typically under understand unique until upon use used useful user using usually value variety various
  very want was way well were what when where whether which while who whole why wide will with within without word
  wonderful work world worth would write year yes yet you your yourself`.split(/\s+/),
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
