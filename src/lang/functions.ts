/**
 * The builtin functions, one row each. The parser (argument counts), the semantic checks (argument kinds),
 * the units check (unit templates) and the engine (which operators exist) all read this table.
 *
 * Unit templates: `A`, `B` stand for any unit, the same letter for the same unit; `T` is the unit of time; `1` is
 * dimensionless; `?` is not checked; `A/T`, `A*B` and so on combine them.
 */

/** What an argument must be. */
export type ArgumentKind =
  /** Any expression. */
  | 'number'
  /** A named lookup, given without its input. */
  | 'lookup'
  /** Points written in place. */
  | 'table'
  /** An expression with at least one subscript marked `!`, over which the function runs. */
  | 'vector'
  /** The name of a subscript range. */
  | 'dimension'
  /** A variable with subscripts; the function reads it over all elements of its last subscripts. */
  | 'array';

export interface ArgumentInfo {
  readonly name: string;
  readonly kind: ArgumentKind;
  readonly unit: string;
}

export interface FunctionInfo {
  /** As in a call's `name.id`. */
  readonly id: FunctionId;
  /** As Vensim writes it. */
  readonly text: string;
  readonly args: readonly ArgumentInfo[];
  /** Unit template of the result. */
  readonly unit: string;
  /** Remembers: its value depends on earlier times, so it makes its own stocks or buffers. */
  readonly state: boolean;
  /** Evaluated once, at the start, and held. */
  readonly initialOnly: boolean;
  /** Depends on simulated time. */
  readonly usesTime: boolean;
  /** Draws from a random stream. */
  readonly random: boolean;
}

interface Row {
  readonly text: string;
  /** `name:kind:unit`, separated by commas; kind is `number` when absent. */
  readonly args: string;
  readonly unit: string;
  readonly marks?: readonly ('state' | 'initial' | 'time' | 'random')[];
}

const table = {
  abs: { text: 'ABS', args: 'x::A', unit: 'A' },
  arccos: { text: 'ARCCOS', args: 'x::1', unit: '1' },
  arcsin: { text: 'ARCSIN', args: 'x::1', unit: '1' },
  arctan: { text: 'ARCTAN', args: 'x::1', unit: '1' },
  cos: { text: 'COS', args: 'x::1', unit: '1' },
  sin: { text: 'SIN', args: 'x::1', unit: '1' },
  tan: { text: 'TAN', args: 'x::1', unit: '1' },
  cosh: { text: 'COSH', args: 'x::1', unit: '1' },
  sinh: { text: 'SINH', args: 'x::1', unit: '1' },
  tanh: { text: 'TANH', args: 'x::1', unit: '1' },
  exp: { text: 'EXP', args: 'x::1', unit: '1' },
  ln: { text: 'LN', args: 'x::1', unit: '1' },
  log: { text: 'LOG', args: 'x::1, base::1', unit: '1' },
  sqrt: { text: 'SQRT', args: 'x::A', unit: 'A^0.5' },
  power: { text: 'POWER', args: 'base::?, exponent::1', unit: 'power' },
  integer: { text: 'INTEGER', args: 'x::A', unit: 'A' },
  modulo: { text: 'MODULO', args: 'x::A, divisor::A', unit: 'A' },
  quantum: { text: 'QUANTUM', args: 'x::A, step::A', unit: 'A' },
  min: { text: 'MIN', args: 'x::A, y::A', unit: 'A' },
  max: { text: 'MAX', args: 'x::A, y::A', unit: 'A' },
  if_then_else: { text: 'IF THEN ELSE', args: 'condition::?, then::A, otherwise::A', unit: 'A' },
  zidz: { text: 'ZIDZ', args: 'numerator::A, denominator::B', unit: 'A/B' },
  xidz: { text: 'XIDZ', args: 'numerator::A, denominator::B, otherwise::A/B', unit: 'A/B' },
  step: { text: 'STEP', args: 'height::A, time::T', unit: 'A', marks: ['time'] },
  ramp: { text: 'RAMP', args: 'slope::A/T, start::T, stop::T', unit: 'A', marks: ['time'] },
  pulse: { text: 'PULSE', args: 'start::T, duration::T', unit: '1', marks: ['time'] },
  pulse_train: {
    text: 'PULSE TRAIN',
    args: 'start::T, duration::T, repeat::T, stop::T',
    unit: '1',
    marks: ['time'],
  },
  integ: { text: 'INTEG', args: 'rate::A/T, initial::A', unit: 'A', marks: ['state'] },
  npv: {
    text: 'NPV',
    args: 'stream::A/T, discount rate::1/T, initial::A, factor::1',
    unit: 'A',
    marks: ['state'],
  },
  game: { text: 'GAME', args: 'x::A', unit: 'A' },
  gamma_ln: { text: 'GAMMA LN', args: 'x::1', unit: '1' },
  get_time_value: { text: 'GET TIME VALUE', args: 'relative to::?, offset::T, measure::?', unit: 'T', marks: ['time'] },
  active_initial: { text: 'ACTIVE INITIAL', args: 'active::A, initial::A', unit: 'A' },
  initial: { text: 'INITIAL', args: 'x::A', unit: 'A', marks: ['initial'] },
  smooth: { text: 'SMOOTH', args: 'input::A, time::T', unit: 'A', marks: ['state'] },
  smoothi: { text: 'SMOOTHI', args: 'input::A, time::T, initial::A', unit: 'A', marks: ['state'] },
  smooth3: { text: 'SMOOTH3', args: 'input::A, time::T', unit: 'A', marks: ['state'] },
  smooth3i: { text: 'SMOOTH3I', args: 'input::A, time::T, initial::A', unit: 'A', marks: ['state'] },
  smooth_n: { text: 'SMOOTH N', args: 'input::A, time::T, initial::A, order::1', unit: 'A', marks: ['state'] },
  delay1: { text: 'DELAY1', args: 'input::A, time::T', unit: 'A', marks: ['state'] },
  delay1i: { text: 'DELAY1I', args: 'input::A, time::T, initial::A', unit: 'A', marks: ['state'] },
  delay3: { text: 'DELAY3', args: 'input::A, time::T', unit: 'A', marks: ['state'] },
  delay3i: { text: 'DELAY3I', args: 'input::A, time::T, initial::A', unit: 'A', marks: ['state'] },
  delay_n: { text: 'DELAY N', args: 'input::A, time::T, initial::A, order::1', unit: 'A', marks: ['state'] },
  delay_fixed: { text: 'DELAY FIXED', args: 'input::A, time::T, initial::A', unit: 'A', marks: ['state'] },
  trend: { text: 'TREND', args: 'input::A, time::T, initial::1/T', unit: '1/T', marks: ['state'] },
  forecast: { text: 'FORECAST', args: 'input::A, averaging time::T, horizon::T', unit: 'A', marks: ['state'] },
  sample_if_true: {
    text: 'SAMPLE IF TRUE',
    args: 'condition::?, input::A, initial::A',
    unit: 'A',
    marks: ['state'],
  },
  sum: { text: 'SUM', args: 'x:vector:A', unit: 'A' },
  prod: { text: 'PROD', args: 'x:vector:?', unit: 'product' },
  vmin: { text: 'VMIN', args: 'x:vector:A', unit: 'A' },
  vmax: { text: 'VMAX', args: 'x:vector:A', unit: 'A' },
  elmcount: { text: 'ELMCOUNT', args: 'range:dimension:?', unit: '1' },
  vector_select: {
    text: 'VECTOR SELECT',
    args: 'selection:vector:?, expression:vector:?, missing::?, action::1, error action::1',
    unit: '?',
  },
  vector_sort_order: { text: 'VECTOR SORT ORDER', args: 'vector:array:?, direction::1', unit: '1' },
  vector_rank: { text: 'VECTOR RANK', args: 'vector:array:?, direction::1', unit: '1' },
  vector_reorder: { text: 'VECTOR REORDER', args: 'vector:array:A, order:array:1', unit: 'A' },
  vector_elm_map: { text: 'VECTOR ELM MAP', args: 'vector:array:A, offset::1', unit: 'A' },
  invert_matrix: { text: 'INVERT MATRIX', args: 'matrix:array:?, size::1', unit: '?' },
  with_lookup: { text: 'WITH LOOKUP', args: 'input::?, table:table:?', unit: '?' },
  lookup_extrapolate: { text: 'LOOKUP EXTRAPOLATE', args: 'table:lookup:A, input::?', unit: 'A' },
  lookup_forward: { text: 'LOOKUP FORWARD', args: 'table:lookup:A, input::?', unit: 'A' },
  lookup_backward: { text: 'LOOKUP BACKWARD', args: 'table:lookup:A, input::?', unit: 'A' },
  lookup_invert: { text: 'LOOKUP INVERT', args: 'table:lookup:?, output::?', unit: '?' },
  random_uniform: { text: 'RANDOM UNIFORM', args: 'low::A, high::A, seed::?', unit: 'A', marks: ['random'] },
  random_normal: {
    text: 'RANDOM NORMAL',
    args: 'low::A, high::A, mean::A, deviation::A, seed::?',
    unit: 'A',
    marks: ['random'],
  },
} as const satisfies Record<string, Row>;

/** Every builtin by its canonical name. */
export type FunctionId = keyof typeof table;

function functionInfo(id: FunctionId, row: Row): FunctionInfo {
  const args = row.args.split(', ').map((written): ArgumentInfo => {
    const [name = '', kind = '', unit = '?'] = written.split(':');
    return { name, kind: kind === '' ? 'number' : (kind as ArgumentKind), unit };
  });
  const marks = row.marks ?? [];
  return {
    id,
    text: row.text,
    args,
    unit: row.unit,
    state: marks.includes('state'),
    initialOnly: marks.includes('initial'),
    usesTime: marks.includes('time'),
    random: marks.includes('random'),
  };
}

/** The table of builtins, by id. */
export const functions: ReadonlyMap<string, FunctionInfo> = new Map(
  (Object.keys(table) as FunctionId[]).map((id) => [id, functionInfo(id, table[id])]),
);

const spreadsheet = 'data in other files is not read: write the numbers into the model';
const allocation = 'allocation among competing users is not supported: write the shares as equations';
const material = 'conserving delays of this kind are not supported: write the stocks as INTEG';

/** Functions that Vensim knows and this engine refuses, with the reason and what to do. */
export const unsupportedFunctions: ReadonlyMap<string, { readonly text: string; readonly reason: string }> = new Map(
  (
    [
      ['A FUNCTION OF', 'the equation is not written yet, only its causes: write the equation'],
      ['ALLOCATE AVAILABLE', allocation],
      ['ALLOCATE BY PRIORITY', allocation],
      ['DEMAND AT PRICE', allocation],
      ['SUPPLY AT PRICE', allocation],
      ['FIND MARKET PRICE', allocation],
      ['MARKETP', allocation],
      ['DELAY BATCH', material],
      ['DELAY CONVEYOR', material],
      ['DELAY INFORMATION', material],
      ['DELAY LOST', material],
      ['DELAY MATERIAL', material],
      ['DELAY PROFILE', material],
      ['DELAYP', material],
      ['DEPRECIATE BY SCHEDULE', material],
      ['DEPRECIATE STRAIGHTLINE', material],
      ['SHIFT IF TRUE', material],
      ['GET 123 CONSTANTS', spreadsheet],
      ['GET 123 DATA', spreadsheet],
      ['GET 123 LOOKUPS', spreadsheet],
      ['GET XLS CONSTANTS', spreadsheet],
      ['GET XLS DATA', spreadsheet],
      ['GET XLS LOOKUPS', spreadsheet],
      ['GET XLS SUBSCRIPT', spreadsheet],
      ['GET VDF CONSTANTS', spreadsheet],
      ['GET VDF DATA', spreadsheet],
      ['GET VDF LOOKUPS', spreadsheet],
      ['GET DIRECT CONSTANTS', spreadsheet],
      ['GET DIRECT DATA', spreadsheet],
      ['GET DIRECT LOOKUPS', spreadsheet],
      ['GET DIRECT SUBSCRIPT', spreadsheet],
      ['GET ODBC CONSTANTS', spreadsheet],
      ['GET ODBC DATA', spreadsheet],
      ['GET ODBC LOOKUPS', spreadsheet],
      ['GET DATA AT TIME', spreadsheet],
      ['GET DATA BETWEEN TIMES', spreadsheet],
      ['GET DATA FIRST TIME', spreadsheet],
      ['GET DATA LAST TIME', spreadsheet],
      ['GET DATA MAX', spreadsheet],
      ['GET DATA MEAN', spreadsheet],
      ['GET DATA MEDIAN', spreadsheet],
      ['GET DATA MIN', spreadsheet],
      ['GET DATA STDV', spreadsheet],
      ['GET DATA TOTAL POINTS', spreadsheet],
      ['TABBED INPUT', spreadsheet],
      ['INTERNAL RATE OF RETURN', 'write the present value as a stock and search for the rate outside the model'],
      ['PROBABILITY DENSITY FUNCTION', 'it is not supported'],
      ['RANDOM 0 1', 'use RANDOM UNIFORM(0, 1, seed)'],
      ['RANDOM BETA', 'only RANDOM UNIFORM and RANDOM NORMAL draw inside a run'],
      ['RANDOM BINOMIAL', 'only RANDOM UNIFORM and RANDOM NORMAL draw inside a run'],
      ['RANDOM EXPONENTIAL', 'only RANDOM UNIFORM and RANDOM NORMAL draw inside a run'],
      ['RANDOM GAMMA', 'only RANDOM UNIFORM and RANDOM NORMAL draw inside a run'],
      ['RANDOM LOOKUP', 'only RANDOM UNIFORM and RANDOM NORMAL draw inside a run'],
      ['RANDOM NEGATIVE BINOMIAL', 'only RANDOM UNIFORM and RANDOM NORMAL draw inside a run'],
      ['RANDOM PINK NOISE', 'only RANDOM UNIFORM and RANDOM NORMAL draw inside a run'],
      ['RANDOM POISSON', 'only RANDOM UNIFORM and RANDOM NORMAL draw inside a run'],
      ['RANDOM TRIANGULAR', 'only RANDOM UNIFORM and RANDOM NORMAL draw inside a run'],
      ['RANDOM WEIBULL', 'only RANDOM UNIFORM and RANDOM NORMAL draw inside a run'],
      ['REINITIAL', 'reinitialisation during a run is not supported'],
      ['SIMULTANEOUS', 'simultaneous equations are not solved: break the cycle with a stock or a delay'],
      ['LOOKUP AREA', 'it is not supported: integrate the table as a stock'],
      ['LOOKUP SLOPE', 'it is not supported: difference two values of the table'],
      ['TABXL', 'use LOOKUP EXTRAPOLATE'],
      ['TIME BASE', 'calendar dates are not supported: count time in numbers'],
      ['TIME TO REACH', 'it is not supported'],
      ['VECTOR LOOKUP', 'use VECTOR ELM MAP'],
    ] as const
  ).map(([text, reason]) => [text.toLowerCase().replaceAll(' ', '_'), { text, reason }]),
);

/** Names that a model gets without defining them. */
export const builtinVariables: readonly string[] = ['time'];

/** Names that every model must define: the axis of time. */
export const controlVariables: readonly string[] = ['initial_time', 'final_time', 'time_step', 'saveper'];
