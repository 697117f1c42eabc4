/** Feedback loops over time as pictures made of characters. */
import type { LoopFamily, Phase } from '#analysis';
import type { Language } from '#base';
import { quantity } from '../numbers.ts';

const sparks = ' ▁▂▃▄▅▆▇█';
const sparkWidth = 16;
/** Lines of the picture that fit beside the table on one screen. */
const linesShown = 13;

/** Mean of |values| over each of `count` equal parts; NaN for a part without a number. */
function binned(values: Float64Array, count: number): number[] {
  const parts = Math.min(count, values.length);
  return Array.from({ length: parts }, (_, part) => {
    const slice = values.subarray(
      Math.floor((part * values.length) / parts),
      Math.floor(((part + 1) * values.length) / parts),
    );
    const finite = slice.filter(Number.isFinite);
    return finite.reduce((sum, value) => sum + Math.abs(value), 0) / finite.length;
  });
}

/** Share of a family over time on a scale from 0 to 100 %, 16 characters. */
export function shareLine(family: LoopFamily): string {
  return binned(family.relative, sparkWidth)
    .map((share) => sparks[Math.min(sparks.length - 1, Math.ceil(share * (sparks.length - 1) - 0.02))] ?? ' ')
    .join('');
}

/**
 * One line for each of some stretches of time, divided among the loops in proportion to their shares; a part too narrow
 * for its loop's id goes with the rest, which stays empty.
 */
export function bandPicture(
  families: readonly LoopFamily[],
  times: Float64Array,
  width: number,
  lang: Language,
): string[] {
  const count = Math.min(linesShown, times.length);
  const shares = families.map((family) => binned(family.relative, count));
  const starts = Array.from({ length: count }, (_, line) =>
    quantityOfTime(times[Math.floor((line * times.length) / count)] ?? Number.NaN, lang),
  );
  const labelWidth = Math.max(...starts.map((label) => label.length));
  const plot = Math.max(30, width - labelWidth - 3);
  return starts.map((label, line) => {
    const sizes = shares.map((share) => share[line] ?? 0);
    const total = sizes.reduce((sum, share) => sum + (share || 0), 0);
    const parts = families.map((family, i) => bandPart(family.id, Math.round(((sizes[i] ?? 0) / total) * plot) || 0));
    return `${label.padEnd(labelWidth)} │${parts.join('')}`.slice(0, width);
  });
}

function bandPart(id: string, width: number): string {
  if (width < id.length + 1) return '';
  const fill = width - id.length - 1;
  const left = Math.floor(fill / 2);
  return `${'░'.repeat(left)}${id}${'░'.repeat(fill - left)}│`;
}

export function quantityOfTime(time: number, lang: Language): string {
  const rounded = Number(time.toFixed(1));
  return Number.isInteger(rounded) && Math.abs(rounded) < 10_000 ? String(rounded) : timeText(rounded, lang);
}

function timeText(time: number, lang: Language): string {
  return Math.abs(time) < 10_000 ? String(time).replace('.', lang === 'fr' ? ',' : '.') : quantity(time, lang);
}

/** When a family dominates: its longest stretches, at most two, in order of time. */
export function dominatedTimes(family: LoopFamily, phases: readonly Phase[], lang: Language): string {
  const own = phases.filter((phase) => phase.family.id === family.id);
  const longest = own.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, 2);
  const text = own
    .filter((phase) => longest.includes(phase))
    .map(({ from, to }) => {
      const [start, end] = [quantityOfTime(from, lang), quantityOfTime(to, lang)];
      return start === end ? start : `${start}-${end}`;
    })
    .join(', ');
  const rest = own.length - longest.length;
  return rest === 0 ? text : `${text}, ${rest} short`;
}
