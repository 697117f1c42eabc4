/** One number of a future: an id such as `capex_2030`, what it reads from a run, and its words. */
import { didYouMean, JevonsError, type Localised } from '#base';
import { allScalars, createSimulator, type Plan, type TimeAxis } from '#engine';
import { firmLabel, firms, headlineSeries } from './headline-outputs.ts';

export interface ReadOutput {
  /** `capex_2030`, `total_utilisation_2030`, `over_capacity_2029`. */
  readonly id: string;
  readonly label: Localised;
  readonly unit: string;
  /** Scalars of the model, added up. */
  readonly scalars: readonly string[];
  /** A total over the calendar year, a value at its start, or 1 when a flag has been up by its end, else 0. */
  readonly reads: 'year-total' | 'year-start' | 'entered-by';
  readonly year: number;
}

type Kind = Omit<ReadOutput, 'id' | 'year' | 'label'> & {
  readonly label: (year: number) => Localised;
  /** Without the year; absent for a variable that has no words of its own. */
  readonly title?: Localised;
};

/** An output that has words, to choose from. */
export interface OutputOffered {
  /** To be followed by an underscore and a year. */
  readonly name: string;
  readonly title: Localised;
  readonly unit: string;
  readonly firstYear: number;
  readonly lastYear: number;
}

/** Everything that can be read, without its year. */
function kinds(plan: Plan): Map<string, Kind> {
  const scalars = allScalars(plan);
  const known = new Set(scalars.map(({ id }) => id));
  const found = new Map<string, Kind>();
  const startOf = (label: Localised) => (year: number) => ({
    en: `${label.en}, start of ${year}`,
    fr: `${label.fr}, début ${year}`,
  });
  const inYear = (label: Localised) => (year: number) => ({ en: `${label.en}, ${year}`, fr: `${label.fr}, ${year}` });
  const flag = (id: string, scalar: string, en: string, fr: string) => {
    if (!known.has(scalar)) return;
    const label = (year: number) => ({ en: `${en} by the end of ${year}`, fr: `${fr} d’ici fin ${year}` });
    found.set(id, { label, title: { en, fr }, unit: '', scalars: [scalar], reads: 'entered-by' });
  };
  const capex = (id: string, of: readonly string[], en: string, fr: string) =>
    found.set(id, {
      label: (year) => ({ en: `${en} in ${year}`, fr: `${fr} en ${year}` }),
      title: { en: en.replace(/,$/, ''), fr: fr.replace(/,$/, '') },
      unit: '$bn',
      scalars: of.map((firm) => `capex_so_far[${firm}]`),
      reads: 'year-total',
    });
  for (const { id, unit } of scalars) {
    found.set(id, { label: startOf({ en: id, fr: id }), unit, scalars: [id], reads: 'year-start' });
  }
  for (const { id, inputs, reducer, label, unit } of headlineSeries(plan)) {
    if (reducer === undefined)
      found.set(id, { label: startOf(label), title: label, unit, scalars: inputs, reads: 'year-start' });
    // Offered under a shorter name below.
    else found.set(id, { label: inYear(label), unit, scalars: inputs, reads: 'year-total' });
  }
  flag('over_capacity', 'economic_over_capacity', 'Economic over-capacity', 'Surcapacité économique');
  flag('idle_capacity', 'idle_over_capacity', 'Idle capacity', 'Capacités oisives');
  const all = firms(plan);
  capex('capex', all, 'Capex of all firms', 'Investissements de toutes les firmes');
  for (const firm of all) {
    const { en, fr } = firmLabel(firm);
    capex(`capex_${firm}`, [firm], `Capex, ${en},`, `Investissements, ${fr},`);
  }
  return found;
}

/** Outputs that have words, totals first, each with the years that it can be read for. */
export function outputsOffered({ plan }: { readonly plan: Plan }): OutputOffered[] {
  const { start, stop } = createSimulator(plan, { vary: [], outputs: ['total_capex'] }).spec.time;
  const offered = [...kinds(plan)].flatMap(([name, { title, unit, reads }]) =>
    title === undefined
      ? []
      : [
          {
            name,
            title,
            unit,
            firstYear: Math.ceil(start),
            lastYear: Math.floor(stop) - (reads === 'year-start' ? 0 : 1),
          },
        ],
  );
  const place = ({ name }: OutputOffered) => (/^capex/.test(name) ? 0 : /_capacity$/.test(name) ? 1 : 2);
  return offered.toSorted((a, b) => place(a) - place(b));
}

/**
 * @param id A name and a year: `capex_2030`, `capex_amazon_2028`, `over_capacity_2029`, or any variable of the model
 *   with a year for its value at the start of it.
 * @throws JevonsError `unknown-output`, `outside-the-run` for a year that is not simulated.
 */
export function readOutput(plan: Plan, id: string): ReadOutput {
  const known = kinds(plan);
  const parts = /^(.+)_(\d{4})$/.exec(id.trim());
  const [name, year] = [parts?.[1] ?? id, Number(parts?.[2])];
  const kind = known.get(name);
  if (kind === undefined || parts === null) {
    const guess = kind === undefined ? didYouMean(name, known.keys()) : name;
    const suffix = Number.isFinite(year) ? year : 2030;
    throw new JevonsError(`unknown output "${id}"; expected a name and a year, such as capex_2030`, {
      kind: 'usage',
      code: 'unknown-output',
      where: '--output',
      hint: /\.[a-z]+$/.test(id)
        ? 'a file is named with -o'
        : guess === undefined
          ? '"jevons model list" names the variables'
          : `did you mean ${guess}_${suffix}?`,
    });
  }
  return { ...kind, label: kind.label(year), id: `${name}_${year}`, year };
}

/** @throws JevonsError `outside-the-run`. */
export function checkYear({ id, year, reads }: ReadOutput, { start, stop }: TimeAxis): void {
  const end = reads === 'year-start' ? year : year + 1;
  if (year >= start && end <= stop) return;
  throw new JevonsError(`${id} is outside the run, which goes from ${start} to ${stop}`, {
    kind: 'usage',
    code: 'outside-the-run',
    where: '--output',
    hint: `take a year from ${Math.ceil(start)} to ${Math.floor(stop) - 1}`,
  });
}

/**
 * @param series Of a scalar: `[savePoint x run]`.
 * @returns `[run]`.
 */
export function readRuns(
  { reads, year, scalars }: ReadOutput,
  axis: TimeAxis,
  runs: number,
  series: (scalar: string) => Float64Array,
): Float64Array {
  const place = (time: number) => Math.round((time - axis.start) / (axis.saveEvery * axis.dt));
  const into = new Float64Array(runs);
  for (const scalar of scalars) {
    const all = series(scalar);
    const at = (time: number, run: number) => all[place(time) * runs + run] ?? Number.NaN;
    for (let run = 0; run < runs; run += 1) {
      if (reads === 'year-start') into[run] = (into[run] ?? 0) + at(year, run);
      else if (reads === 'year-total') into[run] = (into[run] ?? 0) + at(year + 1, run) - at(year, run);
      else for (let k = 0; k <= place(year + 1); k += 1) if ((all[k * runs + run] ?? 0) >= 0.5) into[run] = 1;
    }
  }
  return into;
}
