/** One run of a model, as a table of shapes and as columns over time. */
import type { Language } from '#base';
import { lineChart, sheetSvg } from '#charts';
import type { ScalarInfo } from '#engine';
import { quantity } from '../numbers.ts';
import type { Answer, Cell } from '../output.ts';
import { sparkLine } from '../picture.ts';
import type { Screen } from '../session.ts';
import { formatTable } from '../table.ts';
import { refuseManyPictures } from './pictures.ts';

export interface Series {
  readonly scalar: ScalarInfo;
  /** `[savePoint]` */
  readonly values: Float64Array;
}

const sparkWidth = 20;

/** Values at evenly spaced save points, the first and the last included. */
function sampled(values: Float64Array): number[] {
  const count = Math.min(sparkWidth, values.length);
  return Array.from(
    { length: count },
    (_, index) => values[count === 1 ? 0 : Math.round((index * (values.length - 1)) / (count - 1))] ?? Number.NaN,
  );
}

function shapeTable(file: string, time: readonly number[], series: readonly Series[], lang: Language, screen: Screen) {
  const right = (title: string) => ({ title, align: 'right' as const });
  return formatTable(
    {
      columns: [
        { title: 'variable', wraps: true },
        { title: 'unit', wraps: true },
        ...['first', 'last', 'least', 'most'].map(right),
        { title: 'shape' },
      ],
      rows: series.map(({ scalar, values }) => [
        scalar.text,
        scalar.unit,
        ...[
          values[0],
          values.at(-1),
          values.reduce((a, b) => Math.min(a, b)),
          values.reduce((a, b) => Math.max(a, b)),
        ].map((value) => quantity(value, lang)),
        sparkLine(sampled(values)),
      ]),
      notes: [`${file}, time ${time[0]} to ${time.at(-1)}, ${time.length} save points.`],
    },
    screen,
  );
}

function lineSheet(file: string, time: readonly number[], series: readonly Series[], language: Language): string {
  refuseManyPictures(series.length);
  return sheetSvg(
    series.map(({ scalar, values }) => {
      const line = { id: scalar.id, label: '', values: Array.from(values) };
      const spec = { name: scalar.text, unit: scalar.unit, times: time, yearly: false, series: [line] };
      return { ...lineChart({ ...spec, format: 'number' }, { width: 720, height: 300, language }), footer: [file] };
    }),
  );
}

/** JSON has no form for what is not a number. */
function finite(value: number): Cell {
  return Number.isFinite(value) ? value : null;
}

/** @returns For csv: `Time`, then one column per scalar in the model's own spelling, one row per save point. */
export function singleAnswer(file: string, time: readonly number[], series: readonly Series[], lang: Language): Answer {
  return {
    json: {
      model: file,
      time,
      variables: series.map(({ scalar, values }) => ({
        id: scalar.id,
        name: scalar.text,
        unit: scalar.unit,
        kind: scalar.kind,
        values: Array.from(values, finite),
      })),
    },
    rows: {
      columns: ['Time', ...series.map(({ scalar }) => scalar.text)],
      records: time.map((moment, point) => [moment, ...series.map(({ values }) => values[point] ?? Number.NaN)]),
    },
    svg: () => lineSheet(file, time, series, lang),
    text: (screen) => shapeTable(file, time, series, lang, screen),
  };
}
