/**
 * The quantile of Student's t distribution: the value below which the share `probability` of it lies, for a whole
 * number of degrees of freedom. Bisection on the exact finite series of Abramowitz and Stegun 1964, 26.7.3 and 26.7.4.
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (probability === 0.5) return 0;
  if (probability < 0.5) return -studentQuantile(1 - probability, degrees);
  let lower = 0;
  let upper = 1;
  while (studentDistribution(upper, degrees) < probability) upper *= 2;
  for (let round = 0; round < 200 && upper - lower > 1e-12 * upper; round++) {
    const middle = (lower + upper) / 2;
    if (studentDistribution(middle, degrees) < probability) lower = middle;
    else upper = middle;
  }
  return (lower + upper) / 2;
}

function studentDistribution(value: number, degrees: number): number {
  const angle = Math.atan(value / Math.sqrt(degrees));
  const cosine = Math.cos(angle);
  const odd = degrees % 2 === 1;
  // The share of the distribution between -value and value: a sum of powers of the cosine.
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let power = odd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= ((power - 1) / power) * cosine * cosine;
    sum += term;
  }
  const within = odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  return (1 + within) / 2;
}
