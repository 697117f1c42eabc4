/** Small models of equations that both implementations can run, from a seeded generator. */
import fc from 'fast-check';

const names = ['p', 'q', 'r', 's', 't', 'u', 'Time'];
const arrays = ['va', 'vb', 'vs'];
const number = fc.constantFrom('0', '1', '2', '3', '0.5', '0.25', '7', '10', '1.5');

interface Texts {
  readonly scalar: string;
  readonly element: string;
}

const { scalar, element } = fc.letrec<Texts>((tie) => {
  const of = (atom: fc.Arbitrary<string>, self: 'scalar' | 'element') => {
    const x = tie(self);
    const comparison = fc
      .tuple(x, fc.constantFrom('=', '<>', '<', '<=', '>', '>='), x)
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`);
    const condition = fc.oneof(
      comparison,
      fc
        .tuple(comparison, fc.constantFrom(':AND:', ':OR:'), comparison)
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      comparison.map((one) => `(:NOT: ${one})`),
    );
    return fc.oneof(
      { maxDepth: 2, depthIdentifier: self },
      atom,
      fc.tuple(x, fc.constantFrom('+', '-', '*'), x).map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      fc.tuple(x, fc.constantFrom('+', '-', '*'), x).map(([a, operator, b]) => `${a} ${operator} (${b})`),
      fc.tuple(x, x).map(([a, b]) => `XIDZ(${a}, ${b}, 3)`),
      fc.tuple(x, fc.constantFrom('2', '4', '-8')).map(([a, b]) => `((${a}) / ${b})`),
      fc.tuple(x, x).map(([a, b]) => `ZIDZ(${a}, ${b})`),
      fc.tuple(fc.constantFrom('MIN', 'MAX'), x, x).map(([f, a, b]) => `${f}(${a}, ${b})`),
      fc.tuple(fc.constantFrom('ABS', 'INTEGER'), x).map(([f, a]) => `${f}(${a})`),
      fc.tuple(x, fc.constantFrom('2', '3', '0.5')).map(([a, b]) => `MODULO(${a}, ${b})`),
      fc.tuple(x, fc.constantFrom('2', '3', '0.5')).map(([a, b]) => `QUANTUM(${a}, ${b})`),
      fc.tuple(fc.constantFrom('SIN', 'COS', 'ARCTAN'), x).map(([f, a]) => `${f}(${a})`),
      x.map((a) => `EXP(-ABS(${a}))`),
      x.map((a) => `LN(1 + ABS(${a}))`),
      x.map((a) => `SQRT(ABS(${a}))`),
      fc.tuple(x, fc.constantFrom('2', '0.5', '3')).map(([a, b]) => `(ABS(${a}) ^ ${b})`),
      fc.tuple(condition, x, x).map(([c, a, b]) => `IF THEN ELSE(${c}, ${a}, ${b})`),
      fc.tuple(x, fc.constantFrom('1', '2.5')).map(([a, time]) => `STEP(${a}, ${time})`),
      fc.constantFrom('RAMP(0.5, 1, 3)', 'RAMP(-1, 0.5, 9)', 'PULSE(1, 1)', 'PULSE TRAIN(0.5, 0.5, 1.5, 3)'),
      x.map((a) => `table(${a})`),
    );
  };
  const reduced = fc
    .tuple(fc.constantFrom('SUM', 'VMIN', 'VMAX'), fc.constantFrom(...arrays), fc.constantFrom(...names))
    .map(([f, array, by]) => `${f}(${array}[D!] * ${by})`);
  return {
    scalar: of(fc.oneof(number, fc.constantFrom(...names), fc.constantFrom(...names), reduced), 'scalar'),
    element: of(
      fc.oneof(number, fc.constantFrom(...names), fc.constantFrom(...arrays.map((array) => `${array}[D]`), 'vb[d2]')),
      'element',
    ),
  };
});

/** What can only stand at the top of an equation there, and of a plain variable. */
const onTop = fc.constantFrom(
  (x: string) => `SMOOTH(${x}, 2)`,
  (x: string) => `SMOOTHI(${x}, 1.5, 3)`,
  (x: string) => `SMOOTH3(${x}, 3)`,
  (x: string) => `SMOOTH3I(${x}, 3, 1)`,
  (x: string) => `DELAY1(${x}, 2)`,
  (x: string) => `DELAY1I(${x}, 2, 5)`,
  (x: string) => `DELAY3(${x}, 3)`,
  (x: string) => `DELAY3I(${x}, 3, 2)`,
  (x: string) => `(TREND(level, 2, 0.1) + ${x})`,
  (x: string) => `INITIAL(${x})`,
  (x: string) => `WITH LOOKUP(${x}, ((-2,1),(0,3),(1,-1),(5,4)))`,
  (x: string) => `SAMPLE IF TRUE(Time > 1 :AND: Time < 2.4, ${x}, 4)`,
);

/** Only what stands above it in the model is read by an equation, except that all may read stocks. */
export const randomModel: fc.Arbitrary<string> = fc
  .record({
    stocks: fc.tuple(scalar, scalar, element),
    autos: fc.array(fc.record({ input: scalar, write: onTop }), { minLength: 2, maxLength: 3 }),
    elements: fc.array(element, { minLength: 1, maxLength: 1 }),
  })
  .map(({ stocks: [s, t, vs], autos, elements }) =>
    [
      '{UTF-8}',
      'D: d1, d2, d3 ~~|',
      'p = 2 ~~|',
      'q = -1.5 ~~|',
      'r = 0.3 ~~|',
      'u = p * r + 1 ~~|',
      'va[D] = 1, -2, 3.5 ~~|',
      'vb[d1] = 4 ~~|',
      'vb[d2] = p + 1 ~~|',
      'vb[d3] = q ~~|',
      'level = 10 + ABS(s) ~~|',
      'table((-3,2),(0,0),(1,4),(6,-1)) ~~|',
      `into s = (${s}) / (1 + ABS(s)) ~~|`,
      `into t = (${t}) / (1 + ABS(t)) ~~|`,
      `into vs[D] = (${vs}) / (1 + ABS(vs[D])) ~~|`,
      's = INTEG(into s, 3) ~~|',
      't = INTEG(into t, p * 2) ~~|',
      'vs[D] = INTEG(into vs[D], va[D]) ~~|',
      ...autos.flatMap(({ input, write }, i) => [
        `input ${i} = ${input} ~~|`,
        `auto ${i} = ${write(`input ${i}`)} ~~|`,
      ]),
      ...elements.map((text, i) => `each ${i}[D] = ${text} ~~|`),
      'INITIAL TIME = 0 ~~|',
      'FINAL TIME = 4 ~~|',
      'TIME STEP = 0.25 ~~|',
      'SAVEPER = 0.5 ~~|',
    ].join('\n'),
  );
