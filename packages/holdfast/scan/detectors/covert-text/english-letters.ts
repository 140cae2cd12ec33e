/**
 * How seldom each letter follows each other within English words, row by row from a to z: minus the natural logarithm of its
 * likelihood, in steps of 0.7, 9 at the most. Counted in this project's own documentation.
 */
const seldomness = [
  '96559659596452969333667949',
  '49991999459489399467499939',
  '39693992595599289663599979',
  '49951749399689379539789969',
  '49535579699453867235947669',
  '49993599299799299494299989',
  '39992963399595479447499979',
  '29991999399989399685799989',
  '88455659997452479532969898',
  '49992998899999399939199999',
  '68961999399894569939899999',
  '48932699399389369946587949',
  '26952699499758239969599959',
  '59423739597696399933889959',
  '96746479796443659354364999',
  '39993996599399349353499979',
  '99999999699599999999096999',
  '47742969496756399645569949',
  '39592994494769469942594979',
  '49793991499799399546597969',
  '55543969699353959333999999',
  '49990999499999699999999999',
  '39992992299994399449999999',
  '29493999399999539972999979',
  '68994999799878169933997999',
  '48581888588588588858488885',
].map((row) => [...row].map(Number));

/** Letters of the alphabet, and nothing else, as places from 0. */
export function placesOf(text: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const place = text.charCodeAt(at) - 97;
    if (place >= 0 && place < 26) places.push(place);
  }
  return places;
}

/** The logarithm of how likely a letter follows another in an English word, in nats; places are counted from 0. */
export function followingLikelihood(first: number, second: number): number {
  return -0.7 * seldomness[first][second];
}
