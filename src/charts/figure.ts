/** What every chart gives back: marks, and the same content in words and as a table. */
import type { Language } from '#base';
import type { SvgElement } from './svg.ts';

/** Where a figure's numbers come from; printed under every figure and on every export. */
export interface Provenance {
  /** Name of the model and the start of its hash. */
  readonly model: string;
  /** ISO date: facts published on this day or before are known. */
  readonly dataDate: string;
  readonly seed: number;
  /** Number of futures. */
  readonly n: number;
  /** Of the result, 64 hexadecimal digits. */
  readonly hash: string;
  readonly link?: string;
}

export interface FigureTable {
  readonly columns: readonly FigureColumn[];
  /** `[row][column]`; null is a value that is not there. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface FigureColumn {
  /** Stays English: the header of a CSV file. */
  readonly id: string;
  /** For people. */
  readonly label: string;
  /** Of its numbers, where they are not of the figure's own. */
  readonly format?: ValueFormat;
}

export interface Figure {
  readonly kind:
    | 'dial'
    | 'distribution'
    | 'fan'
    | 'forecasts'
    | 'game'
    | 'lines'
    | 'loops'
    | 'map'
    | 'outcomes'
    | 'ranges'
    | 'scatter'
    | 'sparkline'
    | 'timeline';
  readonly language: Language;
  /** Ends with the unit. */
  readonly title: string;
  /** What a person who cannot see the marks needs to know. */
  readonly description: string;
  readonly table: FigureTable;
  /** Lines under the figure; empty without provenance. */
  readonly footer: readonly string[];
  readonly width: number;
  readonly height: number;
  /** The marks alone: an `svg` element with classes and no colours of its own. */
  readonly marks: SvgElement;
}

/** Size in pixels and language of a drawing. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly language: Language;
}

/** How a value is written on axes and labels. */
export type ValueFormat = 'money' | 'percent' | 'number' | 'date';
