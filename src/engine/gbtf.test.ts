/** Getting Big Too Fast: Sterman, Henderson, Beinhocker and Newman (2007), Management Science 53(4), 683-696. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseModel } from '#lang';
import { createSimulator } from './create-simulator.ts';
import { planModel } from './plan/plan-model.ts';
import type { SimulatorOptions } from './question.ts';

const file = join(import.meta.dirname, '../../model/gbtf.mdl');
const plan = planModel(parseModel(readFileSync(file, 'utf8'), 'gbtf.mdl'));

/** Series by id, one value per save point, of one run. */
function series(outputs: readonly string[], options: SimulatorOptions = {}) {
  const simulator = createSimulator(plan, { ...options, outputs });
  const result = simulator.run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 });
  expect(result.failures).toEqual([]);
  const { savePoints } = simulator.spec.time;
  return (id: string) => {
    const output = outputs.indexOf(id);
    return result.values.subarray(output * savePoints, (output + 1) * savePoints);
  };
}

const base = series([
  'price[first]',
  'adopters',
  'capacity[first]',
  'capacity[second]',
  'experience[first]',
  'net_present_value[first]',
  'utilisation[first]',
  'industry_orders',
]);
/** Value at a time in years. */
const at = (id: string, year: number) => base(id)[year * 16] as number;

test('the base run gives the printed digits', () => {
  const rows: readonly (readonly [number, ...string[]])[] = [
    [0, '1000.000000', '60000.000', '63690.000', '10000000.000', '0.0', '0.800000'],
    [1, '1024.579740', '187716.420', '87418.905', '10061584.061', '13522842.3', '0.935009'],
    [5, '914.564916', '2861847.132', '1210935.358', '11381856.899', '108248126.4', '0.711595'],
    [10, '586.406622', '33147778.194', '9471639.880', '28081526.736', '912969261.2', '0.695458'],
    [20, '358.017758', '67442476.262', '4199530.700', '74734813.152', '2600489189.1', '0.805176'],
    [40, '255.996674', '68870086.509', '4225170.165', '142101413.985', '3718333507.5', '0.799958'],
  ];
  for (const [year, ...expected] of rows) {
    const got = [
      at('price[first]', year).toFixed(6),
      at('adopters', year).toFixed(3),
      at('capacity[first]', year).toFixed(3),
      at('experience[first]', year).toFixed(3),
      at('net_present_value[first]', year).toFixed(1),
      at('utilisation[first]', year).toFixed(6),
    ];
    expect(got).toEqual(expected);
  }
});

test('the base run gives the full-precision values to 1e-9', () => {
  const close = (got: number, expected: number) => expect(Math.abs(got / expected - 1)).toBeLessThan(1e-9);
  close(at('capacity[first]', 1), 87418.90471623646);
  close(at('utilisation[first]', 1), 0.9350089567614911);
  close(at('utilisation[first]', 5), 0.7115951995478138);
  close(at('utilisation[first]', 10), 0.6954584383186987);
  close(at('utilisation[first]', 20), 0.8051755428878427);
  close(at('utilisation[first]', 40), 0.799957581146583);
  close(Math.min(...base('utilisation[first]')), 0.695419870501411);
});

test('orders peak before capacity does, which overshoots', () => {
  const peak = (id: string) => {
    const values = [...base(id)];
    const value = Math.max(...values);
    return { value: value.toFixed(3), time: values.indexOf(value) / 16 };
  };
  expect(peak('industry_orders')).toEqual({ value: '13885557.823', time: 10.5625 });
  expect(peak('capacity[first]')).toEqual({ value: '9912414.225', time: 10.75 });
});

test('identical firms stay identical', () => {
  expect([...base('capacity[first]')]).toEqual([...base('capacity[second]')]);
});

test("the end of the run is within 1e-5 of the authors' own", () => {
  const close = (got: number, expected: number) => expect(Math.abs(got / expected - 1)).toBeLessThan(1e-5);
  close(at('price[first]', 40), 255.99661);
  close(at('net_present_value[first]', 40), 3_718_334_208);
  close(at('capacity[first]', 40), 4_225_174);
  close(at('adopters', 40), 68_870_088);
});

test.each([
  { perfect: 1, word: 0.5, both: 3.1831, bold: 5.0984, meek: 2.0555, restraint: 3.779 },
  { perfect: 1, word: 1, both: 4.7872, bold: 7.3268, meek: 3.224, restraint: 5.6501 },
  { perfect: 0, word: 0.5, both: -7.0805, bold: 4.7703, meek: 0.829, restraint: 3.4926 },
  { perfect: 0, word: 1, both: -11.057, bold: 5.1873, meek: 0.9716, restraint: 4.3888 },
  { perfect: 0, word: 2, both: -19.6774, bold: -1.6946, meek: 0.2449, restraint: 1.8885 },
])(
  'pay-offs with perfect capacity $perfect and word of mouth $word',
  ({ perfect, word, both, bold, meek, restraint }) => {
    const payoffs = (first: number, second: number) => {
      const ids = ['net_present_value[first]', 'net_present_value[second]'];
      const run = series(ids, {
        fix: {
          perfect_capacity: perfect,
          word_of_mouth_strength: word,
          'strategy[first]': first,
          'strategy[second]': second,
          'minimum_target_share[first]': 0.8,
          'minimum_target_share[second]': 0.8,
        },
      });
      return ids.map((id) => (run(id)[640] as number) / 1e9);
    };
    const expected = [...[both, both], ...[bold, meek], ...[restraint, restraint]];
    const got = [...payoffs(1, 1), ...payoffs(1, 2), ...payoffs(2, 2)];
    got.forEach((value, i) => {
      expect(Math.abs(value - (expected[i] as number))).toBeLessThan(1e-3);
    });
  },
);
