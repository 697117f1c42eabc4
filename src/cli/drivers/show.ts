/** The drivers for a person, for a program, and as a picture. */
import { formatNumber, type Language } from '#base';
import { standaloneSvg, tornadoChart } from '#charts';
import type { Driver, DriversResult } from '#studies';
import { quantity } from '../numbers.ts';
import type { Cell, Rows } from '../output.ts';
import type { Screen } from '../session.ts';
import { bold, formatNotes, wrap } from '../table.ts';
import { type TornadoLine, tornadoPicture } from '../tornado-picture.ts';
import { driverWords } from './words.ts';

/** Half of a 95 % interval over the standard error. */
const ninetyFive = 1.96;
const drawn = 20;

export function driverRows({ drivers, output, method }: DriversResult): Rows {
  const columns = ['output', 'method', 'id', 'group', 'index', 'error', 'converged', 'first', 'first_error', 'total'];
  const more = ['total_error', 'mu', 'sigma', 'max', 'influential', 'low', 'high'];
  const records = drivers.map((one): Cell[] => [
    output.id,
    method.id,
    one.id,
    one.group,
    one.index,
    one.error,
    one.converged,
    ...[one.first, one.firstError, one.total, one.totalError, one.mu, one.sigma].map((value) => value ?? null),
    ...[one.max, one.influential, one.low, one.high].map((value) => value ?? null),
  ]);
  return { columns: [...columns, ...more], records };
}

const isSwing = ({ method }: DriversResult) => method.id === 'oat';
const whole = (value: number | null | undefined) => value ?? Number.NaN;

function lineOf(result: DriversResult, driver: Driver, lang: Language): TornadoLine {
  const words = driverWords[lang];
  const label = `${words.groups[driver.group]} ${driver.label[lang]}`;
  const two = (value: number | null | undefined) => formatNumber(whole(value), lang, { significant: 2 });
  if (isSwing(result)) {
    const text = `${quantity(driver.low, lang)} - ${quantity(driver.high, lang)}`;
    return { label, text, bar: { low: whole(driver.low), high: whole(driver.high) } };
  }
  const error = ninetyFive * whole(driver.error);
  const shares = result.method.id !== 'morris';
  const fixed = (value: number) => formatNumber(value, lang, { decimals: 2 });
  const size = shares
    ? `${fixed(whole(driver.index))} ± ${fixed(error)}`
    : `${quantity(driver.index, lang)} ± ${two(error)}`;
  const alone = driver.first === undefined ? '' : ` (${words.alone} ${fixed(driver.first)})`;
  return { label, text: `${size}${alone}`, bar: { value: whole(driver.index), error } };
}

export function driversText(result: DriversResult, lang: Language, top: number, screen: Screen): string {
  const words = driverWords[lang];
  const { drivers, method, output, scenario } = result;
  const shown = drivers.slice(0, top);
  const picture = tornadoPicture(
    shown.map((driver) => lineOf(result, driver, lang)),
    isSwing(result) ? whole(result.base) : 0,
    screen.width,
  );
  const inUnit = (isSwing(result) || method.id === 'morris') && output.unit !== '';
  const unit = inUnit ? `, ${output.unit}` : '';
  const heading = `${output.label[lang]}${unit}: ${words.what[method.id]}`;
  const next = drivers[top];
  const hidden = drivers.length - shown.length;
  const size = isSwing(result)
    ? quantity(next?.index, lang)
    : formatNumber(whole(next?.index), lang, { significant: 2 });
  return [
    bold(scenario.title[lang], screen),
    '',
    ...result.answer[lang].flatMap((sentence) => wrap(sentence, screen.width)),
    '',
    ...wrap(heading, screen.width).map((line) => bold(line, screen)),
    ...picture,
    ...(hidden > 0 ? [words.more(hidden, size)] : []),
    ...wrap(isSwing(result) ? words.swingKey : words.indexKey, screen.width),
    '',
    formatNotes(driverNotes(result, lang), screen),
  ].join('\n');
}

/** What was left out or joined, and what all stands on. */
export function driverNotes(result: DriversResult, lang: Language): string[] {
  const words = driverWords[lang];
  const count = (value: number) => quantity(value, lang);
  return [
    ...result.joined.map((members) => words.joined(members.join(', '))),
    ...result.failures.groups.map((group) => words.failed(count(group.count), group.variable)),
    ...(result.dropped > 0 ? [words.dropped(count(result.dropped))] : []),
    words.basis(result.model.name, result.model.hash.slice(0, 12), result.dataDate),
    words.draws(count(result.runs), result.seed, result.hash.slice(0, 16)),
  ];
}

export function driversSvg(result: DriversResult, lang: Language): string {
  const { output, method, drivers, model, dataDate, seed, runs, hash } = result;
  const swing = isSwing(result);
  const rows = drivers.slice(0, drawn).flatMap((driver) => {
    const ends = swing ? [driver.low, result.base, driver.high].map(whole) : [0, whole(driver.index)];
    const [from, to] = swing ? [Math.min(...ends), Math.max(...ends)] : [ends[0] ?? 0, ends[1] ?? 0];
    if (!ends.every(Number.isFinite)) return [];
    const error = swing ? {} : { error: ninetyFive * (driver.error ?? 0) };
    return [{ id: driver.id, label: driver.label[lang], from, to, ...error }];
  });
  const figure = tornadoChart(
    {
      name: `${output.label[lang]}: ${driverWords[lang].picture[method.id]}`,
      unit: swing || method.id === 'morris' ? output.unit : '',
      format:
        (swing || method.id === 'morris') && output.unit.startsWith('$bn')
          ? 'money'
          : method.id === 'sobol'
            ? 'percent'
            : 'number',
      rows,
      ...(swing && result.base !== undefined ? { base: result.base } : {}),
      provenance: { model: `${model.name} ${model.hash.slice(0, 8)}`, dataDate, seed, n: runs, hash },
    },
    { width: 760, height: 0, language: lang },
  );
  return standaloneSvg(figure);
}
