import { expect, test } from 'vitest';
import { readChart, writeChart } from './chart-choice.ts';

test.each(['total_capex', 'capex_by_year[meta]~dots', 'price~fan~2031', 'price~exceeding~2030'])(
  '%s is read and written back',
  (text) => {
    expect(writeChart(readChart(text))).toBe(text);
  },
);

test('what is not understood is the usual form, without a year', () => {
  expect(readChart('price~pie~soon')).toEqual({ output: 'price', form: 'fan' });
  expect(readChart('price~dots~20301')).toEqual({ output: 'price', form: 'dots' });
});
