/** Small models whose answers are known without running them: every case on both backends. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { describe, expect, test } from 'vitest';
import { canonicalId } from '#base';
import { parseModel } from '#lang';
import { createSimulator } from './create-simulator.ts';
import { planModel } from './plan/plan-model.ts';

interface Case {
  readonly why: string;
  readonly source: string;
  readonly method: 'euler' | 'rk4';
  readonly tolerance: { readonly absolute: number; readonly relative: number };
}

const folder = join(import.meta.dirname, '../../test/cases');
const read = (name: string, file: string) => readFileSync(join(folder, name, file), 'utf8');

/** `Row Total[R1, C2]` as an id. */
function idOf(column: string): string {
  const [name = '', elements] = column.split(/[[\]]/);
  if (elements === undefined) return canonicalId(name);
  return `${canonicalId(name)}[${elements.split(',').map(canonicalId).join(',')}]`;
}

describe.each(readdirSync(folder))('%s', (name) => {
  const { method, tolerance, why } = JSON.parse(read(name, 'case.json')) as Case;
  const table = csvParse(read(name, 'expected.csv'));
  const columns = table.columns.filter((column) => column !== 'Time');
  const plan = planModel(parseModel(read(name, 'model.mdl'), `${name}/model.mdl`));

  test.each(['reference', 'wasm'] as const)(`%s: ${why}`, (backend) => {
    const simulator = createSimulator(plan, { backend, method, outputs: ['time', ...columns.map(idOf)] });
    const { savePoints } = simulator.spec.time;
    expect(savePoints).toBe(table.length);
    const { values } = simulator.run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 });
    const wrong: string[] = [];
    ['Time', ...columns].forEach((column, output) => {
      table.forEach((row, savePoint) => {
        const expected = Number(row[column]);
        const got = values[output * savePoints + savePoint] as number;
        const isClose = Math.abs(got - expected) <= tolerance.absolute + tolerance.relative * Math.abs(expected);
        if (!Object.is(got, expected) && !isClose) wrong.push(`${column} at ${row.Time}: ${got}, not ${row[column]}`);
      });
    });
    expect(wrong).toEqual([]);
  });
});
