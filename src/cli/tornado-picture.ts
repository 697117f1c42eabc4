/** Bars made of characters, one line each, on one scale: an index with its error, or an answer between two ends. */
import { displayWidth } from './table.ts';

export interface TornadoLine {
  readonly label: string;
  /** What is printed at the end of the line. */
  readonly text: string;
  readonly bar: IndexBar | SwingBar;
}

/** From 0 to a value that is known to within an error. */
export interface IndexBar {
  readonly value: number;
  readonly error: number;
}

/** The answer with an input at its low and its high end. */
export interface SwingBar {
  readonly low: number;
  readonly high: number;
}

const marks = { sure: '█', perhaps: '▒', low: '░', high: '█', zero: '│', empty: ' ' };
const fewestCells = 16;

function endsOf(bar: TornadoLine['bar']): number[] {
  return 'value' in bar ? [0, bar.value - bar.error, bar.value + bar.error] : [bar.low, bar.high];
}

function cut(label: string, width: number): string {
  const characters = [...label];
  return characters.length <= width
    ? label
    : `${characters
        .slice(0, width - 1)
        .join('')
        .trimEnd()}…`;
}

/**
 * @param base Where swings begin: the answer in the middle; 0 for indices.
 * @returns One string a line. Of an index, `█` is the part below its interval and `▒` the 95 % interval; of a swing, `░`
 *   is the side of the low end of the input and `█` that of the high end.
 */
export function tornadoPicture(lines: readonly TornadoLine[], base: number, width: number): string[] {
  const textWidth = Math.max(0, ...lines.map(({ text }) => displayWidth(text)));
  const longest = Math.max(0, ...lines.map(({ label }) => displayWidth(label)));
  const labelWidth = Math.min(longest, Math.max(12, width - textWidth - fewestCells - 4), Math.floor(width / 2));
  const cells = Math.max(fewestCells, width - labelWidth - textWidth - 3);
  const ends = [base, ...lines.flatMap(({ bar }) => endsOf(bar))].filter(Number.isFinite);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const at = (value: number) => Math.round(((value - least) / (most - least || 1)) * (cells - 1));
  return lines.map(({ label, text, bar }) => {
    const row = new Array<string>(cells).fill(marks.empty);
    const fill = (mark: string, one: number, other: number) => {
      if (!Number.isFinite(one) || !Number.isFinite(other)) return;
      row.fill(mark, Math.min(at(one), at(other)), Math.max(at(one), at(other)) + 1);
    };
    if ('value' in bar) {
      if (bar.value > 0) fill(marks.sure, base, bar.value);
      fill(marks.perhaps, bar.value - bar.error, bar.value + bar.error);
      if (bar.error === 0 && bar.value > 0) fill(marks.sure, base, bar.value);
    } else {
      fill(marks.low, base, bar.low);
      fill(marks.high, base, bar.high);
    }
    if (row[at(base)] === marks.empty || !('value' in bar)) row[at(base)] = marks.zero;
    return `${cut(label, labelWidth).padEnd(labelWidth)} ${row.join('')} ${text.padStart(textWidth)}`.trimEnd();
  });
}
