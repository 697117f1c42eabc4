/**
 * The parsed form of a model: what the text says, before subscripts are expanded.
 * Every node that an error may point at carries its place in the text.
 */

/** A place in the text; line and column start at 1 and count characters as an editor shows them. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * A name in the two forms we use: as the modeller spelled it, and canonical
 * (lower case, runs of blanks and underscores made one underscore, quotes removed).
 */
export interface Name {
  readonly text: string;
  readonly id: string;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '=' | '<>' | '<' | '<=' | '>' | '>=' | ':AND:' | ':OR:';
export type UnaryOperator = '-' | '+' | ':NOT:';

export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly place: Place }
  /** `:NA:`, the missing value. */
  | { readonly kind: 'missing'; readonly place: Place }
  | {
      readonly kind: 'variable';
      readonly name: Name;
      readonly subscripts: readonly SubscriptUse[];
      readonly place: Place;
    }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression; readonly place: Place }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly place: Place;
    }
  /** A builtin function: `name.id` is its id in `functions`, e.g. `IF THEN ELSE` -> `if_then_else`. */
  | { readonly kind: 'call'; readonly name: Name; readonly args: readonly Expression[]; readonly place: Place }
  /** A named lookup used as a function: `table(x)`. */
  | {
      readonly kind: 'lookup';
      readonly name: Name;
      readonly subscripts: readonly SubscriptUse[];
      readonly input: Expression;
      readonly place: Place;
    }
  /** A table written in place, the second argument of WITH LOOKUP. */
  | { readonly kind: 'table'; readonly points: LookupPoints; readonly place: Place };

/** One subscript of a use: an element, a range, or a range marked with `!` (the axis that SUM and its kin run over). */
export interface SubscriptUse {
  readonly name: Name;
  readonly bang: boolean;
  readonly place: Place;
}

/** Points of a lookup, x strictly increasing; `range` is the optional `[(xmin,ymin)-(xmax,ymax)]` hint. */
export interface LookupPoints {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly range?: readonly [number, number, number, number];
}

/** A definition of a subscript range: its elements in order, and the ranges it maps to. */
export interface Dimension {
  readonly name: Name;
  readonly elements: readonly Name[];
  readonly mappings: readonly DimensionMapping[];
  /** Set when the definition is an alias, `A <-> B`. */
  readonly aliasOf?: Name;
  readonly comment: string;
  readonly place: Place;
}

export interface DimensionMapping {
  readonly to: Name;
  /** For element i of the mapping range, the elements of `to` it stands for; one each when plain. */
  readonly elements: readonly (readonly Name[])[];
}

export type Equation =
  | { readonly kind: 'expression'; readonly expression: Expression }
  /** `A[sub] = 1, 2, 3` or a two-dimensional table with rows ended by `;`. */
  | { readonly kind: 'array'; readonly rows: readonly (readonly number[])[] }
  | { readonly kind: 'lookup'; readonly points: LookupPoints };

/** One definition; a subscripted variable may have several, each for a part of its elements. */
export interface Definition {
  readonly name: Name;
  readonly subscripts: readonly Name[];
  /** `:EXCEPT: [...]` parts. */
  readonly except: readonly (readonly Name[])[];
  readonly equation: Equation;
  /** `==`: a constant that may not be varied. */
  readonly unchangeable: boolean;
  /** Units as written, without the range: `$/task`; empty when absent. */
  readonly units: string;
  /** `[min, max, step]` that may follow the units. */
  readonly range?: readonly (number | undefined)[];
  readonly comment: string;
  readonly group: string;
  readonly supplementary: boolean;
  /** Set on what a macro call has made: the name of the macro. Such variables are hidden and their names start with `#`. */
  readonly macro?: string;
  readonly place: Place;
}

export interface Group {
  readonly name: string;
  readonly place: Place;
}

/** Method of integration; `rk2` and `rk4` are Runge-Kutta of second and fourth order. */
export type Integration = 'euler' | 'rk2' | 'rk4';

export interface Model {
  readonly file: string;
  readonly dimensions: readonly Dimension[];
  readonly definitions: readonly Definition[];
  readonly groups: readonly Group[];
  /** Unit equivalences from the settings section (`22:$,Dollar,Dollars,$s`). */
  readonly unitEquivalences: readonly (readonly string[])[];
  /** The method that the settings section asks for (`15:0,0,0,1,0,0` is `rk4`); Euler when there is none. */
  readonly integration: Integration;
}
