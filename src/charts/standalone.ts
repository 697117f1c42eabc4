/** A figure as a file that stands alone: title, marks, footer, and its own colours for light and dark. */
import type { Figure } from './figure.ts';
import { element, type SvgElement, svgText } from './svg.ts';

export type Theme = 'light' | 'dark' | 'auto';

/** Blue and orange of Okabe and Ito, which stay apart for every kind of colour blindness. */
const light =
  '--paper:#fff;--ink:#1c2024;--quiet:#5c646d;--grid:#e3e6e8;--accent:#0b62a8;--known:#1c2024;--other:#b4540a;--s0:#0b62a8;--s1:#b4540a;--s2:#00795c;--s3:#a03f7f;--s4:#6b5b00;--s5:#4a5560';
const dark =
  '--paper:#14171a;--ink:#e8eaec;--quiet:#a2abb4;--grid:#2c3237;--accent:#6db7ee;--known:#e8eaec;--other:#f0a35c;--s0:#6db7ee;--s1:#f0a35c;--s2:#58cfae;--s3:#e29ac6;--s4:#d6c35a;--s5:#b3bdc6';

/** The rules that colour the marks; the app's style sheet holds the same ones. */
export const chartRules = [
  '.chart text{fill:var(--quiet);font-size:12px}',
  '.chart .grid{stroke:var(--grid)}',
  '.chart .base{stroke:var(--quiet)}',
  '.chart .band{fill:var(--accent);stroke:none}',
  '.chart .band-95{fill-opacity:.13}',
  '.chart .band-80{fill-opacity:.2}',
  '.chart .band-50{fill-opacity:.3}',
  '.chart .edge{fill:none;stroke:var(--accent);stroke-opacity:.55;stroke-dasharray:1 3}',
  '.chart .line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}',
  '.chart .median{stroke:var(--accent);stroke-width:2.5}',
  '.chart .comparison{fill:none;stroke:var(--other);stroke-width:2;stroke-dasharray:7 4}',
  '.chart .own-world{stroke:var(--s2);stroke-dasharray:2 5}',
  '.chart .ghost{stroke:var(--accent);stroke-width:2;stroke-opacity:.35}',
  '.chart .pointer{stroke:var(--paper);stroke-width:1}',
  '.chart .comparison-pointer{fill:var(--other)}',
  '.chart .own-world-pointer{fill:var(--s2)}',
  '.chart .history{stroke:var(--known)}',
  '.chart .marker{fill:var(--known);stroke:var(--known);stroke-width:1.5}',
  '.chart .marker.derived{fill:var(--paper)}',
  '.chart .marker.median{fill:var(--accent);stroke:var(--paper)}',
  '.chart .today{stroke:var(--ink);stroke-width:1.5}',
  '.chart text.today-label{fill:var(--ink);font-weight:600}',
  '.chart text.label-median{fill:var(--accent);font-weight:600}',
  '.chart text.label-comparison{fill:var(--other)}',
  '.chart text.label-own-world{fill:var(--s2)}',
  '.chart text.label-history,.chart text.row-label{fill:var(--ink)}',
  '.chart text.row-value{fill:var(--ink);font-variant-numeric:tabular-nums}',
  '.chart .range{stroke:var(--accent);stroke-opacity:.35;stroke-width:9;stroke-linecap:round}',
  '.chart .dot{fill:var(--accent);fill-opacity:.45;stroke:none}',
  '.chart .dot.whole{fill-opacity:1}',
  '.chart .exceeding{stroke:var(--accent);stroke-width:2.5}',
  '.chart .stretch{stroke:var(--accent);stroke-width:9}',
  '.chart .stretch.balancing{stroke:var(--other);stroke-dasharray:4 2}',
  '.chart text.axis-label{fill:var(--quiet)}',
  '.chart .map-below{fill:var(--s1);fill-opacity:.2}',
  '.chart .map-open{fill:var(--paper);fill-opacity:.65}',
  '.chart .map-above{fill:var(--s0);fill-opacity:.5}',
  '.chart .map-line{fill:none;stroke:var(--ink);stroke-width:2}',
  '.chart .dial-error{fill:var(--ink);fill-opacity:.35}',
  '.chart .needle{stroke:var(--ink);stroke-width:2.5;stroke-linecap:round}',
  '.chart .believed{fill:none;stroke:var(--ink);stroke-dasharray:3 3}',
  '.chart .stem{stroke:var(--accent);stroke-width:2}',
  ...[0, 1, 2, 3, 4, 5].map(
    (index) =>
      `.chart .series-${index}{stroke:var(--s${index})}.chart .area.series-${index}{fill:var(--s${index});fill-opacity:.11;stroke:none}.chart .marker.series-${index}{fill:var(--paper)}.chart text.series-${index}{fill:var(--s${index});stroke:none}`,
  ),
  '.chart .line.series-1{stroke-dasharray:8 4}',
  '.chart .line.series-2{stroke-dasharray:2 4}',
  '.chart .line.series-3{stroke-dasharray:10 3 2 3}',
  '.chart .line.series-4{stroke-dasharray:4 4}',
  '.chart .line.series-5{stroke-dasharray:12 6}',
].join('\n');

function themeRules(theme: Theme): string {
  if (theme === 'light') return `svg{${light}}`;
  if (theme === 'dark') return `svg{${dark}}`;
  return `svg{${light}}\n@media (prefers-color-scheme:dark){svg{${dark}}}`;
}

/** Lines of at most `width` pixels at about 6.4 pixels a letter. */
function wrapped(text: string, width: number, letter = 6.4): string[] {
  const limit = Math.max(16, Math.floor(width / letter));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > limit) {
      for (let start = 0; start < word.length; start += limit) lines.push(word.slice(start, start + limit));
    } else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/**
 * The figure as an SVG file: valid XML, with `title` and `desc` for a reader, and no reference to anything outside.
 *
 * @param theme `auto` follows the reader's system.
 */
export function standaloneSvg(figure: Figure, theme: Theme = 'light'): string {
  return fileText(standing(figure, theme, { y: 0, name: '' }));
}

/**
 * Several figures under each other, as one SVG file.
 *
 * @param figures At least one.
 */
export function sheetSvg(figures: readonly Figure[], theme: Theme = 'light'): string {
  let y = 0;
  const parts = figures.map((figure, index) => {
    const part = standing(figure, theme, { y, name: `-${index + 1}` });
    y += Number(part.attributes.height);
    return part;
  });
  const width = Math.max(...parts.map((part) => Number(part.attributes.width)));
  const space = { xmlns: 'http://www.w3.org/2000/svg', width, height: y, viewBox: `0 0 ${width} ${y}` };
  return fileText(element('svg', space, parts));
}

function fileText(svg: SvgElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgText(svg)}\n`;
}

/** @param place Where on its sheet, and what makes its ids its own. */
function standing(figure: Figure, theme: Theme, place: { readonly y: number; readonly name: string }): SvgElement {
  const margin = 16;
  const width = figure.width + 2 * margin;
  const titles = wrapped(figure.title, figure.width, 8.4);
  const notes = figure.footer.flatMap((line) => wrapped(line, figure.width, 5.9));
  const top = margin + titles.length * 20 + 6;
  const bottom = top + figure.height + 10;
  const height = bottom + notes.length * 15 + margin;
  const marks: SvgElement = {
    ...figure.marks,
    attributes: { ...figure.marks.attributes, x: margin, y: top },
  };
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      y: place.y === 0 ? undefined : place.y,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'xml:lang': figure.language,
      'aria-labelledby': `title${place.name} desc${place.name}`,
      'font-family': 'system-ui, sans-serif',
    },
    [
      element('title', { id: `title${place.name}` }, [figure.title]),
      element('desc', { id: `desc${place.name}` }, [figure.description]),
      element('style', {}, [`${themeRules(theme)}\n${chartRules}`]),
      element('rect', { width, height, fill: 'var(--paper)' }),
      ...titles.map((line, index) =>
        element(
          'text',
          { x: margin, y: margin + 15 + index * 20, 'font-size': 16, 'font-weight': 600, fill: 'var(--ink)' },
          [line],
        ),
      ),
      marks,
      ...notes.map((line, index) =>
        element('text', { x: margin, y: bottom + 12 + index * 15, 'font-size': 11, fill: 'var(--quiet)' }, [line]),
      ),
    ],
  );
}
