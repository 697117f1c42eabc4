import { JevonsError } from '#base';
import { checkModel, type Definition, type Model } from '#lang';
import { NodePool, ScalarReads } from './node-pool.ts';
import { orderScalars } from './order.ts';
import { type Plan, type PlanNode, type PlanScalar, planVersion, type Role, type TimeScalars } from './plan.ts';
import { type Instance, Symbols } from './symbols.ts';
import { type Hidden, type TranslationState, Translator } from './translate.ts';
import { tooLarge } from './vectors.ts';

type Draft = { -readonly [Key in keyof PlanScalar]: PlanScalar[Key] };

/**
 * Makes a parsed model ready to run. What `checkModel` finds is refused first: a number from a model with a name that
 * means two things could be wrong without a sign.
 *
 * @throws JevonsError code `model-plan`, with every problem found in `issues`, each with its place.
 */
export function planModel(model: Model): Plan {
  failWith(checkModel(model), model.file);
  const symbols = new Symbols(model);
  const issues = [...symbols.issues];
  const state: TranslationState = {
    symbols,
    pool: new NodePool(),
    hidden: [],
    shaping: new Set(),
    timeStep: symbols.find('variable', 'time_step', []) ?? 0,
    translated: 0,
  };
  const drafts: Draft[] = [timeDraft(model)];
  for (const instance of symbols.instances) {
    try {
      drafts.push(draftOf(instance, state));
    } catch (error) {
      if (!(error instanceof JevonsError) || error.code === tooLarge) throw error;
      issues.push(error);
      drafts.push(placeholder(instance));
    }
  }
  let timeScalars: TimeScalars | undefined;
  try {
    timeScalars = findTimeScalars(model, symbols);
  } catch (error) {
    issues.push(error as JevonsError);
  }
  failWith(issues, model.file);
  for (const scalar of state.shaping) (drafts[scalar] as Draft).fixed = 'shapes-the-plan';
  const hidden = state.hidden.map(hiddenScalar);
  return assemble(model, state, drafts, hidden, timeScalars as TimeScalars);
}

function timeDraft(model: Model): Draft {
  const unit = model.definitions.find((definition) => definition.name.id === 'time_step')?.units ?? '';
  return { id: 'time', text: 'Time', kind: 'time', role: 'time', unit };
}

function placeholder({ id, text, definition }: Instance): Draft {
  return { id, text, kind: 'constant', role: 'constant', unit: definition.units };
}

function draftOf(instance: Instance, state: TranslationState): Draft {
  const { id, text, definition } = instance;
  const { equation } = definition;
  const base = { id, text, unit: definition.units };
  const unchangeable = definition.unchangeable ? ({ fixed: 'unchangeable' } as const) : {};
  if (equation.kind === 'array') {
    const value = state.symbols.tableNumber(instance);
    return { ...base, kind: 'constant', role: 'constant', value, equation: state.pool.number(value), ...unchangeable };
  }
  if (equation.kind !== 'expression') throw new Error(`${text} is not an expression`);
  const { expression } = equation;
  const translator = new Translator(state, instance);
  if (expression.kind === 'call' && expression.args.length === 2 && expression.name.id === 'integ') {
    const [flow, initial] = expression.args.map((argument) => translator.translate(argument));
    return { ...base, kind: 'stock', role: 'stock', equation: flow as number, initial: initial as number };
  }
  if (expression.kind === 'call' && expression.args.length === 2 && expression.name.id === 'active_initial') {
    const [active, initial] = expression.args.map((argument) => translator.translate(argument));
    return { ...base, kind: 'auxiliary', role: 'auxiliary', equation: active as number, initial: initial as number };
  }
  if (expression.kind === 'call' && expression.args.length === 1 && expression.name.id === 'initial') {
    return { ...base, kind: 'initial', role: 'initial', initial: translator.translate(expression.args[0] as never) };
  }
  const node = translator.translate(expression);
  const value = state.pool.plainNumber(node);
  if (value === undefined) return { ...base, kind: 'auxiliary', role: 'auxiliary', equation: node };
  return { ...base, kind: 'constant', role: 'constant', value, equation: node, ...unchangeable };
}

function findTimeScalars(model: Model, symbols: Symbols): TimeScalars {
  const find = (id: string, text: string): number => {
    const found = symbols.find('variable', id, []);
    if (found !== undefined) return found;
    throw new JevonsError(`the model does not define ${text}`, {
      kind: 'data',
      code: 'no-time-axis',
      where: model.file,
      hint: `add an equation such as "${text} = 1 ~ Year ~ |"`,
    });
  };
  const dt = find('time_step', 'TIME STEP');
  return {
    time: 0,
    start: find('initial_time', 'INITIAL TIME'),
    stop: find('final_time', 'FINAL TIME'),
    dt,
    savePeriod: symbols.find('variable', 'saveper', []) ?? dt,
  };
}

function hiddenScalar({ role, owner, what, parts }: Hidden, position: number): PlanScalar {
  const kinds = { held: 'auxiliary', pipeline: 'auxiliary' } as const;
  const kind = role === 'held' || role === 'pipeline' ? kinds[role] : role;
  const suffix = `${what} ${position + 1}`;
  return {
    id: `${owner.id}#${suffix.replaceAll(' ', '_')}`,
    text: `${owner.text} (${suffix})`,
    unit: owner.definition.units,
    kind,
    role,
    ...parts,
  };
}

function assemble(
  model: Model,
  state: TranslationState,
  drafts: Draft[],
  hidden: readonly PlanScalar[],
  timeScalars: TimeScalars,
): Plan {
  const reads = new ScalarReads(state.pool.nodes);
  const scalars: Draft[] = [...drafts, ...hidden.map((scalar) => ({ ...scalar }))];
  markTimeAxis(scalars, timeScalars, reads);
  const definitionOf = (scalar: number): Definition | undefined =>
    state.symbols.instances[scalar - 1]?.definition ??
    state.hidden[scalar - state.symbols.instances.length - 1]?.owner.definition;
  const order = (wanted: readonly number[], readsOf: (scalar: number) => readonly number[], phase: string) => {
    const result = orderScalars(wanted, readsOf);
    if ('order' in result) return result.order;
    const names = result.circle.map((scalar) => scalars[scalar]?.text).join(' -> ');
    const definition = definitionOf(result.circle[0] as number);
    const hint = 'break the circle with a stock, a delay or ACTIVE INITIAL';
    throw new JevonsError(`equations read each other in a circle ${phase}: ${names}`, {
      kind: 'data',
      code: 'circle',
      where:
        definition === undefined
          ? model.file
          : `${definition.place.file}:${definition.place.line}:${definition.place.column}`,
      hint,
    });
  };
  const roleOf = (scalar: number): Role => (scalars[scalar] as Draft).role;
  const isStarted = (scalar: number) => roleOf(scalar) !== 'auxiliary' && roleOf(scalar) !== 'time';
  const startReads = (scalar: number): readonly number[] => {
    const { initial, equation, delay } = scalars[scalar] as Draft;
    const roots = [initial ?? equation, delay].filter((root) => root !== undefined);
    return roots.flatMap((root) => reads.of(root)).filter((read) => roleOf(read) !== 'time');
  };
  const stepReads = (scalar: number): readonly number[] =>
    reads.of((scalars[scalar] as Draft).equation as number).filter((read) => roleOf(read) === 'auxiliary');
  const indices = scalars.map((_, index) => index);
  const auxiliaries = indices.filter((scalar) => roleOf(scalar) === 'auxiliary');
  const withConstants = order(auxiliaries, stepReads, 'within a step');
  markConstants(scalars, withConstants, reads);
  const stepOrder = withConstants.filter((scalar) => roleOf(scalar) === 'auxiliary');
  const initialOrder = order(indices.filter(isStarted), startReads, 'at the start');
  return {
    version: planVersion,
    file: model.file,
    scalars: scalars.slice(0, drafts.length),
    hidden: scalars.slice(drafts.length),
    nodes: state.pool.nodes as readonly PlanNode[],
    tables: state.symbols.tables,
    initialOrder,
    stepOrder,
    timeScalars,
  };
}

/** What the time axis is made of cannot differ between runs that are computed together. */
function markTimeAxis(scalars: Draft[], timeScalars: TimeScalars, reads: ScalarReads): void {
  const pending = [timeScalars.start, timeScalars.stop, timeScalars.dt, timeScalars.savePeriod];
  const seen = new Set<number>();
  while (pending.length > 0) {
    const index = pending.pop() as number;
    if (seen.has(index)) continue;
    seen.add(index);
    const scalar = scalars[index] as Draft;
    scalar.fixed = 'time-axis';
    if (scalar.equation !== undefined) pending.push(...reads.of(scalar.equation));
  }
}

/** An auxiliary that reads only constants is itself one: it is evaluated once. */
function markConstants(scalars: Draft[], stepOrder: readonly number[], reads: ScalarReads): void {
  for (const index of stepOrder) {
    const scalar = scalars[index] as Draft;
    const equation = scalar.equation as number;
    if (scalar.initial !== undefined) continue;
    if (!reads.of(equation).every((read) => scalars[read]?.role === 'constant')) continue;
    if (reads.draws(equation)) continue;
    scalar.role = 'constant';
    scalar.kind = 'constant';
  }
}

/** What holds for every element of an array is said once. */
function failWith(all: readonly JevonsError[], file: string): void {
  const issues = [...new Map(all.map((issue) => [`${issue.where} ${issue.message}`, issue])).values()];
  if (issues.length === 0) return;
  const [first] = issues;
  if (issues.length === 1 && first !== undefined) throw first;
  throw new JevonsError(`the model has ${issues.length} problems`, {
    kind: 'data',
    code: 'model-plan',
    where: file,
    issues,
  });
}
