import { expect, test } from 'vitest';
import type { Expression } from './ast.ts';
import { parseModel } from './parse.ts';

/** Every operation in brackets, so that the tree can be read. */
function tree(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'missing':
      return 'NA';
    case 'variable':
      return expression.name.id + subscripts(expression.subscripts);
    case 'unary':
      return `(${expression.operator} ${tree(expression.operand)})`;
    case 'binary':
      return `(${tree(expression.left)} ${expression.operator} ${tree(expression.right)})`;
    case 'call':
      return `${expression.name.id}(${expression.args.map(tree).join(', ')})`;
    case 'lookup':
      return `@${expression.name.id}${subscripts(expression.subscripts)}(${tree(expression.input)})`;
    case 'table':
      return `table(${expression.points.x.join(' ')}; ${expression.points.y.join(' ')})`;
  }
}

function subscripts(uses: readonly { readonly name: { readonly id: string }; readonly bang: boolean }[]): string {
  return uses.length === 0 ? '' : `[${uses.map((use) => use.name.id + (use.bang ? '!' : '')).join(',')}]`;
}

function parsed(text: string): Expression {
  const equation = parseModel(`x = ${text} ~~|`, 'm.mdl').definitions[0]?.equation;
  if (equation?.kind !== 'expression') throw new Error('not an expression');
  return equation.expression;
}

function lines(text: string): string[] {
  try {
    parseModel(text, 'm.mdl');
  } catch (error) {
    return (error as { issues: { toLine(): string }[] }).issues.map((issue) => issue.toLine());
  }
  return [];
}

test.each([
  ['-a^b', '(- (a ^ b))'],
  ['a^b^c', '(a ^ (b ^ c))'],
  ['a^-b', '(a ^ (- b))'],
  ['a^-b^c', '(a ^ (- (b ^ c)))'],
  ['(-a)^b', '((- a) ^ b)'],
  ['a * -b', '(a * (- b))'],
  ['-a * b', '((- a) * b)'],
  ['- -a', '(- (- a))'],
  ['+a - +b', '((+ a) - (+ b))'],
  ['a - b - c', '((a - b) - c)'],
  ['a / b / c', '((a / b) / c)'],
  ['a / b * c', '((a / b) * c)'],
  ['a + b * c ^ d', '(a + (b * (c ^ d)))'],
  ['a + b > c - d', '((a + b) > (c - d))'],
  ['a <> b', '(a <> b)'],
  ['a <= b :AND: c >= d', '((a <= b) :AND: (c >= d))'],
  [':NOT: a = b', '(:NOT: (a = b))'],
  [':NOT: a = b :AND: c', '((:NOT: (a = b)) :AND: c)'],
  ['a :AND: :NOT: b', '(a :AND: (:NOT: b))'],
  [':not: :Not: a', '(:NOT: (:NOT: a))'],
  ['a :OR: b :AND: c', '(a :OR: (b :AND: c))'],
  ['a :AND: b :OR: c', '((a :AND: b) :OR: c)'],
  ['(a < b) = (c < d)', '((a < b) = (c < d))'],
  ['2 ^ 3 * 4', '((2 ^ 3) * 4)'],
])('%s is read as %s', (text, expected) => {
  expect(tree(parsed(text))).toBe(expected);
});

test.each([
  ['1e3', 1000],
  ['.5', 0.5],
  ['1.', 1],
  ['1.5E-2', 0.015],
  ['007', 7],
  ['1e+2', 100],
])('number %s is %d', (text, value) => {
  expect(parsed(text)).toMatchObject({ kind: 'number', value });
});

test('names keep their spelling and compare without case, blanks and underscores', () => {
  expect(parsed('Installed   Capacity_of  x')).toMatchObject({
    name: { text: 'Installed Capacity_of x', id: 'installed_capacity_of_x' },
  });
  expect(parsed('"Quoted * \\"name\\" (GW)"')).toMatchObject({
    name: { text: '"Quoted * \\"name\\" (GW)"', id: 'quoted_*_"name"_(gw)' },
  });
  expect(parsed("coût marginal d'été$")).toMatchObject({ name: { id: "coût_marginal_d'été$" } });
  expect(parsed('long\\\n\t\tname')).toMatchObject({ name: { text: 'long name', id: 'long_name' } });
  expect(parsed('"broken\\\n  name"')).toMatchObject({ name: { id: 'broken_name' } });
});

test('functions are known in any case and with underscores', () => {
  expect(tree(parsed('If_Then_Else(a > 0, Min(1, 2), max ( 3 , 4 ))'))).toBe(
    'if_then_else((a > 0), min(1, 2), max(3, 4))',
  );
  expect(tree(parsed('smooth3i(a, 2, 1) + DELAY FIXED(b, 3, 0)'))).toBe('(smooth3i(a, 2, 1) + delay_fixed(b, 3, 0))');
});

test('a name that only begins like a function is a lookup call', () => {
  expect(tree(parsed('expname table(Time)'))).toBe('@expname_table(time)');
  expect(tree(parsed('table[a, B](x + 1)'))).toBe('@table[a,b]((x + 1))');
});

test('subscripts, marked ranges, missing values and tables in place', () => {
  expect(tree(parsed('SUM(a[Firm!, North] * b[Firm!])'))).toBe('sum((a[firm!,north] * b[firm!]))');
  expect(tree(parsed('IF THEN ELSE(a = :NA:, 0, ELMCOUNT(Firm))'))).toBe('if_then_else((a = NA), 0, elmcount(firm))');
  expect(tree(parsed('WITH LOOKUP(Time, ([(0,0)-(10,10),(1,1)],(0,1),(10,-2.5)))'))).toBe(
    'with_lookup(time, table(0 10; 1 -2.5))',
  );
  expect(tree(parsed('LOOKUP EXTRAPOLATE(table, x)'))).toBe('lookup_extrapolate(table, x)');
});

test('comments in braces and continuation lines are blanks', () => {
  expect(tree(parsed('a {plus} + \\\n\t\tb {one\ntwo}'))).toBe('(a + b)');
});

test.each([
  ['x = a + ~~|', 'm.mdl:1:9 expected a number, a name or (, found ~'],
  ['x = (a ~~|', 'm.mdl:1:8 expected ) to close the bracket, found ~'],
  ['x =\n\ta b ) ~~|', 'm.mdl:2:6 expected an operator, ~ or |, found )'],
  ['x = 2 apples ~~|', 'm.mdl:1:7 expected an operator, ~ or |, found name apples'],
  ['x = 1 2 ~~|', 'm.mdl:1:7 expected an operator, ~ or |, found number 2'],
  ['x = a @ b ~~|', 'm.mdl:1:7 unexpected character "@"'],
  ['x = . ~~|', 'm.mdl:1:5 expected a digit after the point'],
  ['x = 1e999 ~~|', 'm.mdl:1:5 number 1e999 is too large'],
  ['x = MIN(1) ~~|', 'm.mdl:1:5 MIN has 1 arguments, expected 2; write MIN(x, y)'],
  ['x = MIN() ~~|', 'm.mdl:1:5 MIN has 0 arguments, expected 2'],
  ['x = MIN(1, 2 ~~|', 'm.mdl:1:14 expected ) or , in the arguments of MIN, found ~'],
  ['x = a < b < c ~~|', 'm.mdl:1:11 comparison of a comparison'],
  ['x = 2 * :NOT: a ~~|', 'm.mdl:1:9 :NOT: behind an operator that binds tighter'],
  ['x = a[] ~~|', 'm.mdl:1:7 expected the name of a subscript, found ]'],
  ['x = a[b ~~|', 'm.mdl:1:9 expected ] or , in the subscripts, found ~'],
  ['x = foo(1, 2) ~~|', 'm.mdl:1:5 unknown function foo; a lookup takes one input'],
  ['x = SMOTH(1, 2) ~~|', 'm.mdl:1:5 unknown function SMOTH; did you mean SMOOTH?'],
  ['x = DEPRECIATE STRAIGHTLINE(y, 2, 1, 0) ~~|', 'm.mdl:1:5 DEPRECIATE STRAIGHTLINE is not supported'],
  ['x = INVERT MATRIX(a, 2) ~~|', 'm.mdl:1:19 matrix of INVERT MATRIX is not a subscripted variable'],
  ['x = ELMCOUNT(a + 1) ~~|', 'm.mdl:1:14 range of ELMCOUNT is an expression'],
  ['x = LOOKUP EXTRAPOLATE(1, 2) ~~|', 'm.mdl:1:24 table of LOOKUP EXTRAPOLATE is an expression'],
  ['x = WITH LOOKUP(Time, t) ~~|', 'm.mdl:1:23 expected ( before the points of WITH LOOKUP'],
  ['x = WITH LOOKUP(Time, ((0,0),(0,1))) ~~|', 'm.mdl:1:30 lookup has y 0 and 1 at x 0'],
  ['x = "open ~~|', 'm.mdl:1:5 quoted name is not closed on its line'],
  ['x = "" ~~|', 'm.mdl:1:5 name in quotes is empty'],
  ['x = {open ~~|', 'm.mdl:1:5 comment is not closed'],
  ['x = a \\ b ~~|', 'm.mdl:1:7 unexpected character "\\\\"'],
  ['x = a! ~~|', 'm.mdl:1:6 expected an operator, ~ or |, found !'],
])('%s is refused at its place', (text, expected) => {
  expect(lines(text)).toHaveLength(1);
  expect(lines(text)[0]).toContain(expected);
});

test('all refused functions of an equation are listed, and the equations behind them', () => {
  expect(
    lines(
      "x = RANDOM BETA(it's) + DELAY PROFILE(a, b) * GET XLS DATA('f.xls', 'a|b)', \"A\", 'B2') ~~|\ny = ALLOCATE AVAILABLE(a, 2) ~~|\nz = DELAY PROFILE( ~~|",
    ),
  ).toEqual([
    expect.stringContaining('m.mdl:1:5 RANDOM BETA is not supported'),
    expect.stringContaining('m.mdl:1:25 DELAY PROFILE is not supported'),
    expect.stringContaining('m.mdl:1:47 GET XLS DATA is not supported'),
    expect.stringContaining('m.mdl:2:5 ALLOCATE AVAILABLE is not supported'),
    expect.stringContaining('m.mdl:3:5 DELAY PROFILE is not supported'),
  ]);
});

test('what is nested too deeply or joined too long is refused, not crashed on', () => {
  expect(lines(`x = ${'('.repeat(100_000)}1${')'.repeat(100_000)} ~~|`)[0]).toContain('nested deeper than 250 levels');
  expect(lines(`x = ${'-'.repeat(100_000)}1 ~~|`)[0]).toContain('nested deeper than 250 levels');
  expect(lines(`x = ${'2^'.repeat(100_000)}1 ~~|`)[0]).toContain('nested deeper than 250 levels');
  expect(lines(`x = ${'a+'.repeat(2000)}1 ~~|`)[0]).toContain('joins more than 1000 parts');
  expect(lines(`x = ${'('.repeat(60)}${'a+'.repeat(900)}1${')'.repeat(60)} ~~|`)).toEqual([]);
});

test('places point at operators, names and brackets with line and column', () => {
  const expression = parsed('\n\ta\n\t\t+ MIN(1,\n2)');
  expect(expression.place).toEqual({ file: 'm.mdl', line: 3, column: 3 });
  if (expression.kind !== 'binary') throw new Error('not a sum');
  expect(expression.left.place).toEqual({ file: 'm.mdl', line: 2, column: 2 });
  expect(expression.right.place).toEqual({ file: 'm.mdl', line: 3, column: 5 });
});
