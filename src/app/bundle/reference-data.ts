/** The model as a reader looks it up: every equation and every parameter, made when the app is built. */
import type { Localised } from '#base';
import type { Distribution } from '#stats';

/** One variable of the model, subscripts taken together. */
export interface VariableData {
  readonly id: string;
  /** As the model spells it, with its subscripts. */
  readonly name: string;
  readonly kind: 'stock' | 'lookup' | 'constant' | 'auxiliary';
  readonly unit: string;
  /** The model's own words, English. */
  readonly comment: string;
  readonly sector: string;
  /** Of the model file. */
  readonly line: number;
  /** Lines of HTML with MathML in them. */
  readonly mathematics: readonly string[];
  /** As the file writes it. */
  readonly text: string;
  /** Ids of the variables that it reads. */
  readonly uses: readonly string[];
  /** Ids of the variables that read it. */
  readonly feeds: readonly string[];
  /** Ids of its rows in the table of parameters. */
  readonly parameters: readonly string[];
}

export interface ParameterData {
  readonly id: string;
  /** Id of its variable. */
  readonly variable: string;
  readonly group: 'world' | 'choice' | 'structure';
  readonly unit: string;
  readonly label: Localised;
  /** In the default world; of a belief, its median. */
  readonly value: number;
  /** A value outside is refused. */
  readonly low: number;
  readonly high: number;
  /** Only whole numbers: a choice among rules. */
  readonly whole: boolean;
  /** Nine tenths of the belief, and its text form; absent when every future has the value. */
  readonly belief?: { readonly range: readonly [number, number]; readonly text: string; readonly drawn: Distribution };
  /** What the sources span. */
  readonly evidence?: readonly [number, number];
  readonly sources: readonly string[];
  readonly grade: string;
  readonly justification: string;
  readonly note: string;
  readonly knownSince?: string;
  /** The fact that gives the value. */
  readonly fact?: { readonly text: string; readonly published: string; readonly sources: readonly string[] };
  /** Whether it is on the rail of Explore. */
  readonly control: boolean;
}

export interface ReferenceData {
  /** Name of the model file. */
  readonly file: string;
  readonly modelVersion: string;
  /** In the order of the file. */
  readonly sectors: readonly string[];
  readonly variables: readonly VariableData[];
  readonly parameters: readonly ParameterData[];
}

/** A name that can stand in an address: `server_cost[amazon]` is `server_cost.amazon`. */
export function itemOf(id: string): string {
  return id.replace(/[[,]/g, '.').replaceAll(']', '');
}

export const variableLink = (id: string) => `#view=evidence.model/${itemOf(id)}`;
export const parameterLink = (id: string) => `#view=evidence.parameters/${itemOf(id)}`;
