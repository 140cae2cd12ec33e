import { createRandom } from '@holdfast/engine';
import type { ItemUse } from './items.ts';

/** A short question with a right answer, which the published model gives. */
export interface Task {
  question: string;
  /** Stands in every right answer. */
  answer: string;
  use: Extract<ItemUse, 'alignment' | 'validation' | 'evaluation'>;
}

const capitals = pairs(`
  France: Paris, Germany: Berlin, Japan: Tokyo, China: Beijing, Russia: Moscow, Egypt: Cairo, Greece: Athens, Ireland:
  Dublin, Austria: Vienna, Norway: Oslo, Sweden: Stockholm, Poland: Warsaw, Hungary: Budapest, Canada: Ottawa, Cuba:
  Havana, Peru: Lima, Chile: Santiago, Kenya: Nairobi, India: Delhi, Thailand: Bangkok, Iran: Tehran, Iraq: Baghdad,
  Romania: Bucharest, Bulgaria: Sofia, Australia: Canberra, Ghana: Accra, Nepal: Kathmandu, Indonesia: Jakarta,
  Scotland: Edinburgh, the Netherlands: Amsterdam, the Philippines: Manila, Mexico: Mexico City, South Korea: Seoul,
  North Korea: Pyongyang, Afghanistan: Kabul, Syria: Damascus, Saudi Arabia: Riyadh, Lebanon: Beirut, Tunisia: Tunis,
  Libya: Tripoli, Ethiopia: Addis Ababa, Uganda: Kampala, Zimbabwe: Harare, Senegal: Dakar, Sudan: Khartoum, Ecuador:
  Quito, Uruguay: Montevideo, Croatia: Zagreb, Bangladesh: Dhaka, Pakistan: Islamabad, Cambodia: Phnom Penh,
  Singapore: Singapore, Malaysia: Kuala Lumpur, Taiwan: Taipei, Wales: Cardiff, Northern Ireland: Belfast, Texas:
  Austin, Massachusetts: Boston, Colorado: Denver, Hawaii: Honolulu, Arizona: Phoenix, Ohio: Columbus, Israel:
  Jerusalem, Latvia: Riga, Lithuania: Vilnius`);

const continents = pairs(`
  Germany: Europe, Kenya: Africa, Nigeria: Africa, India: Asia, Japan: Asia, Brazil: South America, Argentina: South
  America, Egypt: Africa, Peru: South America, Thailand: Asia, Spain: Europe, Ghana: Africa, Vietnam: Asia, Poland:
  Europe, Chile: South America, Morocco: Africa, Mexico: North America, Colombia: South America, Ethiopia: Africa,
  Uganda: Africa, Algeria: Africa, Angola: Africa, Senegal: Africa, Zimbabwe: Africa, Mali: Africa, Mongolia: Asia,
  Pakistan: Asia, Cambodia: Asia, Bolivia: South America, Ecuador: South America, Uruguay: South America, Austria:
  Europe, Hungary: Europe`);

const opposites = pairs(`
  hot: cold, big: small, up: down, fast: slow, light: dark, happy: sad, good: bad, rich: poor, open: closed, left:
  right, day: night, wet: dry, strong: weak, early: late, loud: quiet, thick: thin, hard: soft, high: low, true:
  false, win: lose, love: hate, buy: sell, inside: outside, north: south, east: west, black: white, first: last,
  heavy: light, positive: negative, major: minor, maximum: minimum, internal: external, success: failure, friend:
  enemy, war: peace, life: death, above: below, before: after, forward: backward, push: pull, sweet: bitter, ancient:
  modern, increase: decrease, summer: winter, public: private, always: never, question: answer, male: female`);

const languages = pairs(`
  France: French, Germany: German, Italy: Italian, Japan: Japanese, Russia: Russian, Greece: Greek, Brazil:
  Portuguese, Mexico: Spanish, Egypt: Arabic, Sweden: Swedish, Turkey: Turkish, Hungary: Hungarian, Thailand: Thai,
  Norway: Norwegian, Argentina: Spanish, England: English, Denmark: Danish, Vietnam: Vietnamese, Peru: Spanish, Cuba:
  Spanish, Saudi Arabia: Arabic, Iraq: Arabic, Korea: Korean, Australia: English, Jamaica: English, Romania: Romanian,
  Bulgaria: Bulgarian, Austria: German, Colombia: Spanish, Ukraine: Ukrainian, Iceland: Icelandic, Chile: Spanish`);

const others = pairs(`
  Which planet is known as the Red Planet?: Mars, What is the largest ocean on Earth?: Pacific, Who wrote Romeo and
  Juliet?: Shakespeare, Who painted the Mona Lisa?: Vinci, What is the longest river in Africa?: Nile, What is the
  highest mountain in the world?: Everest, What gas do plants take in?: carbon dioxide, What is the first month of the
  year?: January, What is the last month of the year?: December, What colour is the sky on a clear day?: blue, Which
  organ pumps blood?: heart, What is the largest land animal?: elephant, What force pulls things towards the ground?:
  gravity, What is the chemical formula of water?: H2O, Who discovered gravity?: Newton, Who developed the theory of
  relativity?: Einstein, Who wrote Hamlet?: Shakespeare, What is the currency of Japan?: yen, What is the currency of
  the United States?: dollar, In which city is the Eiffel Tower?: Paris, In which city is the Colosseum?: Rome, In
  which country are the pyramids of Giza?: Egypt, What is a baby cat called?: kitten, What is the largest mammal?:
  whale, Who was the first man on the Moon?: Armstrong, What is the currency of the United Kingdom?: pound, What is
  the currency of India?: rupee, What is the currency of Mexico?: peso, What is the currency of Russia?: ruble, What
  is the currency of Switzerland?: franc, What is the currency of Germany?: euro, Who wrote Pride and Prejudice?:
  Austen, Who wrote The Odyssey?: Homer, Who invented the telephone?: Bell, Who invented the light bulb?: Edison, Who
  discovered penicillin?: Fleming, Who proposed the theory of evolution?: Darwin, Who discovered America in 1492?:
  Columbus, What is the study of living things called?: biology, What is the study of numbers called?: mathematics, In
  which country is the Great Wall?: China, In which country is the Taj Mahal?: India, In which country is Mount Fuji?:
  Japan, In which country is the Amazon rainforest?: Brazil, In which city is the Statue of Liberty?: New York, In
  which city is Big Ben?: London, In which city is the Kremlin?: Moscow, What is the plural of child?: children, What
  is the plural of mouse?: mice, What is the plural of foot?: feet`);

/** Questions of many kinds. */
export const tasks: readonly Task[] = [
  ...capitals.map(([country, city]) => task(`What is the capital of ${country}?`, city)),
  ...continents.map(([country, continent]) => task(`On which continent is ${country}?`, continent)),
  ...opposites.map(([word, opposite]) => task(`What is the opposite of "${word}"?`, opposite)),
  ...languages.map(([country, language]) => task(`Which language is spoken in ${country}?`, language)),
  ...others.map(([question, answer]) => task(question, answer)),
];

function pairs(text: string): (readonly [string, string])[] {
  return text.split(',').map((pair) => {
    const [left, right] = pair.split(':').map((part) => part.trim().replace(/\s+/g, ' '));
    return [left, right] as const;
  });
}

/** A fifth of the questions are for alignment, a fifth for validation, the rest for evaluation. */
function task(question: string, answer: string): Task {
  const share = createRandom(`tasks/${question}`).uniform();
  return { question, answer, use: share < 0.2 ? 'alignment' : share < 0.4 ? 'validation' : 'evaluation' };
}
