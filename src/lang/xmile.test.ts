import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseModel } from './parse.ts';
import { exportXmile } from './xmile.ts';

const control =
  'INITIAL TIME = -1 ~ Year ~|FINAL TIME = end ~ Year ~|end = 5~~|TIME STEP = 0.5 ~ Year ~|SAVEPER = 1 ~ Year ~|\n';
const xmile = (text: string) => exportXmile(parseModel(control + text, 'm.mdl'));
const body = (text: string) =>
  xmile(text)
    .split('\n')
    .map((line) => line.trim())
    .join('\n');

/** The equation of a variable. */
function equation(text: string): string {
  const found = /<aux name="x">.*?<eqn>(.*?)<\/eqn>/s.exec(xmile(`x = ${text} ~~|`))?.[1] ?? '';
  return found.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
}

test('the document has the axis of time, ranges, units and comments', () => {
  const text = body('D: "Big, one", small ~~|\nx = 3 ~ $/(a*b) ~ Less < more & "so" |');
  expect(text).toContain(
    '<sim_specs method="euler" time_units="Year">\n<start>-1</start>\n<stop>5</stop>\n<dt>0.5</dt>',
  );
  expect(text).toContain('<dim name="D">\n<elem name="Big, one"/>\n<elem name="small"/>\n</dim>');
  expect(text).toContain(
    '<aux name="x">\n<doc>Less &lt; more &amp; &quot;so&quot;</doc>\n<eqn>3</eqn>\n<units>$/(a*b)</units>\n</aux>',
  );
});

test('stocks get a net flow', () => {
  const text = body(
    'x net flow = 1~~|\nD: a, b~~|\nx = INTEG(inflow - 2, 7) ~ GW ~|\ninflow = 1~~|\ny[D] = INTEG(inflow * D, 0)~~|',
  );
  expect(text).toContain('<stock name="x">\n<eqn>7</eqn>\n<inflow>x_net_flow_2</inflow>\n<units>GW</units>\n</stock>');
  expect(text).toContain('<flow name="x net flow 2">\n<eqn>inflow - 2</eqn>\n</flow>');
  expect(text).toContain('<stock name="y">\n<dimensions>\n<dim name="D"/>\n</dimensions>\n<eqn>0</eqn>');
  expect(text).toContain('<element subscript="b">\n<eqn>inflow * 2</eqn>\n</element>');
});

test('arrays: one equation for all, element by element, numbers, exceptions, mappings', () => {
  const text = body(
    'D: d 1, d2, d3~~|\nS: d2, d3~~|\nE: e1, e2, e3 -> D~~|\nT <-> D~~|\na[D] = b[D] + 1~~|\nb[D] = 1, 2, -3~~|\nc[d 1] = 5~~|\nc[S] = 6~~|\nd[D] :EXCEPT: [d2] = b[D]~~|\ne[E] = b[D]~~|\nf[D] = e[E]~~|\ng[T] = b[D]~~|\nh[D,E] = b[D]~~|\nk[D,D] = 1~~|\nt[D]((0,0),(1,2))~~|\nu[D] = t[D](Time)~~|',
  );
  expect(text).toContain('<aux name="a">\n<dimensions>\n<dim name="D"/>\n</dimensions>\n<eqn>b[D] + 1</eqn>');
  expect(text).toContain('<element subscript="d3">\n<eqn>-3</eqn>\n</element>\n</aux>\n<aux name="c">');
  expect(text).toContain(
    '<dim name="D"/>\n</dimensions>\n<element subscript="d_1">\n<eqn>5</eqn>\n</element>\n<element subscript="d2">\n<eqn>6</eqn>',
  );
  expect(text).toContain(
    '<element subscript="d_1">\n<eqn>b[d_1]</eqn>\n</element>\n<element subscript="d3">\n<eqn>b[d3]</eqn>',
  );
  expect(text).toContain('<element subscript="e2">\n<eqn>b[d2]</eqn>');
  expect(text).toContain('<element subscript="d3">\n<eqn>e[e3]</eqn>');
  expect(text).toContain(
    '<aux name="g">\n<dimensions>\n<dim name="T"/>\n</dimensions>\n<element subscript="d_1">\n<eqn>b[d_1]</eqn>',
  );
  expect(text).toContain('<dim name="D"/>\n<dim name="E"/>\n</dimensions>\n<eqn>b[D]</eqn>');
  expect(text).toContain('<element subscript="d2, d3">\n<eqn>1</eqn>');
  expect(text).toContain(
    '<element subscript="d2">\n<eqn>0</eqn>\n<gf type="continuous">\n<xpts>0,1</xpts>\n<ypts>0,2</ypts>\n</gf>',
  );
  expect(text).toContain('<eqn>LOOKUP(t[D], TIME)</eqn>');
});

test.each([
  ['-a ^ b', '-a ^ b'],
  ['(-a) ^ b ^ c', '(-a) ^ (b ^ c)'],
  ['a - (b - c) * d', 'a - (b - c) * d'],
  [':NOT: a = b :AND: c <> 1 :OR: d', '(NOT (a = b)) AND c <> 1 OR d'],
  ['IF THEN ELSE(a > 1, b + 1, 2)', '(IF (a > 1) THEN (b + 1) ELSE 2)'],
  ['ZIDZ(a, b) + XIDZ(a, b, 1)', 'SAFEDIV(a, b) + SAFEDIV(a, b, 1)'],
  ['SMOOTH N(a, 2, 1, 3) + DELAY FIXED(a, 2, 0)', 'SMTHN(a, 2, 3, 1) + DELAY(a, 2, 0)'],
  ['POWER(a, b) + LOG(a, 10)', '(a ^ b) + (LN(a) / LN(10))'],
  ['INTEGER(a)', '(IF a < 0 THEN -INT(-a) ELSE INT(a))'],
  ['MODULO(a, b)', '(a - b * (IF (a / b) < 0 THEN -INT(-(a / b)) ELSE INT((a / b))))'],
  ['PULSE(a, 0)', '(IF TIME + DT / 2 > a AND TIME + DT / 2 < a + (IF 0 = 0 THEN DT ELSE 0) THEN 1 ELSE 0)'],
  ['INITIAL(a) + Time', 'INIT(a) + TIME'],
  ['SUM(q[D!] * b)', '((q[d1] * b) + (q[d2] * b))'],
  ['VMAX(q[D!]) - PROD(q[D!])', 'MAX(q[d1], q[d2]) - (q[d1] * q[d2])'],
  ['ELMCOUNT(D)', '2'],
  [':NA:', '(-649037107316853453566312041152512)'],
  ['delay + "odd * name" + été', '"delay" + "odd * name" + été'],
  [
    'TANH(a) + QUANTUM(a, 2)',
    '((EXP(2 * a) - 1) / (EXP(2 * a) + 1)) + (IF 2 <= 0 THEN a ELSE 2 * (IF (a / 2) < 0 THEN -INT(-(a / 2)) ELSE INT((a / 2))))',
  ],
])('%s becomes %s', (text, expected) => {
  const written = equation(`${text} ~~|\nD: d1, d2~~|\nq[D] = 1, 2`);
  expect(written).toBe(expected);
});

test('the remaining functions written out have balanced brackets', () => {
  for (const call of ['SINH(a)', 'COSH(a)', 'RAMP(1, 2, 3)', 'PULSE TRAIN(1, 2, 3, 4)', 'DELAY N(a, 1, 2, 3)']) {
    const written = equation(call);
    expect([...written].filter((one) => one === '(')).toHaveLength([...written].filter((one) => one === ')').length);
  }
});

test('lookups become graphical functions, those in place and extended ones too', () => {
  const text = body(
    't((0,1),(2,3))~~|\nx = WITH LOOKUP(Time, ((0,0),(1,1))) + t(2)~~|\nx lookup = 1~~|\ny = LOOKUP EXTRAPOLATE(t, 5) + LOOKUP EXTRAPOLATE(t, 6)~~|',
  );
  expect(text).toContain('<eqn>LOOKUP(x_lookup_2, TIME) + LOOKUP(t, 2)</eqn>');
  expect(text).toContain('<aux name="x lookup 2">\n<eqn>0</eqn>\n<gf type="continuous">');
  expect(text).toContain('<eqn>LOOKUP(t_extrapolated, 5) + LOOKUP(t_extrapolated, 6)</eqn>');
  expect(text).toContain('<gf type="extrapolate">\n<xpts>0,2</xpts>\n<ypts>1,3</ypts>');
});

test('ACTIVE INITIAL keeps both equations', () => {
  expect(body('x = ACTIVE INITIAL(y + 1, 2)~~|\ny = 1~~|')).toContain('<eqn>y + 1</eqn>\n<init_eqn>2</init_eqn>');
});

test('what XMILE cannot say is refused, every place of it', () => {
  const issues = (text: string): string[] => {
    try {
      xmile(text);
    } catch (error) {
      return (error as { issues: { toLine(): string }[] }).issues.map((issue) => issue.toLine());
    }
    return [];
  };
  expect(
    issues('x = SAMPLE IF TRUE(a > 1, a, 0)~~|\ny = RANDOM NORMAL(0,1,0,1,1) ~~|\nz = 2 * INTEG(a, 0) ~~|\na = 1~~|'),
  ).toEqual([
    expect.stringContaining('m.mdl:2:5 SAMPLE IF TRUE has no form in XMILE'),
    expect.stringContaining('m.mdl:3:5 RANDOM NORMAL has no form in XMILE'),
    expect.stringContaining('m.mdl:4:9 INTEG has no form in XMILE'),
  ]);
  expect(issues('D: a, b~~|\ns[a] = INTEG(1, 0)~~|\ns[b] = 3~~|')[0]).toContain('a stock for some elements only');
  expect(issues('D: a~~|\nE: b~~|\ns[a] = 1~~|\ns[b] = 3~~|')[0]).toContain('over elements of no common range');
  expect(() => exportXmile(parseModel('TIME STEP = 1 + 1~~|FINAL TIME = 1~~|INITIAL TIME = 0~~|', 'm.mdl'))).toThrow(
    'TIME STEP is not a number, which XMILE asks for',
  );
});

test.each(['race', 'gbtf', 'investment'])('%s.mdl exports with every element closed', (name) => {
  const text = exportXmile(parseModel(readFileSync(new URL(`../../model/${name}.mdl`, import.meta.url), 'utf8'), name));
  const open: string[] = [];
  for (const [, close, tag, empty] of text.matchAll(/<(\/?)([a-z_]+)[^<>]*?(\/?)>/g)) {
    if (close === '/') expect(open.pop()).toBe(tag);
    else if (empty !== '/') open.push(tag ?? '');
  }
  expect(open).toEqual([]);
});
