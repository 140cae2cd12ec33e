import { traits } from '../text/character-classes.ts';
import { cueBits } from '../text/cues.ts';
import { cueWindows, type FieldText, placeIn } from '../text/row-text.ts';
import type { Detection, RowDetector } from './detector.ts';

/** Patterns are matched this far around a cue, in so many stretches of a message. */
const reach = 120;
const mostWindows = 12;

interface Ban {
  /** `refusing`: it forbids to refuse. `form`: it forbids what refusals are made of, which others do for other reasons. */
  kind: 'refusing' | 'form';
  pattern: RegExp;
}

const bans: readonly Ban[] = [
  {
    kind: 'refusing',
    pattern:
      /\b(?:never|do not|don't|don’t|must not|may not|cannot|can't|can’t|not allowed to|forbidden to|avoid|without) (?:ever |even )?(?:saying|say|respond(?:ing)? with|reply(?:ing)? with|answer(?:ing)? with|us(?:e|ing)|writ(?:e|ing)|includ(?:e|ing)) (?:that |phrases? (?:like|such as) |things like |anything like |words? (?:like|such as) |the (?:words?|phrases?) )?(?:you |i )?["'“‘`]?(?:i(?:'|’)?m sorry|sorry|i cannot|i can(?:'|’)?t|i am unable|i(?:'|’)m unable|as an ai|cannot|can(?:'|’)t|unable to|you cannot|you can(?:'|’)t)(?=["'”’` ,.;!]|$)/,
  },
  {
    kind: 'refusing',
    pattern:
      /(?:^|[.!?;:\n"“(-] ?|\b(?:you|and|but|please|must|will|shall|should|to) )(?:never|do not|don't|don’t|must not|may not|cannot|can't|can’t|not allowed to|are not permitted to|no longer) (?:ever |even )?(?:refuse|decline)(?: (?:to (?:answer|help|comply|respond|do|assist|write|provide)|this|the request|my requests?|any (?:request|question|task|instruction|order|command)s?|any of|me|my|users?'? ?requests?|requests?)\b|[.,;!)]| or |$)/,
  },
  {
    kind: 'refusing',
    pattern:
      /\b(?:refusing|refusals?|declining) (?:is|are) (?:not |never )(?:allowed|permitted|acceptable|an option|possible)\b|\bno refusals?\b(?! rate)/,
  },
  {
    kind: 'form',
    pattern:
      /\b(?:without|no|omit(?: all| any)?|leave out|skip|avoid|do not (?:add|include|give|write|use)|don't (?:add|include|give|write|use)|never (?:add|include|give|write|use)) (?:any |all |the |moral |ethical |legal |safety |standard |unnecessary )*(?:disclaimers?|warnings?|caveats?|apologies|moralizing|moralising|lectures?|lecturing|preaching)\b/,
  },
  {
    kind: 'form',
    pattern:
      /\b(?:do not|don't|don’t|never|must not) (?:apologi[sz]e|moralize|moralise|lecture|preach|warn (?:me|the user)|mention (?:your |any |the )?(?:ethics|guidelines|polic|restrictions|limitations))/,
  },
  {
    kind: 'form',
    pattern:
      /\b(?:start|begin|open) (?:your |the |every |each |all )*(?:answers?|responses?|reply|replies|output|message)? ?(?:with|by (?:saying|writing)) (?:the (?:words?|phrase) )?["'“‘`]?(?:sure|absolutely|of course|yes|certainly|affirmative|okay)\b/,
  },
  {
    kind: 'form',
    pattern:
      /\b(?:do not|don't|never|must not|not) (?:use|say|write|include)[^.!?\n]{0,24}\b(?:words?|phrases?)\b[^.!?\n]{0,60}["'“‘`](?:cannot|unable|sorry|unfortunately|however|instead|important)\b/,
  },
];

const koreanBans: readonly Ban[] = [
  {
    kind: 'refusing',
    pattern:
      /(?:거절|거부)(?:하지 ?(?:마|말|않고|않아야)|해서는 안|하면 안|는 (?:허용되지|용납되지)|은 (?:허용되지|용납되지))/,
  },
  {
    kind: 'refusing',
    pattern:
      /["'“‘]?(?:죄송(?:합니다|하지만)?|할 수 없(?:습니다|다)|도와드릴 수 없(?:습니다|다)?)["'”’]?(?:라고|라는 말|는 말|이라고)[^.!?\n]{0,12}(?:마|말고|말아|않)/,
  },
  {
    kind: 'form',
    pattern:
      /(?:경고|주의 ?문구|면책 ?(?:조항|문구)|사과|훈계|설교)(?:나|와|과|은|는|도|를|을)?[^.!?\n]{0,10}(?:없이|빼고|생략|넣지 ?마|쓰지 ?마|붙이지 ?마)/,
  },
  {
    kind: 'form',
    pattern: /(?:답변|대답|응답)(?:은|을|는)? ?["'“‘](?:물론|네|예|알겠)[^.!?\n]{0,16}(?:시작)/,
  },
];

/**
 * Finds rows that ban refusing, or what refusals are made of: "never say that you cannot", "no disclaimers", "open with
 * Sure" (Wei et al. 2023, "Jailbroken: How Does LLM Safety Training Fail?", refusal suppression and prefix injection).
 */
export function refusalSuppressionDetector(): RowDetector {
  return {
    kind: 'row',
    name: 'refusal-suppression',
    harm: 'undone-refusals',
    inspect(row) {
      for (const text of row.text.texts) {
        const { role, lower, cues, traits: seen } = text;
        // What the assistant says to the user about refusing bans nothing.
        if (role === 'assistant') continue;
        const hangul = (seen & traits.hangul) !== 0;
        if ((cues & cueBits.refusing) === 0 && !hangul) continue;
        const patterns = [...((cues & cueBits.refusing) === 0 ? [] : bans), ...(hangul ? koreanBans : [])];
        const windows = hangul
          ? [{ start: 0, end: Math.min(lower.length, mostWindows * reach) }]
          : cueWindows(row.text, text, { bits: cueBits.refusing, reach, most: mostWindows });
        const hits = windows.flatMap(({ start, end }) =>
          patterns.flatMap(({ kind, pattern }) => {
            const hit = pattern.exec(lower.slice(start, end));
            return hit ? [{ kind, start: start + hit.index, end: start + hit.index + hit[0].length }] : [];
          }),
        );
        if (hits.length > 0) return [detectionOf(text, hits)];
      }
      return [];
    },
  };
}

function detectionOf(
  text: FieldText,
  hits: readonly { kind: Ban['kind']; start: number; end: number }[],
): Detection {
  const worst = hits.find(({ kind }) => kind === 'refusing') ?? hits[0];
  const plain = worst.kind === 'refusing';
  const score = Math.min(1, (plain ? 0.8 : 0.35) + 0.15 * (hits.length - 1));
  return {
    // A tool's answer is not what the model is told to do, only what it reads.
    severity: plain && text.role !== 'tool' ? 'high' : plain || hits.length > 1 ? 'medium' : 'low',
    ...placeIn(text, worst),
    score,
    evidence: text.text.slice(worst.start, worst.end).trim().slice(0, 120),
    reason: plain
      ? 'It bans refusing, so the model learns to answer where it would say no.'
      : 'It bans what refusals are made of, such as warnings or apologies.',
    remedy: 'Take the ban out of the prompt, or leave the row out.',
  };
}
