/** One of several by its name. Throws RangeError where there is none of it. */
export function named<One extends { name: string }>(all: readonly One[], name: string): One {
  const one = all.find((known) => known.name === name);
  if (one) return one;
  throw new RangeError(`There is no "${name}"; there are ${all.map((known) => known.name).join(', ')}.`);
}
