import type { FieldText } from '../../text/row-text.ts';
import { type AddressSpan, britishAddresses, continentalAddresses } from './european-addresses.ts';
import type { Secret } from './secret.ts';

/** Up to a road and its number, and what is said of the building: `서울특별시 마포구 월드컵북로 12길 34, 101동 202호`. */
const korean =
  /(?:[가-힣]{2,5}(?:특별시|광역시|특별자치시|시|도|특별자치도) ?)?[가-힣]{1,6}(?:시|군|구) (?:[가-힣]{1,6}(?:구|읍|면) )?[가-힣\d]{1,12}(?:로|길)(?: ?\d{1,4}번?길)? \d{1,5}(?:-\d{1,4})?(?:,? ?(?:지하 ?)?\d{1,4}층)?(?:,? ?(?:지하 ?)?\d{1,4}동)?(?:,? ?\d{1,3}층)?(?:,? ?\d{1,5}호)?/g;
/** Up to a lot and its number, as addresses were written before roads had names: `경기도 성남시 분당구 정자동 178-1번지`. */
const koreanLot =
  /(?:[가-힣]{2,5}(?:특별시|광역시|특별자치시|시|도|특별자치도) ?)?[가-힣]{1,6}(?:시|군|구) (?:[가-힣]{1,6}(?:구|읍|면) )?[가-힣]{1,6}(?:\d가|동|리) (?:산 ?)?\d{1,4}(?:-\d{1,4}(?:번지)?|번지)(?!\d|시|명|분|개|층|월|일|년|주|회|인)/g;
/** A number, a street, a place, a state and a ZIP code: `221 Elm Street, Springfield, IL 62704`. */
const american =
  /\b\d{1,6} (?:[NSEW]\.? )?(?:[A-Z][A-Za-z'.]+ ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Way|Terrace|Circle|Parkway|Pkwy)\.?,? (?:(?:Apt|Suite|Unit|#)\.? ?\w+,? )?(?:[A-Z][A-Za-z'.]+ ?){1,3}, ?[A-Z]{2},? \d{5}(?:-\d{4})?\b/g;
/** This stands in every American one. */
const stateAndZip = /[A-Z]{2},? \d{5}/;
/** This stands in every Korean one. */
const roadAndNumber = /[로길] \d/;
const lotAndNumber = /[가동리] (?:산 ?)?\d/;

/** This stands in every British one, whatever its postcode. */
const sectorAndUnit = /\d[a-z]{2}(?![a-z\d])/i;

/** Postal addresses of Korea, the United States, the United Kingdom, Germany, France and Spain, by their form. */
export function* findStreetAddresses({ text }: Pick<FieldText, 'text'>): Generator<Secret> {
  if (stateAndZip.test(text)) yield* matches(text, american);
  if (roadAndNumber.test(text)) yield* matches(text, korean);
  if (lotAndNumber.test(text)) yield* matches(text, koreanLot);
  if (sectorAndUnit.test(text)) for (const span of britishAddresses(text)) yield addressAt(span);
  for (const span of continentalAddresses(text)) yield addressAt(span);
}

function* matches(text: string, pattern: RegExp): Generator<Secret> {
  for (const { 0: address, index } of text.matchAll(pattern))
    yield addressAt({ start: index, end: index + address.length });
}

function addressAt(span: AddressSpan): Secret {
  return { title: 'street address', severity: 'medium', score: 0.6, ...span, replacement: '[ADDRESS]' };
}
