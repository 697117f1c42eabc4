/** A sweep in words and numbers: what it will cost, what its folder holds. */
import type { Language } from '#base';
import type { SweepManifest } from '#studies';
import { quantity } from '../numbers.ts';
import type { Answer } from '../output.ts';
import type { Screen } from '../session.ts';
import { bold, type Field, formatFields } from '../table.ts';
import { sweepWords } from './words.ts';

const bytesOf = { integer: 4, number: 8, text: 1 } as const;

/** `430 MB`. */
export function size(bytes: number, lang: Language): string {
  const units = lang === 'fr' ? ['o', 'ko', 'Mo', 'Go', 'To'] : ['B', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  let left = bytes;
  for (; left >= 1000 && unit < units.length - 1; unit += 1) left /= 1000;
  return `${quantity(left, lang)} ${units[unit]}`;
}

/** Said before the first run. */
export function costText(manifest: SweepManifest, lang: Language): string {
  const { rows, futures, pieces, columns } = manifest;
  const bytes = rows * columns.reduce((sum, { kind }) => sum + bytesOf[kind], 0);
  const count = (value: number) => quantity(value, lang);
  return sweepWords[lang].before(
    count(rows),
    count(futures),
    count(rows / futures),
    count(pieces),
    count(columns.length),
    size(bytes, lang),
  );
}

/** What a folder holds, or what came of a command. */
export interface SweepReport {
  readonly sweep: string;
  readonly folder: string | null;
  readonly file: string | null;
  readonly command: string;
  readonly version: string;
  readonly modelHash: string;
  readonly rows: number;
  readonly pieces: number;
  readonly present: number;
  readonly missing: number;
  readonly damaged: readonly string[];
  /** Pieces that this command computed; null for a look. */
  readonly computed: number | null;
  /** Among the runs that it computed. */
  readonly failedRuns: number | null;
  readonly bytes: number;
}

export function sweepAnswer(report: SweepReport, lang: Language): Answer {
  const columns = Object.keys(report) as (keyof SweepReport)[];
  const cell = (value: SweepReport[keyof SweepReport]) =>
    typeof value === 'object' ? (value?.join(' ') ?? null) : value;
  return {
    json: report,
    rows: { columns, records: [columns.map((name) => cell(report[name]))] },
    text: (screen) => reportText(report, lang, screen),
  };
}

function reportText(report: SweepReport, lang: Language, screen: Screen): string {
  const words = sweepWords[lang];
  const count = (value: number) => quantity(value, lang);
  const { labels } = words;
  const place = report.folder ?? report.file ?? '';
  const whole = report.missing === 0;
  const title =
    report.file ??
    (whole ? words.titleDone(place) : words.titlePart(place, count(report.present), count(report.pieces)));
  const next = report.folder === null ? undefined : whole ? words.next(place, `${place}.parquet`) : words.goOn(place);
  const fields: Field[] = [
    [labels.rows, count(report.rows)],
    [labels.pieces, count(report.pieces)],
    ...(report.computed === null ? [] : [[labels.computed, count(report.computed)] as Field]),
    ...(report.failedRuns ? [[labels.failed, count(report.failedRuns)] as Field] : []),
    ...(report.damaged.length > 0 ? [[labels.damaged, report.damaged.join(', ')] as Field] : []),
    [labels.size, size(report.bytes, lang)],
    [labels.model, `${report.modelHash.slice(0, 12)}, jevons ${report.version}`],
    [labels.command, report.command],
    ...(next === undefined ? [] : [[labels.next, next] as Field]),
  ];
  return `${bold(title, screen)}\n\n${formatFields(fields, screen).join('\n')}\n`;
}
