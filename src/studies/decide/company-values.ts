/** A company of one's own in the market of each future: prices are those of the race and do not move with what it does. */
import { type EnsembleExecution, ensemble } from '#analysis';
import { JevonsError } from '#base';
import type { CompanyFile } from '../company-types.ts';
import type { World } from '../world-types.ts';
import { companyAccount, type Market, step, thousand } from './company-account.ts';
import type { ChoiceOutcome, Evaluated, EvaluateRequest, Evaluator, Window } from './race-values.ts';
import { reader, watched } from './race-values.ts';

/** Market paths are read at this spacing in years, and are straight in between. */
const spacing = 0.5;

const paths = {
  price: 'market_price',
  use: 'total_utilisation',
  server: 'server_cost[others]',
  shell: 'shell_cost',
  intensity: 'power_intensity_of_new_capacity',
} as const;
const marketConstants = ['server_lead_time', 'service_life', 'hardware_decline', 'running_cost_per_power'] as const;

export function companyEvaluator(world: World, company: CompanyFile, window: Window): Evaluator {
  const { from, horizon } = window;
  const first = Object.keys(company.orders)[0];
  if (Number(first) !== Math.floor(from)) {
    throw new JevonsError(`orders begin in ${first}, the window in ${from}`, {
      kind: 'usage',
      code: 'bad-window',
      where: '--from',
      hint: `give the company orders from ${Math.floor(from)} on, or begin with --from ${first}`,
    });
  }
  const knots = Math.round((horizon - from) / spacing) + 1;
  const moments = Math.round((horizon - from) / step) + 1;
  const at = (id: string, variable: string, time: number) => ({
    id,
    reducer: 'value-at',
    inputs: [variable],
    parameters: { time },
  });
  return {
    cost: (_, runs) => runs,
    async evaluate(
      { specs, drawn, runs, seed, constants, outputs }: EvaluateRequest,
      execution: EnsembleExecution,
    ): Promise<Evaluated> {
      const waits = [...new Set(specs.map(({ waitYears }) => waitYears).filter((wait) => wait > 0))];
      const result = await ensemble(
        {
          plan: world.plan,
          ...drawn,
          outputs: [],
          derived: [
            ...Object.entries(paths).flatMap(([name, variable]) =>
              Array.from({ length: knots }, (_, k) => at(`${name} ${k}`, variable, from + k * spacing)),
            ),
            ...marketConstants.map((id) => at(`market ${id}`, id, from)),
            ...constants.map((id) => at(`read ${id}`, id, from)),
            ...outputs.map(({ id, scalars, year }) => ({ ...at(`read ${id}`, '', year), inputs: scalars })),
            ...waits.flatMap((wait) => watched.map((id) => at(`seen ${wait} ${id}`, id, from + wait))),
          ],
          runs,
          seed,
          levels: [0.5],
        },
        execution,
      );
      const of = reader(result, runs);
      const pathOf = (name: keyof typeof paths, run: number) =>
        Float64Array.from({ length: moments }, (_, k) => {
          const place = (k * step) / spacing;
          const knot = Math.min(knots - 2, Math.floor(place));
          const [a, b] = [of(`${name} ${knot}`)[run] ?? Number.NaN, of(`${name} ${knot + 1}`)[run] ?? Number.NaN];
          return a + (place - knot) * (b - a);
        });
      const outcomes: ChoiceOutcome[] = specs.map((spec) => ({
        spec,
        full: new Float64Array(runs),
        none: new Float64Array(runs),
        capex: new Float64Array(runs),
        capacity: new Float64Array(runs),
        ruin: new Float64Array(runs),
        seen: spec.waitYears > 0 ? watched.map((id) => of(`seen ${spec.waitYears} ${id}`)) : [],
      }));
      const constant = (id: (typeof marketConstants)[number], run: number) => of(`market ${id}`)[run] ?? Number.NaN;
      for (let run = 0; run < runs; run += 1) {
        const market: Market = {
          price: pathOf('price', run),
          use: pathOf('use', run),
          server: pathOf('server', run),
          shell: pathOf('shell', run),
          intensity: pathOf('intensity', run),
          leadTime: constant('server_lead_time', run),
          life: constant('service_life', run),
          decline: constant('hardware_decline', run),
          running: constant('running_cost_per_power', run),
        };
        for (const outcome of outcomes) {
          const account = companyAccount(company, outcome.spec, market, window);
          outcome.full[run] = account.full;
          outcome.none[run] = account.none;
          outcome.capex[run] = account.capex;
          outcome.capacity[run] = account.capacity / thousand;
          outcome.ruin[run] = Number.isFinite(account.none) ? account.ruin : Number.NaN;
        }
      }
      const read = new Map([...constants, ...outputs.map(({ id }) => id)].map((id) => [id, of(`read ${id}`)]));
      return { outcomes, read, failures: result.failures };
    },
  };
}
