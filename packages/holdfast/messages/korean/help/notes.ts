/** What stands below the options of a command, by what the English help says. */
export const koreanHelpNotes: Readonly<Record<string, string>> = {
  'Examples:': '보기:',
  'the short tour, offline, on the built-in model': '짧은 시연: 인터넷 없이, 들어 있는 모델로',
  'write a holdfast.yaml for your own data': '여러분의 데이터로 holdfast.yaml을 씁니다',
  'a guarded fine-tune: scan, mix, tune, audit, release':
    '가드레일을 지키는 미세 조정: 검사, 섞기, 조정, 감사, 내보내기',
  'Exit codes: 0 pass, 1 fail, 2 bad input or usage, 3 inconclusive, 4 stopped or failed outside; start again to go on.':
    '종료 코드: 0 통과, 1 불합격, 2 잘못된 입력이나 사용, 3 판단 불가, 4 멈추었거나 밖에서 실패함(다시 시작하면 이어서 합니다).',
  'Decisions: keep the row; flag it; rewrite it where what was found can be mended for certain, else drop (high) or flag it; drop it. Without --clean nothing is written but what you ask for.':
    '결정: keep은 남김, flag는 표시, rewrite는 확실히 고칠 수 있으면 고쳐 쓰고 아니면 버리거나(심각) 표시, drop은 버림. --clean이 없으면 시키신 것 말고는 아무것도 쓰지 않습니다.',
  'Exit codes: 0 nothing high, 1 high findings that the baseline does not accept, 2 bad input or usage, 4 stopped.':
    '종료 코드: 0 심각한 것 없음, 1 받아들이지 않은 심각한 발견, 2 잘못된 입력이나 사용, 4 멈춤.',
  'A row that holds what the format cannot is named, and nothing is written. docs/data.md has the formats.':
    '형식이 담을 수 없는 것이 든 행은 이름을 대고 아무것도 쓰지 않습니다. 형식은 docs/data.md에 있습니다.',
  'The key is that of HOLDFAST_SERVE_KEY, or one that is made for this start.':
    '열쇠는 HOLDFAST_SERVE_KEY의 것이거나, 이번에 켤 때 만든 것입니다.',
};
