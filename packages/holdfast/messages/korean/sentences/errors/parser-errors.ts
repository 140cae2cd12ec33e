/**
 * How the parsers explain what they cannot take: schemas (zod) a value of a wrong form, the YAML parser a file, and the command line's a
 * wrong option. Their English stands in these libraries and in none of our files.
 */
export const koreanParserErrors: Readonly<Record<string, string>> = {
  'Invalid input: expected number, received {}': '수를 적어야 합니다(적힌 것: {})',
  'Invalid input: expected int, received {}': '정수를 적어야 합니다(적힌 것: {})',
  'Invalid input: expected string, received {}': '글을 적어야 합니다(적힌 것: {})',
  'Invalid input: expected boolean, received {}': 'true나 false를 적어야 합니다(적힌 것: {})',
  'Invalid input: expected array, received {}': '목록을 적어야 합니다(적힌 것: {})',
  'Invalid input: expected object, received {}': '이름과 값의 묶음을 적어야 합니다(적힌 것: {})',
  'Invalid input: expected tuple, received {}': '정해진 길이의 목록을 적어야 합니다(적힌 것: {})',
  'Invalid input: expected {}': '{}이어야 합니다',
  'Invalid input': '쓸 수 없는 값입니다',
  'Invalid option: expected one of {}': '{} 가운데 하나여야 합니다',
  'Too small: expected number to be >={}': '{} 이상이어야 합니다',
  'Too small: expected int to be >={}': '{} 이상의 정수여야 합니다',
  'Too small: expected number to be >{}': '{}보다 커야 합니다',
  'Too small: expected int to be >{}': '{}보다 큰 정수여야 합니다',
  'Too small: expected string to have >={} characters': '적어도 {}글자여야 합니다',
  'Too small: expected array to have >={} items': '적어도 {}개여야 합니다',
  'Too big: expected number to be <={}': '{} 이하여야 합니다',
  'Too big: expected int to be <={}': '{} 이하의 정수여야 합니다',
  'Too big: expected number to be <{}': '{}보다 작아야 합니다',
  // YAML.
  'Nested mappings are not allowed in compact mappings':
    '한 줄에 "이름: 값"이 두 번 나옵니다. 값에 쌍점이 있으면 따옴표로 감싸십시오',
  'Map keys must be unique': '같은 이름이 두 번 나옵니다',
  'All mapping items must start at the same column': '같은 묶음의 설정은 같은 칸에서 시작해야 합니다',
  'Implicit keys need to be on a single line': '이름은 한 줄에 적어야 합니다',
  'Implicit map keys need to be followed by map values': '이름 뒤에 쌍점과 값이 있어야 합니다',
  'A block sequence may not be used as an implicit map key': '목록을 이름으로 쓸 수 없습니다',
  'Missing closing {}quote': '닫는 따옴표가 없습니다',
  'Tabs are not allowed as indentation': '들여쓰기에는 탭이 아니라 빈칸을 써야 합니다',
  'Flow map in block collection must be sufficiently indented and end with a }':
    '{로 연 묶음은 }로 닫아야 합니다',
  'Flow sequence in block collection must be sufficiently indented and end with a ]':
    '[로 연 목록은 ]로 닫아야 합니다',
  'Unexpected scalar at node end': '값 뒤에 남는 글이 있습니다',
  'Unresolved alias (the anchor must be set before the alias): {}': '*{}이(가) 가리키는 것이 앞에 없습니다',
  // Options.
  'option {} argument {} is invalid. Allowed choices are {}.':
    '{} 옵션에 {}은(는) 쓸 수 없습니다. 쓸 수 있는 것: {}.',
  'option {} argument {} is invalid. {}': '{} 옵션에 {}은(는) 쓸 수 없습니다. {}',
  'command-argument value {} is invalid for argument {}. {}': '{}은(는) {} 자리에 쓸 수 없습니다. {}',
  'unknown option {}': '{}: 그런 옵션이 없습니다',
  'unknown command {}': '{}: 그런 명령이 없습니다',
  'missing required argument {}': '{} 자리에 무엇이 와야 하는지 적지 않았습니다',
  'required option {} not specified': '{} 옵션이 있어야 합니다',
  'option {} argument missing': '{} 옵션에 값이 없습니다',
  'too many arguments for {}. Expected {} arguments but got {}.':
    '{}에 적은 것이 너무 많습니다. {}개여야 하는데 {}개입니다.',
  'too many arguments for {}. Expected {} argument but got {}.':
    '{}에 적은 것이 너무 많습니다. {}개여야 하는데 {}개입니다.',
  'too many arguments. Expected {} arguments but got {}.':
    '적은 것이 너무 많습니다. {}개여야 하는데 {}개입니다.',
  'too many arguments. Expected {} argument but got {}.':
    '적은 것이 너무 많습니다. {}개여야 하는데 {}개입니다.',
  '(Did you mean {}?)': '({}을(를) 쓰려던 것입니까?)',
  '(Did you mean one of {}?)': '({} 가운데 하나를 쓰려던 것입니까?)',
  // Around them: which setting, option or line they are about.
  '"{}": {}.': '"{}": {}.',
  '--{}: {}.': '--{}: {}.',
  '{}: "{}": {}.': '{}: "{}": {}.',
  '{}, line {}: {}.': '{} {}번째 줄: {}.',
};
