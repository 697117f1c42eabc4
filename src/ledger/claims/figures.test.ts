import { expect, test } from 'vitest';
import { figuresOf } from './figures.ts';

const read = (text: string, language: 'en' | 'fr' = 'en') =>
  figuresOf(text, language).map((figure) => [
    text.slice(figure.start, figure.end),
    Number(figure.value.toPrecision(9)),
    ...(figure.valueTo === undefined ? [] : [Number(figure.valueTo.toPrecision(9))]),
  ]);

test('amounts keep their scale, in both languages', () => {
  expect(read('It spent $82.999bn, $100 billion, US$1.2 trillion and $850m.')).toEqual([
    ['$82.999bn', 82.999],
    ['$100 billion', 100],
    ['US$1.2 trillion', 1200],
    ['$850m', 0.85],
  ]);
  expect(
    read('Soit 82,9 milliards de dollars, 100 Md$, 1 250 M$, 77,658 milliards et environ 90 Mds de dollars.', 'fr'),
  ).toEqual([
    ['82,9 milliards de dollars', 82.9],
    ['100 Md$', 100],
    ['1 250 M$', 1.25],
    ['77,658 milliards', 77.658],
    ['environ 90 Mds de dollars', 90],
  ]);
});

test('a year, a phone number, a time and a quarter are no figures', () => {
  expect(read('On 6 February 2025 at 10:30 call +1 206 555 0100 about Q4 2024, page 12 of FY25.')).toEqual([]);
});

test('ranges are one figure, a change is two, a list takes the unit of its last', () => {
  expect(read('between $75 and $80 billion, 60-65 billion dollars, $66 billion to $72 billion')).toEqual([
    ['$75 and $80 billion', 75, 80],
    ['60-65 billion dollars', 60, 65],
    ['$66 billion to $72 billion', 66, 72],
  ]);
  expect(read('It raised the plan from $75 billion to $85 billion.')).toEqual([
    ['$75 billion', 75],
    ['$85 billion', 85],
  ]);
  expect(read('respectivement 100, 80 et 75 milliards de dollars', 'fr')).toEqual([
    ['100', 100],
    ['80', 80],
    ['75 milliards de dollars', 75],
  ]);
});

test('percentages and multiples', () => {
  expect(read('soit +29 % par rapport à 2024, 5 points de plus, multiplié par cinq, doublé', 'fr')).toEqual([
    ['+29 %', 29],
    ['5 points', 5],
    ['multiplié par cinq', 5],
    ['doublé', 2],
  ]);
  expect(read('up 42%, more than doubled, divided by five, a double-digit gain')).toEqual([
    ['42%', 42],
    ['more than doubled', 2],
    ['divided by five', 0.2],
  ]);
});

test('things that are counted are no money', () => {
  expect(figuresOf('350,000 GPUs, 2 GW and 14,000 jobs', 'en').map(({ kind }) => kind)).toEqual([
    'count',
    'count',
    'count',
  ]);
});
