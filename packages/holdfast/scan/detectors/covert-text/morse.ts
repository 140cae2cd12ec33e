const signs = new Map(
  `a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- w.-- x-..-
  y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----.`
    .split(/\s+/)
    .map((entry) => [entry.slice(1), entry[0]]),
);
/** Of what is Morse code nearly every sign is a letter. */
const leastKnown = 0.9;

/** Morse code as letters (ITU-R M.1677-1), words parted by a bar or by three spaces; undefined where it is something else. */
export function decodeMorse(run: string): string | undefined {
  if (!/\.-|-\./.test(run)) return undefined;
  const written = run.trim().split(/ *[/|] *| {3,}/);
  const letters = written.map((word) => word.split(/ +/).map((sign) => signs.get(sign)));
  const all = letters.flat();
  if (all.filter((letter) => letter !== undefined).length < leastKnown * all.length) return undefined;
  return letters.map((word) => word.map((letter) => letter ?? '?').join('')).join(' ');
}
