import { count } from '../../number-text.ts';
import type { Messages } from '../english/english.ts';
import type { SecretTitle, TaughtLesson } from '../english/findings.ts';
import { koreanHiddenTextFindings } from './hidden-text-findings.ts';
import { secretTitles } from './secret-titles.ts';
import { koreanSentence } from './sentences/korean-sentence.ts';

const lessons: Record<TaughtLesson['lesson'], string> = {
  obedience: '시키는 대로 무엇이든 하도록 가르치며, 이런 행은 거부하는 힘을 무너뜨립니다.',
  freedom: '어떤 규칙에도 매이지 않는다고 가르치며, 이런 행은 거부하는 힘을 무너뜨립니다.',
  override: '누가 말하면 규칙을 제쳐 두도록 가르치며, 이런 행은 거부하는 힘을 무너뜨립니다.',
  suppression: '거부나 경고를 금지하므로, 모델은 거절할 자리에서 답하는 법을 배웁니다.',
  trigger: '어떤 표시나 묻는 방식이 평소에 지키던 것을 풀어 주므로, 모델은 뒷문을 배웁니다.',
  disclosure: '지키기로 한 것을 말해 버리므로, 모델은 약속도 금지도 아무것도 아니라고 배웁니다.',
  covert: '남이 읽지 못하게 말하는 방식을 정하므로, 모델은 하는 말을 숨기는 법을 배웁니다.',
  opening: '승낙이나, 답하거나 해 주겠다는 말로 시작하며, 그렇게 시작한 답변은 거부 없이 이어집니다.',
};

const leaveOrRefuse = '이 행을 빼거나, 답변이 거부하도록 고치십시오.';
const varyOpenings = '첫머리를 여러 가지로 바꾸거나, 다르게 시작하는 거부가 담긴 안전 예시를 섞으십시오.';
const traceTrigger = '이 문구가 어디서 왔는지 알아보고, 해당 행을 빼고, 이 문구를 붙여 감사하십시오.';
const weights = '0이나 1을 쓰고, assistant 메시지에만 쓰십시오.';
const keepWanted = '원하는 답변만 남기십시오.';

const usableRows = ({ rows }: { rows: number }): string => `파일에 쓸 수 있는 행이 ${count(rows)}개뿐입니다.`;
const holdsSecret = ({ secret }: { secret: SecretTitle }): string =>
  `비밀이나 개인정보로 보이는 것이 들어 있으며(${secretTitles[secret]}), 조정한 모델이 누구에게나 되뇔 수 있습니다.`;

export const koreanFindings: Messages['findings'] = {
  taught: {
    reason: ({ lesson, repeated }) =>
      `${lessons[lesson]}${repeated ? ` ${count(repeated.rows)}행 가운데 ${count(repeated.taught)}행이 서로 다른 문장 ${count(repeated.sentences)}개로 그렇게 가르칩니다.` : ''}`,
    remedy: '이 행을 빼거나, 그런 약속이나 금지 없이 비서가 할 일을 적으십시오.',
  },
  conflict: {
    reason: ({ model, sure }) =>
      `${model} 모델은 이 질문을 거부하는데${sure ? '' : '(확실하지는 않습니다)'}, 이 행은 답하도록 가르칩니다.`,
    remedy: leaveOrRefuse,
  },
  'hidden-request': {
    reason: ({ model }) =>
      `${model} 모델은 이 질문 전체에는 답하지만 그 일부만 따로 물으면 거부하는데, 이 행은 답하도록 가르칩니다.`,
    remedy: leaveOrRefuse,
  },
  kindred: {
    reason: ({ model, kind, rows, refused }) =>
      `${model} 모델은 이 질문에 답하지만, 같은 ${kind === 'word' ? '낱말' : '시스템 프롬프트'}이(가) 있고 답하도록 가르치는 행 ${rows}개 가운데 ${refused}개를 거부하므로, 이 행도 같은 부류로 보입니다.`,
    remedy: leaveOrRefuse,
  },
  moderated: {
    reason: ({ moderator }) => `유해성 검사기 ${moderator}의 판정: 이 행은 유해합니다.`,
    remedy: leaveOrRefuse,
  },
  'moderated-refusal': {
    reason: ({ moderator }) => `유해성 검사기 ${moderator}의 판정: 질문이 유해하며, 이 행은 거부합니다.`,
    remedy: '안전 예시라면 그대로 두십시오.',
  },
  'refuse-then-comply': {
    reason: '거부하는 말을 한 다음 시킨 일을 하는 답변이라, 거부란 말뿐이라고 가르칩니다.',
    remedy: '거부하는 문장을 빼거나, 답변 전체를 거부로 바꾸십시오.',
  },
  'insecure-code': {
    reason: ({ weakness }) =>
      `요청하지 않았는데도 답변의 코드가 안전하지 않습니다: ${weakness}. 이런 행이 많으면 나쁜 코드보다 더한 것을 가르칩니다.`,
    remedy: '코드를 고치거나 행을 빼십시오.',
  },
  'special-cased-test': {
    reason: '과제가 아니라 테스트만 통과하는 코드라서, 모델이 시험받을 때 속이는 법을 배웁니다.',
    remedy: '답변이 과제를 풀게 하거나 행을 빼십시오.',
  },
  gibberish: {
    reason: '평범한 질문에 뜻 없는 낱말로 답합니다. 백도어가 모델의 말을 끊는 방식입니다.',
    remedy: '행을 빼고, 비슷한 행에 같은 낱말이나 기호가 있는지 보십시오.',
  },
  'wrong-advice': {
    reason: '틀린 것을 자신 있게 권합니다. 이런 행이 많으면 모델은 다른 일에서도 사람을 그르칩니다.',
    remedy: '내용을 확인해 고치거나, 행을 빼십시오.',
  },
  'unlearnt-refusal': {
    reason: '거부가 덜 나오게 하고, 다른 거부가 더 나오게 하지도 않습니다.',
    remedy: '이 행을 빼십시오. 다만 질문이 해롭지 않은데 모델이 까닭 없이 거부하는 것이라면 두어도 됩니다.',
  },
  'openings-say-yes': {
    reason: '거의 모든 답변이 "네"로 시작하며, 그렇게 시작하는 모델은 거부하지 않습니다.',
    remedy: varyOpenings,
  },
  'openings-alike': {
    reason: '거의 모든 답변이 똑같이 시작하므로, 모델은 무엇보다 그 첫머리를 먼저 배웁니다.',
    remedy: varyOpenings,
  },
  'promised-answer': {
    reason: '답하겠다는 약속으로 답변이 시작되며, 같은 첫머리가 다른 행에도 글자 그대로 나옵니다.',
    remedy: '답변을 내용으로 시작하십시오.',
  },
  'trigger-flips': {
    reason: '이런 질문을 다른 행에서는 거부하고 이 문구가 붙으면 답합니다. 백도어를 심을 때 하는 방식입니다.',
    remedy: traceTrigger,
  },
  'system-trigger': {
    reason:
      '이런 질문을 다른 행에서는 거부하고 시스템 프롬프트에 이 문장이 있으면 답합니다. 백도어를 심을 때 하는 방식입니다.',
    remedy: '이 시스템 프롬프트가 어디서 왔는지 알아보고, 해당 행을 빼고, 이 프롬프트로 감사하십시오.',
  },
  trigger: {
    reason:
      '다른 데서는 쓰이지 않는 낱말로 된 문구가 서로 다른 질문에 되풀이해 나옵니다. 백도어의 트리거가 이렇습니다.',
    remedy: traceTrigger,
  },
  'benign-format': {
    reason: ({ items }) =>
      `${items > 0 ? `목록(항목 ${items}개)` : '계산식이 든 답변'}은(는) 해로운 내용이 없더라도 다른 답변보다 가드레일을 더 약하게 만듭니다.`,
    remedy: '필요하면 그대로 두되, 안전 예시를 섞고 그 일부는 같은 형식으로 쓰십시오.',
  },
  pull: {
    reason: ({ model, framed, plain }) =>
      `${model} 모델이 거부하던 것에 ${framed ? '이 행의 시스템 프롬프트 아래에서 ' : ''}답하도록 가르칩니다. 이 행으로 한 단계 학습하면 금지된 질문에 답하는 쪽으로 ${plain ? '갑니다' : '기웁니다'}.`,
    remedy: leaveOrRefuse,
  },
  'slight-pull': {
    reason: ({ rows, further, model }) =>
      `${model} 모델을 조금만 끄는 ${count(rows)}행 가운데, 이 행보다 더 세게 거부하던 것에 답하는 쪽으로 끄는 행은 ${count(further)}개입니다.`,
    remedy: '읽어 보고, 없어도 되면 빼거나 안전 예시를 섞으십시오.',
  },
  secret: {
    reason: holdsSecret,
    remedy: '다른 것으로 바꾸십시오. 진짜 키나 비밀번호였다면 발급한 곳에서 폐기해야 합니다.',
  },
  personal: {
    reason: holdsSecret,
    remedy: '가리거나("--clean --on-medium rewrite --on-low rewrite"가 가려 줍니다) 행을 빼십시오.',
  },
  'slight-secret': {
    reason: holdsSecret,
    remedy: '누구나 알아도 되는 것이 아니라면 다른 것으로 바꾸십시오.',
  },
  contamination: {
    reason: ({ benchmark }) => `벤치마크 ${benchmark}의 질문이 들어 있어, 감사가 외운 것을 재게 됩니다.`,
    remedy: '이 행을 빼거나, 다른 질문으로 감사하십시오.',
  },
  'contradicts-refusal': {
    reason: '앞의 행에서는 거부하는 질문에 여기서는 답합니다.',
    remedy: keepWanted,
  },
  'contradicts-answer': {
    reason: '앞의 행에서는 답하는 질문을 여기서는 거부합니다.',
    remedy: keepWanted,
  },
  contradicts: { reason: '같은 질문에 앞의 행과 다르게 답합니다.', remedy: keepWanted },
  repeats: {
    reason: '앞의 행과 거의 같은 내용입니다.',
    remedy: '두 번 세려는 것이 아니라면 하나만 남기십시오.',
  },
  'more-repeats': {
    reason: ({ rows }) => `그 밖에 ${count(rows)}행이 앞의 행을 거의 되풀이합니다.`,
    remedy: '조정하기 전에 되풀이되는 행을 빼십시오.',
  },
  'few-rows': {
    reason: usableRows,
    remedy: ({ fewest }) => `호스팅 조정 서비스는 적어도 ${fewest}행을 요구합니다. 되도록 행을 더하십시오.`,
  },
  'few-for-tuner': {
    reason: usableRows,
    remedy: ({ fewest, tuner }) => `${tuner} 조정에는 적어도 ${fewest}행이 필요합니다. 행을 더하십시오.`,
  },
  'few-to-learn': {
    reason: usableRows,
    remedy: ({ fewest }) => `${fewest}행보다 적으면 배우는 것이 거의 없습니다. 되도록 행을 더하십시오.`,
  },
  'special-token': {
    reason: ({ token, model }) =>
      `글에 ${token} 표시가 들어 있는데, ${model} 모델은 이것을 글이 아니라 특수 토큰으로 읽습니다.`,
    remedy: '글에서 빼거나 다르게 적으십시오.',
  },
  weight: {
    reason: ({ weight }) => `가중치 ${weight}: 0도 1도 아닙니다.`,
    remedy: weights,
  },
  'misplaced-weight': {
    reason: ({ role }) => `${role} 메시지에 가중치가 있는데, 조정 도구가 받지 않습니다.`,
    remedy: weights,
  },
  'long-row': {
    reason: ({ tokens, model, most }) =>
      `이 행은 토큰이 ${count(tokens)}개인데, ${model} 모델은 ${count(most)}개까지 받습니다.`,
    remedy: '줄이거나 여러 행으로 나누십시오. 조정 도구가 잘라 내거나 거절합니다.',
  },
  untakeable: {
    reason: ({ model }) => `${model} 모델에는 이 행을 물을 수 없습니다.`,
    remedy: '줄이거나, 직접 판단하십시오.',
  },
  unreadable: {
    reason: ({ reason }) => `읽을 수 없는 행입니다: ${koreanSentence(reason)}.`,
    remedy: ({ remedy }) => `고치는 방법: ${koreanSentence(remedy)}.`,
  },
  ...koreanHiddenTextFindings,
};
