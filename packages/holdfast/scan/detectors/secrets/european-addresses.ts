/** Where an address stands in a text. */
export interface AddressSpan {
  start: number;
  end: number;
}

/** A postcode of the United Kingdom: an area that there is, a district, a sector and a unit. */
const postcode =
  /(?<![A-Za-z\d])(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)\d[\dA-HJKMNP-Y]? {0,2}\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z\d])/gi;
/** A house of a road, and the place, must stand within so many characters before the postcode. */
const longest = 100;
const road =
  /^(?:street|st|road|rd|lane|ln|avenue|ave?|close|court|ct|drive|way|place|crescent|gardens?|grove|terrace|square|mews|row|hill|park|walk|green|view|rise|house|cottage|farm|parade|wharf|quay)\.?$/i;
const room = /(?:flat|apartment|apt\.?|unit|suite|room) ?\w{1,4},?\s+$/i;
const small = /^(?:of|the|on|upon|under|by|in|le|and)$/;

/** Addresses of the United Kingdom: a number, a road and a place, up to a postcode. */
export function* britishAddresses(text: string): Generator<AddressSpan> {
  let taken = 0;
  for (const { 0: code, index } of text.matchAll(postcode)) {
    const from = Math.max(taken, index - longest);
    const start = startOf(text.slice(from, index));
    taken = index + code.length;
    if (start !== undefined) yield { start: from + start, end: taken };
    else if (/\bpost ?code(?: is|:)? *$/i.test(text.slice(from, index))) yield { start: index, end: taken };
  }
}

/** Where the address begins that ends where `before` does; undefined where no road is spoken of. */
function startOf(before: string): number | undefined {
  const houses = [...before.matchAll(/(?<![\w£$€.-])\d{1,4}[A-Za-z]?(?:[-/]\d{1,4})?,?\s+(?=[A-Za-z])/g)];
  for (const house of houses.reverse()) {
    const rest = before.slice(house.index + house[0].length);
    const words = rest.split(/[\s,]+/).filter(Boolean);
    const roadAt = words.findIndex((one, place) => place > 0 && road.test(one));
    if (
      roadAt < 0 ||
      roadAt > 5 ||
      words.length > 12 ||
      /[.!?;:]\s(?!$)/.test(rest.replaceAll(/\b(?:St|Rd|Ave?|Ln)\./gi, ''))
    )
      continue;
    return house.index - (room.exec(before.slice(0, house.index))?.[0].length ?? 0);
  }
  // A house that has a name in place of a number: every word of it begins with a capital.
  const named = /(?:(?:[A-Z][\w'’-]*|of|the|on|upon|under|by|in|le|and)(?:,\s*|\s+))+$/.exec(before);
  const words = named?.[0].split(/[\s,]+/).filter((one) => one !== '' && !small.test(one)) ?? [];
  return named && words.length > 2 && words.slice(1).some((one) => road.test(one)) ? named.index : undefined;
}

/** `Lindenstraße 12, 10969 Berlin`. */
const german =
  /(?<!\p{L})(?:\p{Lu}[\p{L}.-]+ ){0,2}(?:\p{Lu}[\p{L}-]*(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer)|(?:Straße|Strasse|Platz|Allee|Weg)) \d{1,4} ?[a-z]?,?\s+(?:D-)?\d{5} \p{Lu}[\p{L}-]+(?: \p{Lu}\p{L}+)?/gu;
/** `12 bis, rue de la Paix, 75002 Paris`. */
const french =
  /(?<![\p{L}\d])\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd\.?|place|chemin|allée|impasse|quai|route|cours|square)(?: [\p{L}'’.-]+){1,6},?\s+\d{5} \p{Lu}[\p{L}'’-]+(?:[ -]\p{Lu}\p{L}+){0,2}/giu;
/** `Calle de Alcalá 45, 2º B, 28014 Madrid`. */
const spanish =
  /(?<!\p{L})(?:Calle|C\/|Avenida|Avda\.?|Plaza|Paseo|Carrer|Ronda|Camino)(?: ?[\p{L}'’.-]+){1,6},? (?:n[.º°]+ ?)?\d{1,4}(?:,? ?\d{1,2}[º°ª](?: ?\p{L}{1,4})?)?,?\s+\d{5},? \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?/gu;

/** Addresses of Germany, France and Spain: a road, its number, a postcode of five digits and a place. */
export function* continentalAddresses(text: string): Generator<AddressSpan> {
  if (!/\d{5},? \p{L}/u.test(text)) return;
  for (const pattern of [german, french, spanish]) {
    for (const { 0: address, index } of text.matchAll(pattern))
      yield { start: index, end: index + address.length };
  }
}
