import { expect, test } from 'vitest';
import { parseModel } from './parse.ts';
import { checkUnits, missingUnits } from './unit-check.ts';

const control = `
INITIAL TIME = 0 ~ Year ~|FINAL TIME = 1 ~ Year ~|TIME STEP = 1 ~ Year ~|SAVEPER = TIME STEP ~ Year ~|
power = 1 ~ GW ~| flow = 1 ~ GW/Year ~| delay = 2 ~ Years ~| price = 1 ~ $/GW ~| share = 1 ~ Dmnl ~| plain = 1 ~~|
table((0,0),(1,1)) ~ GW ~| D: d1, d2 ~~| list[D] = 1, 2 ~ GW ~|
`;

const lines = (text: string) => checkUnits(parseModel(`${text}${control}`, 'm.mdl')).map((issue) => issue.toLine());

test.each([
  'x = power + 1 ~ GW ~|',
  'x = plain + power ~ GW ~|',
  'x = plain * power ~ apples ~|',
  'x = 2 * 3 ~ apples ~|',
  'x = flow * delay ~ GW ~|',
  'x = power / delay ~ GW/Year ~|',
  'x = 1 / delay ~ 1/Year ~|',
  'x = INTEG(flow, 0) ~ GW ~|',
  'x = INTEG(power / delay - flow, power) ~ GW ~|',
  'x = MAX(0, power) ~ GW ~|',
  'x = MIN(power, list[d1]) ~ GW ~|',
  'x = IF THEN ELSE(power > 1, power, 0) ~ GW ~|',
  'x = IF THEN ELSE(Time > 3 :AND: :NOT: share = 1, power, flow * delay) ~ GW ~|',
  'x = SMOOTH3I(power, delay, 0) + DELAY1(power, 2) + DELAY N(power, delay, 0, 3) ~ GW ~|',
  'x = TREND(power, delay, 0) ~ 1/Year ~|',
  'x = FORECAST(power, delay, 1) ~ GW ~|',
  'x = ZIDZ(power, flow) ~ Year ~|',
  'x = XIDZ(power, flow, delay) ~ Year ~|',
  'x = ZIDZ(1, flow) ~ Year/GW ~|',
  'x = STEP(power, 3) + RAMP(flow, delay, 10) ~ GW ~|',
  'x = PULSE(3, TIME STEP) ~ Dmnl ~|',
  'x = EXP(-share) * LN(power / list[d2]) ~ 1 ~|',
  'x = power ^ 2 ~ GW*GW ~|',
  'x = SQRT(power ^ 2) ~ GW ~|',
  'x = POWER(power, 1/2) ^ (3 - 1) ~ GW ~|',
  'x = 2 ^ share ~ Dmnl ~|',
  'x = share ^ share ~ Dmnl ~|',
  'x = power ^ -(2 * 0.5 + 0) ~ 1/GW ~|',
  'x = SUM(list[D!]) + VMAX(list[D!]) ~ GW ~|',
  'x = PROD(list[D!]) ~ whatever ~|',
  'x = table(power) + LOOKUP EXTRAPOLATE(table, 3) ~ GW ~|',
  'x = WITH LOOKUP(Time, ((0,0),(1,1))) ~ GW ~|',
  'x = ELMCOUNT(D) + :NA: + d1 ~ Dmnl ~|',
  'x = Time ~ Year ~|',
  'x = RANDOM UNIFORM(0, power, 1) ~ GW ~|',
  'x = MODULO(Time, delay) ~ Year ~|',
])('%s agrees', (text) => {
  expect(lines(text)).toEqual([]);
});

test.each([
  [
    'x = flow ~ GW ~|',
    'm.mdl:1:1 x: unit is GW, equation gives GW/Year; multiply by a time or declare GW/Year [unit-mismatch]',
  ],
  ['x = power * delay ~ GW ~|', 'x: unit is GW, equation gives GW*Year; divide by a time or declare GW*Year'],
  ['x = price ~ GW ~|', 'x: unit is GW, equation gives $/GW; declare $/GW'],
  ['x = power + flow ~ GW ~|', 'm.mdl:1:11 x: left of + is GW, right is GW/Year; both sides need one unit'],
  ['x = IF THEN ELSE(power > flow, 1, 2) ~ 1 ~|', 'left of > is GW, right is GW/Year'],
  ['x = IF THEN ELSE(share > 0, power, delay) ~ GW ~|', 'otherwise of IF THEN ELSE is Year, expected GW'],
  ['x = INTEG(power, 0) ~ GW ~|', 'm.mdl:1:11 x: rate of INTEG is GW, expected GW/Year'],
  ['x = INTEG(flow, delay) ~ GW ~|', 'initial of INTEG is Year, expected GW'],
  ['x = SMOOTH(power, share) ~ GW ~|', 'time of SMOOTH is Dmnl, expected Year'],
  ['x = EXP(power) ~ 1 ~|', 'x of EXP is GW, expected Dmnl'],
  ['x = MAX(power, delay) ~ GW ~|', 'y of MAX is Year, expected GW'],
  ['x = power ^ share ~ GW ~|', 'base GW has a variable exponent, expected Dmnl'],
  ['x = share ^ power ~ GW ~|', 'exponent is GW, expected Dmnl'],
  ['x = PROD(list[D!] + delay) ~ GW ~|', 'left of + is GW, right is Year'],
  ['x = RAMP(flow, 0, 1) ~ Year ~|', 'x: unit is Year, equation gives GW'],
  [
    'x = 1 ~ GW// ~|',
    'm.mdl:1:1 x: unit GW// is malformed, / is not expected in a unit; write $/task [malformed-unit]',
  ],
  ['x[d1] = 1 ~ GW ~|x[d2] = 1 ~ Year ~|', 'x: unit is Year here and GW in another part'],
])('%s: %s', (text, expected) => {
  expect(lines(text)).toHaveLength(1);
  expect(lines(text)[0]).toContain(expected);
});

test('time must have one unit', () => {
  const text = 'INITIAL TIME = 0 ~ Month ~|TIME STEP = 1 ~ Year ~|';
  expect(checkUnits(parseModel(text, 'm.mdl')).map((issue) => issue.message)).toEqual([
    'INITIAL TIME: unit is Month, time is in Year',
  ]);
});

test('without a unit of time nothing is said about rates', () => {
  expect(checkUnits(parseModel('x = INTEG(y, 0) ~ GW ~|y = 1 ~ GW ~|z = SMOOTH(y, y) ~ GW ~|', 'm.mdl'))).toEqual([]);
});

test('equivalent names are one unit, from the settings or given', () => {
  const text = 'x = y ~ job ~|y = 1 ~ Tasks ~|';
  expect(checkUnits(parseModel(text, 'm.mdl'))).toHaveLength(1);
  expect(checkUnits(parseModel(text, 'm.mdl'), { equivalences: [['task', 'job']] })).toEqual([]);
  expect(checkUnits(parseModel(`${text}\n///---\\\\\\\n22:Job,Task\n`, 'm.mdl'))).toEqual([]);
});

test('constants without a unit are noted, not errors', () => {
  const model = parseModel(
    'x = 1 ~~|y = -2 ~~|z = x ~~|t((0,0),(1,1))~~|u[D] = 1,2~~|D: a, b~~|v = 1 ~ GW ~|',
    'm.mdl',
  );
  expect(checkUnits(model)).toEqual([]);
  expect(missingUnits(model).map((note) => note.message)).toEqual([
    'x has no unit',
    'y has no unit',
    't has no unit',
    'u has no unit',
  ]);
});
