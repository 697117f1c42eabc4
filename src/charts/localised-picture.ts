/** A picture given in both languages, drawn in one: what a stored page keeps of its charts. */
import type { Localised } from '#base';
import type { Figure, Layout, Provenance, ValueFormat } from './figure.ts';
import { lineChart } from './line-chart.ts';
import { rangeChart } from './range-chart.ts';

interface PictureHead {
  readonly title: Localised;
  readonly unit: Localised;
  readonly format: ValueFormat;
}

export interface LinesPicture extends PictureHead {
  readonly kind: 'lines';
  readonly times: readonly number[];
  readonly yearly: boolean;
  readonly series: readonly { readonly id: string; readonly label: Localised; readonly values: readonly number[] }[];
}

export interface RangesPicture extends PictureHead {
  readonly kind: 'ranges';
  readonly rows: readonly {
    readonly id: string;
    readonly label: Localised;
    readonly value: number;
    readonly low?: number;
    readonly high?: number;
  }[];
}

export function localisedPicture(
  picture: LinesPicture | RangesPicture,
  layout: Layout,
  provenance?: Provenance,
): Figure {
  const { language } = layout;
  const head = {
    name: picture.title[language],
    unit: picture.unit[language],
    format: picture.format,
    ...(provenance === undefined ? {} : { provenance }),
  };
  if (picture.kind === 'lines') {
    const { times, yearly } = picture;
    const series = picture.series.map(({ id, label, values }) => ({ id, label: label[language], values }));
    return lineChart({ ...head, times, yearly, series }, layout);
  }
  const rows = picture.rows.map((row) => ({ ...row, label: row.label[language] }));
  return rangeChart({ ...head, rows }, layout);
}
