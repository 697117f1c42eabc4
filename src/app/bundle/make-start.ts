/** From the world to what the start page is drawn with. */
import { JevonsError, type Localised } from '#base';
import type { ReportedPoint } from '#charts';
import type { FactValue, Ledger } from '#ledger';
import { quantile } from '#stats';
import { firmLabel, firms, headline, theorySelectors, type World } from '#studies';
import { controlIds } from '../text/controls.ts';
import { controlData, nineTenths } from './control-data.ts';
import type { ControlData, HistoryData, ScenarioChange, ScenarioData, StartData } from './start-data.ts';

/** First year of reported history on charts. */
const firstYear = 2018;

/**
 * Computes the default world with the default number of futures.
 *
 * @throws JevonsError `controls-changed` when the table of parameters puts other controls on the rail than the app has words for.
 */
export async function makeStart(world: World, modelVersion: string): Promise<StartData> {
  const result = await headline(world);
  return {
    controls: controls(world),
    theories: theorySelectors,
    scenarios: scenarios(world),
    histories: histories(world),
    result,
    modelVersion,
  };
}

function controls(world: World): ControlData[] {
  const rail = [...world.parameters.values()]
    .filter((parameter) => parameter.control !== undefined)
    .sort((left, right) => (left.control ?? 0) - (right.control ?? 0));
  const known: readonly string[] = controlIds;
  const odd = [
    ...rail.filter(({ id }) => !known.includes(id)).map(({ id }) => `${id} has no words`),
    ...controlIds.filter((id) => !rail.some((parameter) => parameter.id === id)).map((id) => `${id} is no control`),
  ];
  if (odd.length > 0) {
    throw new JevonsError(`the controls of the rail have changed: ${odd.join(', ')}`, {
      kind: 'data',
      code: 'controls-changed',
      where: 'model/parameters.csv column control',
      hint: 'give every control its words in src/app/text/controls.ts',
    });
  }
  return rail.map(controlData);
}

function scenarios(world: World): ScenarioData[] {
  return [...world.scenarios.values()].map(({ id, title, description, set, beliefs }) => {
    const named = (parameter: string) => {
      const known = world.parameters.get(parameter);
      return { id: parameter, label: known?.label ?? { en: parameter, fr: parameter }, unit: known?.unit ?? '' };
    };
    const changes: ScenarioChange[] = [
      ...Object.entries(set).map(([parameter, value]) => ({ ...named(parameter), value })),
      ...Object.entries(beliefs).map(([parameter, belief]) => ({
        ...named(parameter),
        value: quantile(belief, 0.5),
        belief: nineTenths(belief),
        drawn: belief,
      })),
    ];
    return { id, title, description, changes };
  });
}

/** Each firm on the definition that its start values use, and the sum of those that file. */
function histories(world: World): HistoryData[] {
  const filers = firms(world.plan).flatMap((firm) => {
    const fact = world.parameters.get(`capex_of_first_year[${firm}]`)?.fact ?? '';
    const [metric, company, definition] = fact.split(/[ :]/);
    if (metric !== 'capex' || company === undefined || definition === undefined) return [];
    return [{ firm, points: yearlyPoints(world.ledger, company, definition) }];
  });
  const label: Localised = { en: 'reported', fr: 'publié' };
  const perFirm = filers.map(({ firm, points }) => ({
    output: `capex_by_year[${firm}]`,
    label,
    basis: 'same' as const,
    points,
  }));
  const names = (language: 'en' | 'fr') => filers.map(({ firm }) => firmLabel(firm)[language]);
  const total = summed(filers.map(({ points }) => points));
  return [
    ...perFirm,
    { output: 'reported_capex_by_year', label, basis: 'same', points: total },
    {
      output: 'total_capex_by_year',
      label: {
        en: `reported, ${names('en').length} filers`,
        fr: `publié, ${names('fr').length} entreprises`,
      },
      basis: 'part',
      points: total,
    },
  ];
}

function yearlyPoints(ledger: Ledger, company: string, definition: string): ReportedPoint[] {
  return ledger
    .series({ company, metric: 'capex', definition, frequency: 'calendar-year' })
    .points.map((point) => ({
      time: Number(/\d{4}/.exec(point.period.label)?.[0]),
      value: point.value / 1000,
      status: mark(point),
    }))
    .filter((point) => point.time >= firstYear);
}

function mark({ status }: FactValue): ReportedPoint['status'] {
  return status === 'single-source' ? 'single' : status;
}

/** Years in which every one has a figure; a sum is derived, or as weak as its weakest part. */
function summed(all: readonly (readonly ReportedPoint[])[]): ReportedPoint[] {
  const [first = []] = all;
  return first.flatMap(({ time }) => {
    const parts = all.map((points) => points.find((point) => point.time === time));
    if (parts.some((part) => part === undefined)) return [];
    return [
      {
        time,
        value: parts.reduce((sum, part) => sum + (part?.value ?? 0), 0),
        status: parts.some((part) => part?.status === 'single') ? ('single' as const) : ('derived' as const),
      },
    ];
  });
}
