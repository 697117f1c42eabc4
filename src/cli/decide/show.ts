/** The decision for a person, for a program, and as a picture. */
import { formatNumber, formatPercent, type Language } from '#base';
import { beliefMap, sheetSvg, tornadoChart } from '#charts';
import type { DecideAxis, DecideResult } from '#studies';
import { quantity } from '../numbers.ts';
import type { Cell, Rows } from '../output.ts';
import type { Screen } from '../session.ts';
import { bold, formatNotes, formatTable, wrap } from '../table.ts';
import { tornadoPicture } from '../tornado-picture.ts';
import { decideWords } from './words.ts';

/** Half of a 95 % interval over the standard error. */
const ninetyFive = 1.96;
const topWorth = 6;
const drawnWorth = 15;

const columns = [
  'choice',
  'kind',
  'level',
  'wait_years',
  'value',
  'value_error',
  'gain',
  'gain_error',
  'capex',
  'capex_error',
  'capacity',
  'capacity_error',
  'cvar',
  'cvar_error',
  'ruin',
  'ruin_error',
  'regret',
  'regret_error',
  'regret_cvar',
  'regret_cvar_error',
  'best',
  'best_error',
];

/** One row for each choice. */
export function decideRows({ choices }: DecideResult): Rows {
  const records = choices.map((one): Cell[] => [
    one.id,
    one.kind,
    one.level,
    one.waitYears,
    ...[one.value, one.gain, one.capex, one.capacity, one.cvar, one.ruin, one.regret, one.regretCvar, one.best].flatMap(
      ({ value, standardError }) => [value, standardError],
    ),
  ]);
  return { columns, records };
}

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

export function decideText(result: DecideResult, lang: Language, screen: Screen): string {
  const words = decideWords[lang];
  const { firm, window } = result;
  const name = capital(firm.label[lang]);
  const heading = (text: string) => wrap(text, screen.width).map((line) => bold(line, screen));
  return [
    ...heading(words.heading(name, window.from, quantity(window.years, lang))),
    '',
    ...result.answer[lang].flatMap((sentence) => wrap(sentence, screen.width)),
    '',
    ...heading(words.table),
    choicesTable(result, lang, screen),
    ...heading(words.map),
    ...mapPicture(result, lang),
    ...wrap(words.mapKey, screen.width),
    '',
    ...worthPicture(result, lang, screen),
    formatNotes(decideNotes(result, lang), screen),
  ].join('\n');
}

function choicesTable({ choices, recommended }: DecideResult, lang: Language, screen: Screen): string {
  const words = decideWords[lang];
  const share = (value: number) => formatPercent(value, lang, { decimals: value > 0 && value < 0.095 ? 1 : 0 });
  const right = { align: 'right' as const };
  return formatTable(
    {
      columns: [
        { title: words.choice, wraps: true },
        ...[words.value, words.gain, words.worst, words.ruin, words.regret, words.best].map((title) => ({
          title,
          ...right,
        })),
      ],
      rows: choices.map((one) => [
        `${one.id === recommended.choice ? '> ' : '  '}${one.label[lang]}`,
        quantity(one.value.value, lang),
        `${quantity(one.gain.value, lang)} ± ${formatNumber(ninetyFive * one.gain.standardError, lang, { significant: 2 })}`,
        quantity(one.cvar.value, lang),
        share(one.ruin.value),
        quantity(one.regret.value, lang),
        share(one.best.value),
      ]),
    },
    screen,
  );
}

/** Every second column and third row of the map: characters are taller than wide. */
function mapPicture({ contour }: DecideResult, lang: Language): string[] {
  const { x, y, difference, differenceError } = contour;
  const width = x.points.length;
  const near = (axis: DecideAxis, every: number) => {
    const { points } = axis;
    const distance = (value: number) =>
      Math.abs(axis.scale === 'log' ? Math.log(value / axis.believed.here) : value - axis.believed.here);
    const best = points.reduce((found, point, i) => (distance(point) < distance(points[found] ?? 0) ? i : found), 0);
    return Math.round(best / every) * every;
  };
  const [hereX, hereY] = [near(x, 1), near(y, 3)];
  const end = (value: number) => formatNumber(value, lang, { significant: 2 });
  const margin = Math.max(end(y.low).length, end(y.high).length);
  const lines: string[] = [];
  for (let row = y.points.length - 1; row >= 0; row -= 3) {
    const cells = Array.from({ length: width }, (_, column) => {
      if (row === hereY && column === hereX) return '◆';
      const place = row * width + column;
      const [value, error] = [difference[place] ?? 0, differenceError[place] ?? 0];
      return Math.abs(value) <= 2 * error ? '·' : value > 0 ? '█' : '░';
    });
    const label = row === y.points.length - 1 ? end(y.high) : row === 0 ? end(y.low) : '';
    lines.push(`${label.padStart(margin)} │${cells.join('')}`);
  }
  return [
    `↑ ${y.label[lang]}`,
    ...lines,
    `${' '.repeat(margin + 2)}${end(x.low)}${end(x.high).padStart(width - end(x.low).length)}`,
    `→ ${x.label[lang]}`,
  ];
}

function worthPicture({ evppi }: DecideResult, lang: Language, screen: Screen): string[] {
  const words = decideWords[lang];
  const shown = evppi.filter(({ distinct }) => distinct).slice(0, topWorth);
  if (shown.length === 0) return [];
  const lines = shown.map((one) => {
    const error = ninetyFive * (one.standardError ?? 0);
    const text = `${quantity(one.value, lang)} ± ${formatNumber(error, lang, { significant: 2 })}`;
    return { label: one.label[lang], text, bar: { value: one.value ?? 0, error } };
  });
  return [
    ...wrap(`${words.worth}, ${lang === 'fr' ? 'Md$' : '$bn'}`, screen.width).map((line) => bold(line, screen)),
    ...tornadoPicture(lines, 0, screen.width),
    '',
  ];
}

/** What was left out, and what all stands on. */
export function decideNotes(result: DecideResult, lang: Language): string[] {
  const words = decideWords[lang];
  const count = (value: number) => quantity(value, lang);
  return [
    ...(result.firm.own ? [words.own] : []),
    words.rate(formatPercent(result.discountRate, lang, { decimals: 1 })),
    ...result.failures.groups.map((group) => words.failed(count(group.count), group.variable)),
    words.basis(result.model.name, result.model.hash.slice(0, 12), result.dataDate),
    words.draws(count(result.runs), result.seed, result.hash.slice(0, 16)),
  ];
}

/** The map with its contour and the point, and bars of what knowing is worth. */
export function decideSvg(result: DecideResult, lang: Language): string {
  const words = decideWords[lang];
  const { contour, evppi, firm, model, dataDate, seed, n, hash, step } = result;
  const unit = lang === 'fr' ? 'Md$' : '$bn';
  const provenance = { model: `${model.name} ${model.hash.slice(0, 8)}`, dataDate, seed, n, hash };
  const axis = (one: DecideAxis) => ({
    ...one,
    label: one.unit === 'Dmnl' ? one.label[lang] : `${one.label[lang]} (${one.unit})`,
  });
  const map = beliefMap(
    {
      name: words.pictureMap(capital(firm.label[lang]), formatPercent(step, lang)),
      unit,
      format: 'money',
      x: axis(contour.x),
      y: axis(contour.y),
      values: contour.difference,
      errors: contour.differenceError,
      above: words.more,
      below: words.less,
      open: words.open,
      line: 'Λ = 1',
      provenance,
    },
    { width: 760, height: 460, language: lang },
  );
  const bars = tornadoChart(
    {
      name: words.pictureWorth,
      unit,
      format: 'money',
      rows: evppi.slice(0, drawnWorth).map((one) => ({
        id: one.id,
        label: one.label[lang],
        from: 0,
        to: one.value ?? 0,
        error: ninetyFive * (one.standardError ?? 0),
      })),
      provenance,
    },
    { width: 760, height: 0, language: lang },
  );
  return sheetSvg([map, bars]);
}
