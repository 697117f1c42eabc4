/** Pictures made of characters: a fan of futures, one line a year, and a spark line. */

/** One line of a fan: a known value, or a range with its median. */
export interface FanLine {
  readonly label: string;
  readonly low: number;
  readonly innerLow: number;
  readonly median: number;
  readonly innerHigh: number;
  readonly high: number;
  /** What is printed at the end of the line. */
  readonly text: string;
  /** A reported value has no spread and its own mark. */
  readonly reported: boolean;
}

const marks = { outer: '░', inner: '▒', median: '█', reported: '●', empty: ' ' };
const sparks = '▁▂▃▄▅▆▇█';

/** A round number at or above the value: 1, 2, 2.5 or 5 times a power of ten. */
function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const scale = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 2, 2.5, 5, 10];
  return scale * (steps.find((step) => step * scale >= value) ?? 10);
}

/**
 * @param lines From top to bottom, the values in one unit; the scale holds 0.
 * @param width Characters of a whole line.
 * @returns One string a line; `░` spans low to high, `▒` the inner range, `█` is the median, `●` a reported value.
 */
export function fanPicture(lines: readonly FanLine[], width: number): string[] {
  const labelWidth = Math.max(...lines.map((line) => line.label.length));
  const textWidth = Math.max(...lines.map((line) => line.text.length));
  const plot = Math.max(20, width - labelWidth - textWidth - 4);
  const finite = lines.flatMap((line) => [line.low, line.high]).filter(Number.isFinite);
  const most = Math.max(...finite) > 0 ? roundUp(Math.max(...finite)) : 0;
  const least = Math.min(0, ...finite) < 0 ? -roundUp(-Math.min(...finite)) : 0;
  const column = (value: number) =>
    Math.min(plot - 1, Math.max(0, Math.round(((value - least) / (most - least || 1)) * (plot - 1))));
  return lines.map((line) => {
    const cells = new Array<string>(plot).fill(marks.empty);
    const whole = [line.low, line.median, line.high].every(Number.isFinite);
    if (whole && !line.reported) {
      cells.fill(marks.outer, column(line.low), column(line.high) + 1);
      cells.fill(marks.inner, column(line.innerLow), column(line.innerHigh) + 1);
    }
    if (whole) cells[column(line.median)] = line.reported ? marks.reported : marks.median;
    return `${line.label.padEnd(labelWidth)} │${cells.join('')} ${line.text.padStart(textWidth)}`.trimEnd();
  });
}

/** @returns One character a value, from the least to the greatest; a blank for what is not a number. */
export function sparkLine(values: readonly number[]): string {
  const finite = values.filter(Number.isFinite);
  const least = Math.min(...finite);
  const span = Math.max(...finite) - least;
  return values
    .map((value) => {
      if (!Number.isFinite(value)) return ' ';
      const level = span === 0 ? 3 : Math.round(((value - least) / span) * (sparks.length - 1));
      return sparks[level] ?? ' ';
    })
    .join('');
}
