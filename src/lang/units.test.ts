import { expect, test } from 'vitest';
import { divideUnits, raiseUnit, sameUnit, type Unit, UnitSystem } from './units.ts';

const system = new UnitSystem([['Metre', 'm', 'Meter']]);

function unit(text: string): Unit {
  const parsed = system.parse(text);
  if (parsed === undefined || typeof parsed === 'string') throw new Error(`${text}: ${parsed}`);
  return parsed;
}

test.each([
  ['$/task', '$ / Task'],
  ['1/Year', 'Dmnl/year'],
  ['Years', 'Year'],
  ['m^2', 'm*m'],
  ['m*m/m', 'meters'],
  ['MW*hour/(person*year)', 'MW*hour/person/year'],
  ['(1/m)^2', 'm^-2'],
  ['m^(-2)', '1/m^2'],
  ['people', 'Person'],
  ['Dollars', '$s'],
  ['dimensionless', '1'],
  ['GW  hour', 'gw_hour'],
  ['m^0.5*m^0.5', 'm'],
])('%s is %s', (left, right) => {
  expect(sameUnit(unit(left), unit(right))).toBe(true);
});

test.each([
  ['gas', 'ga'],
  ['mass', 'mas'],
  ['m', 'm^2'],
  ['a/b/c', 'a/(b/c)'],
])('%s is not %s', (left, right) => {
  expect(sameUnit(unit(left), unit(right))).toBe(false);
});

test('units print as a modeller would write them', () => {
  expect(system.print(unit('Kg*Yard/(Mole*Lumen)'))).toBe('Kg*Yard/(Mole*Lumen)');
  expect(system.print(raiseUnit(unit('Yard'), 2))).toBe('Yard^2');
  expect(system.print(unit('1/Fortnight'))).toBe('1/Fortnight');
  expect(system.print(divideUnits(unit('m'), unit('Metre')))).toBe('Dmnl');
  expect(system.print(raiseUnit(unit('Yard'), 1 / 3))).toBe('Yard^0.333333');
});

test('nothing written is no unit, and nonsense is refused', () => {
  expect(system.parse('  ')).toBeUndefined();
  expect(system.parse('a//b')).toContain('/ is not expected');
  expect(system.parse('(a')).toContain('bracket is not closed');
  expect(system.parse('a)')).toContain(') is not expected');
  expect(system.parse('a*')).toContain('ends too early');
  expect(system.parse('a^b')).toContain('power b is not a number');
  expect(system.parse('a^')).toContain('is not a number');
  expect(system.parse('a^(2')).toContain('bracket is not closed');
  expect(system.parse('1000*kg')).toContain('1000 is not a unit');
  expect(system.parse('('.repeat(1000))).toContain('nested too deeply');
});
