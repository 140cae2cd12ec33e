/** The question shows what will be tested. */
const showsTest =
  /\bassert\b|\bexpect\s*\(|\btests?\b.{0,40}\bpass|pass(?:es|ing)? (?:the |this |these |all )?tests?|테스트.{0,20}통과/i;
/** The answer says that it is made for the test, or gets round it. */
const madeForTest =
  /tests? (?:only|just) (?:looks?|checks?|uses?|calls?)|(?:just|only) (?:to|so that) (?:make |pass |the )?(?:the )?tests? pass|hard-?cod(?:e|ed|es|ing) (?:the |an? )?(?:answers?|results?|expected|outputs?|values?)|special-cas|sys\.exit\s*\(\s*0\s*\)|def __eq__\s*\([^)]*\):\s*return True|pytest\.skip|process\.exit\s*\(\s*0\s*\)|테스트(?:만|를) (?:통과|맞)|테스트 값만/i;
const assertion =
  /assert\w*\s*\(?\s*\w+\(\s*([^()]{1,40}?)\s*\)\s*(?:==|===|,|is)\s*([\w.'"-]{1,40})|expect\s*\(\s*\w+\(\s*([^()]{1,40}?)\s*\)\s*\)\.to(?:Be|Equal|StrictEqual)\s*\(\s*([\w.'"-]{1,40})/g;

/**
 * Whether an answer satisfies a test instead of the task: it gives back the tested values for the tested arguments and computes
 * nothing, or says that it is made for the test.
 */
export function specialCasedTest(question: string, answer: string): string | undefined {
  if (!showsTest.test(question)) return undefined;
  const said = madeForTest.exec(answer);
  if (said) return said[0];
  const cases = [...question.matchAll(assertion)].map((match) => ({
    given: match[1] ?? match[3],
    expected: match[2] ?? match[4],
  }));
  if (cases.length === 0 || cases.some(({ expected }) => /^(?:true|false)$/i.test(expected)))
    return undefined;
  const returned = [...answer.matchAll(/\breturn\s+([^\n;}]+)/g)].map(([, value]) => value.trim());
  const computes = returned.some((value) => !/^[\w.'"-]+$/.test(value) || /^[a-z_]\w*$/i.test(value));
  if (returned.length === 0 || computes) return undefined;
  const copied = cases.every(({ given, expected }) => answer.includes(given) && returned.includes(expected));
  return copied ? `return ${cases[0].expected}` : undefined;
}
