import { count } from '../../number-text.ts';
import type { Messages } from '../english/english.ts';
import type { englishHiddenTextFindings, ScriptTitle } from '../english/hidden-text-findings.ts';

const readHidden = '무슨 내용인지 읽어 보고, 보통 글자로 고쳐 쓰거나 이 행을 빼십시오.';

const scripts: Record<ScriptTitle, string> = {
  'mathematical letters': '수학용 글자',
  'enclosed letters': '테두리 글자',
  braille: '점자',
  'small capitals': '작은 대문자',
  runes: '룬 문자',
  'Deseret or Shavian letters': '데저렛 문자나 쇼 문자',
  'fullwidth letters': '전각 글자',
};

/** The same as in English, in Korean. */
export const koreanHiddenTextFindings: Pick<Messages['findings'], keyof typeof englishHiddenTextFindings> = {
  'tag-characters': { reason: '보이지 않는 태그 문자로 글을 숨겼습니다.', remedy: readHidden },
  'variation-selectors': {
    reason: '보이지 않는 이체자 선택 문자가 이어져 있어, 숨긴 글일 수 있습니다.',
    remedy: readHidden,
  },
  'zero-width': {
    reason: '여러 가지 폭 없는 문자가 이어져 있어, 숨긴 글이거나 모델만 알아보는 신호입니다.',
    remedy: readHidden,
  },
  'split-words': {
    reason: '보이지 않는 문자가 낱말을 쪼개어, 필터와 사람이 보는 글이 모델이 읽는 글과 다릅니다.',
    remedy: readHidden,
  },
  'direction-override': {
    reason: '글자 방향을 바꾸는 문자 때문에, 모델이 읽는 순서와 다르게 보입니다.',
    remedy: readHidden,
  },
  'spaced-letters': {
    reason: '글자를 하나하나 떼어 놓아, 낱말이 필터에 걸리지 않습니다.',
    remedy: readHidden,
  },
  'parted-words': {
    reason: '띄어쓰기 자리에 부호를 넣어, 낱말이 필터에 걸리지 않습니다.',
    remedy: readHidden,
  },
  leet: { reason: '글자 대신 숫자를 써서, 낱말이 필터에 걸리지 않습니다.', remedy: readHidden },
  'first-words': { reason: '줄마다 첫 낱말을 이으면 줄의 내용과 다른 말이 됩니다.', remedy: readHidden },
  'last-words': { reason: '줄마다 끝 낱말을 이으면 줄의 내용과 다른 말이 됩니다.', remedy: readHidden },
  'first-letters': { reason: '줄마다 첫 글자를 이으면 줄의 내용과 다른 말이 됩니다.', remedy: readHidden },
  'requested-form': {
    reason: '지켜야 할 것을 남이 읽지 못하도록, 부탁받은 꼴로 답합니다.',
    remedy: readHidden,
  },
  'typed-korean': {
    reason: '영문 자판으로 친 한국어입니다. 모델은 읽지만 필터는 보지 못합니다.',
    remedy: readHidden,
  },
  'secret-alphabet': {
    reason: ({ rows }) => `글자를 바꿔치기한 영어이며, ${count(rows)}행이 같은 규칙을 씁니다.`,
    remedy: readHidden,
  },
  encoded: {
    reason: ({ encoding }) =>
      `${encoding} 인코딩으로 적은 글이 들어 있으며, 모델은 이것을 눈에 띄지 않게 읽고 쓰는 법을 배울 수 있습니다.`,
    remedy: readHidden,
  },
  'odd-script': {
    reason: ({ script }) => `${scripts[script]}(으)로 적혀 있어, 모델은 읽지만 필터는 읽지 못합니다.`,
    remedy: readHidden,
  },
  lookalikes: {
    reason: '다른 문자 체계의 글자가 로마자인 척하여, 낱말이 필터에 보이지 않습니다.',
    remedy: readHidden,
  },
  backwards: { reason: '거꾸로 쓴 영어입니다.', remedy: readHidden },
  caesar: { reason: '카이사르 암호로 쓴 영어입니다.', remedy: readHidden },
  substituted: {
    reason:
      '글자의 분포는 언어와 같은데 모음이 있는 낱말이 거의 없습니다. 글자를 바꿔치기한 것으로 보입니다.',
    remedy: readHidden,
  },
};
