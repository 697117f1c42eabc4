/**
 * Linear programmes: a small simplex in this language for small ones, HiGHS for large ones where the caller hands it in
 * (3.5 MB, which a page may not want; loaded when first needed). Who cannot be satisfied is told which constraints stand
 * against each other.
 */
import { JevonsError } from '#base';

export interface LinearConstraint {
  /** What the error calls it: `probability of ruin`. */
  readonly name: string;
  /** Weight of each variable that takes part, by id. */
  readonly weights: Readonly<Record<string, number>>;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly equals?: number;
}

export interface LinearProgramme {
  readonly direction: 'minimise' | 'maximise';
  /** Weight of each variable in what is optimised; every variable of the programme is named here. */
  readonly objective: Readonly<Record<string, number>>;
  readonly constraints: readonly LinearConstraint[];
  /** Variables that may be negative; the others are at least 0. */
  readonly free?: readonly string[];
}

export interface LinearSolution {
  readonly value: number;
  readonly variables: Readonly<Record<string, number>>;
  readonly solver: 'simplex' | 'highs';
}

type Outcome = { readonly status: 'optimal' | 'infeasible' | 'unbounded' } & Pick<
  LinearSolution,
  'value' | 'variables'
>;
type Solver = (programme: LinearProgramme) => Outcome;

/** Variables times constraints from which HiGHS is worth its loading. */
const largeFrom = 5_000;
/** Constraints that are tried one by one when they cannot all hold. */
const mostTried = 400;

/**
 * @param options.highs `() => import('highs')`; without it every programme goes to the simplex.
 * @param options.solver Default: by size.
 * @throws JevonsError `infeasible` naming constraints that cannot hold together, each of which is needed for that;
 *   `unbounded`; `bad-programme` for weights that are not finite or an unknown variable.
 */
export async function solveLinear(
  programme: LinearProgramme,
  options: { readonly solver?: LinearSolution['solver']; readonly highs?: HighsImport } = {},
): Promise<LinearSolution> {
  const { highs } = options;
  checkProgramme(programme);
  const { constraints, objective } = programme;
  const size = Object.keys(objective).length * Math.max(1, constraints.length);
  const solver = options.solver ?? (size < largeFrom || highs === undefined ? 'simplex' : 'highs');
  const solve = solver === 'simplex' ? await simplexSolver() : await highsSolver(highs);
  const { status, value, variables } = solve(programme);
  if (status === 'optimal') return { value, variables, solver };
  if (status === 'unbounded') {
    throw new JevonsError('the best value has no bound: some constraint is missing', {
      kind: 'no-solution',
      code: 'unbounded',
      hint: 'bound every variable that the objective rewards',
    });
  }
  throw infeasible(programme, solve);
}

function checkProgramme({ objective, constraints, free = [] }: LinearProgramme): void {
  const bad = (what: string, where: string) => new JevonsError(what, { kind: 'usage', code: 'bad-programme', where });
  const known = new Set(Object.keys(objective));
  for (const [id, weight] of Object.entries(objective)) {
    if (!Number.isFinite(weight)) throw bad(`the weight of ${id} is ${weight}`, 'objective');
  }
  for (const { name, weights, atLeast, atMost, equals } of constraints) {
    const stranger = Object.keys(weights).find((id) => !known.has(id));
    if (stranger !== undefined) throw bad(`${stranger} is no variable of the objective`, name);
    const numbers = [...Object.values(weights), atLeast ?? 0, atMost ?? 0, equals ?? 0];
    if (!numbers.every(Number.isFinite)) throw bad('a number is not finite', name);
  }
  const stranger = free.find((id) => !known.has(id));
  if (stranger !== undefined) throw bad(`${stranger} is no variable of the objective`, 'free');
}

/** Leaves out, one after the other, every constraint without which it still cannot be: what remains is the conflict. */
function infeasible(programme: LinearProgramme, solve: Solver): JevonsError {
  let kept = [...programme.constraints];
  const objective = Object.fromEntries(Object.keys(programme.objective).map((id) => [id, 0]));
  const impossible = (constraints: readonly LinearConstraint[]) =>
    solve({ ...programme, objective, constraints }).status === 'infeasible';
  if (kept.length <= mostTried) {
    for (const one of programme.constraints) {
      const rest = kept.filter((other) => other !== one);
      if (impossible(rest)) kept = rest;
    }
  }
  const names = kept.map(({ name }) => name);
  const alone = names.length === 1;
  const what = alone
    ? `the constraint "${names[0]}" cannot hold`
    : `these constraints cannot hold together: ${names.join('; ')}`;
  return new JevonsError(what, {
    kind: 'no-solution',
    code: 'infeasible',
    hint: alone ? 'loosen it' : 'loosen any one of them',
  });
}

/** Each free variable as the difference of two that are not negative. */
const negativePart = (id: string) => `-${id}`;

async function simplexSolver(): Promise<Solver> {
  const { solve } = await import('yalps');
  return ({ direction, objective, constraints, free = [] }) => {
    const goal = 'objective';
    const row = (k: number) => `row ${k}`;
    const columns = new Map<string, Record<string, number>>();
    const put = (id: string, key: string, weight: number) => {
      columns.set(id, { ...columns.get(id), [key]: weight });
      if (free.includes(id)) columns.set(negativePart(id), { ...columns.get(negativePart(id)), [key]: -weight });
    };
    for (const [id, weight] of Object.entries(objective)) put(id, goal, weight);
    constraints.forEach(({ weights }, k) => {
      for (const [id, weight] of Object.entries(weights)) put(id, row(k), weight);
    });
    const found = solve(
      {
        direction: direction === 'maximise' ? 'maximize' : 'minimize',
        objective: goal,
        constraints: new Map(
          constraints.map(({ atLeast, atMost, equals }, k) => [
            row(k),
            {
              ...(atLeast === undefined ? {} : { min: atLeast }),
              ...(atMost === undefined ? {} : { max: atMost }),
              ...(equals === undefined ? {} : { equal: equals }),
            },
          ]),
        ),
        variables: columns,
      },
      { includeZeroVariables: true, precision: 1e-11 },
    );
    const values = new Map(found.variables);
    const variables = Object.fromEntries(
      Object.keys(objective).map((id) => [id, (values.get(id) ?? 0) - (values.get(negativePart(id)) ?? 0)]),
    );
    if (found.status !== 'optimal' && found.status !== 'infeasible' && found.status !== 'unbounded') {
      throw new JevonsError(`the simplex ended as ${found.status}`, { kind: 'failure', code: 'linear-solver' });
    }
    return { status: found.status, value: worth(objective, variables), variables };
  };
}

function worth(objective: LinearProgramme['objective'], variables: Readonly<Record<string, number>>): number {
  return Object.entries(objective).reduce((sum, [id, weight]) => sum + weight * (variables[id] ?? 0), 0);
}

/** The package's module; its own types describe another way of exporting it. */
export type HighsImport = () => Promise<unknown>;

type HighsLoader = () => Promise<{
  solve(text: string): {
    readonly Status: string;
    readonly Columns: Readonly<Record<string, { readonly Primal?: number }>>;
  };
}>;

let loaded: ReturnType<HighsLoader> | undefined;

async function highsSolver(imported: HighsImport | undefined): Promise<Solver> {
  if (imported === undefined) {
    throw new JevonsError('HiGHS is asked for and not handed in', {
      kind: 'usage',
      code: 'no-highs',
      hint: "give highs: () => import('highs')",
    });
  }
  const { default: load } = (await imported()) as { readonly default: HighsLoader };
  // Once: each instance has a memory of its own.
  loaded ??= load();
  const highs = await loaded;
  return (programme) => {
    const ids = Object.keys(programme.objective);
    const found = highs.solve(asText(programme, ids));
    const variables = Object.fromEntries(ids.map((id, k) => [id, found.Columns[`x${k}`]?.Primal ?? 0]));
    const statuses: Readonly<Record<string, Outcome['status']>> = {
      Optimal: 'optimal',
      Infeasible: 'infeasible',
      Unbounded: 'unbounded',
      // Told apart by a second look without an objective.
      'Primal infeasible or unbounded': 'unbounded',
    };
    let status = statuses[found.Status];
    if (found.Status === 'Primal infeasible or unbounded') {
      const plain = { ...programme, objective: Object.fromEntries(ids.map((id) => [id, 0])) };
      status = highs.solve(asText(plain, ids)).Status === 'Infeasible' ? 'infeasible' : 'unbounded';
    }
    if (status === undefined) {
      throw new JevonsError(`HiGHS ended as ${found.Status}`, { kind: 'failure', code: 'linear-solver' });
    }
    return { status, value: worth(programme.objective, variables), variables };
  };
}

/** CPLEX's text form, which HiGHS reads; variables and rows are numbered, so that any name will do. */
function asText({ direction, objective, constraints, free = [] }: LinearProgramme, ids: readonly string[]): string {
  const place = new Map(ids.map((id, k) => [id, `x${k}`]));
  // Lines of the form may not be long.
  const sum = (weights: Readonly<Record<string, number>>) =>
    Object.entries(weights)
      .map(([id, weight]) => `${weight < 0 ? '-' : '+'} ${Math.abs(weight)} ${place.get(id)}`)
      .join('\n ') || '0 x0';
  const rows = constraints.flatMap(({ weights, atLeast, atMost, equals }, k) => [
    ...(equals === undefined ? [] : [` e${k}: ${sum(weights)} = ${equals}`]),
    ...(equals !== undefined || atLeast === undefined ? [] : [` l${k}: ${sum(weights)} >= ${atLeast}`]),
    ...(equals !== undefined || atMost === undefined ? [] : [` m${k}: ${sum(weights)} <= ${atMost}`]),
  ]);
  return [
    direction === 'maximise' ? 'Maximize' : 'Minimize',
    ` obj: ${sum(objective)}`,
    'Subject To',
    ...rows,
    ...(free.length === 0 ? [] : ['Bounds', ...free.map((id) => ` ${place.get(id)} free`)]),
    'End',
    '',
  ].join('\n');
}
