/**
 * Do the units of every equation agree? Every operator and function is followed. Written numbers fit any unit in sums,
 * comparisons, MIN and MAX and are dimensionless in products, as Vensim treats them; a variable without a declared
 * unit fits anything.
 */

import type { JevonsError } from '#base';
import type { Definition, Expression, Model } from './ast.ts';
import { controlVariables } from './functions.ts';
import { issueAt } from './source.ts';
import { type Measure, UnitInference } from './unit-inference.ts';
import { divideUnits, sameUnit, type Unit, UnitSystem } from './units.ts';

export interface UnitOptions {
  /** Groups of names that mean one unit, besides those in the model's settings. */
  readonly equivalences?: readonly (readonly string[])[];
}

/**
 * Every place where units do not agree.
 *
 * @returns Errors of kind `check` or `data` in the order of the text: code `unit-mismatch` names both sides, code
 *   `malformed-unit` a unit that cannot be read. Empty when all agree.
 */
export function checkUnits(model: Model, options: UnitOptions = {}): JevonsError[] {
  return new UnitChecker(model, options).run();
}

/** Constants and lookups for which no unit is declared: nothing is wrong yet, but their equations go unchecked. */
export function missingUnits(model: Model): JevonsError[] {
  const declared = new Set(model.definitions.filter((one) => one.units !== '').map((one) => one.name.id));
  const seen = new Set<string>();
  const notes: JevonsError[] = [];
  for (const definition of model.definitions) {
    const { name, macro, place } = definition;
    if (macro !== undefined || declared.has(name.id) || seen.has(name.id) || !isConstant(definition)) continue;
    seen.add(name.id);
    notes.push(issueAt(place, `${name.text} has no unit`, 'missing-unit', 'declare one, Dmnl when it has none'));
  }
  return notes;
}

function isConstant({ equation }: Definition): boolean {
  if (equation.kind !== 'expression') return true;
  let { expression }: { expression: Expression } = equation;
  while (expression.kind === 'unary') expression = expression.operand;
  return expression.kind === 'number';
}

class UnitChecker {
  readonly #model: Model;
  readonly #system: UnitSystem;
  readonly #declared = new Map<string, Unit>();
  readonly #issues: JevonsError[] = [];

  constructor(model: Model, options: UnitOptions) {
    this.#model = model;
    this.#system = new UnitSystem([...model.unitEquivalences, ...(options.equivalences ?? [])]);
  }

  run(): JevonsError[] {
    for (const definition of this.#model.definitions) this.#declare(definition);
    const time = this.#timeUnit();
    for (const definition of this.#model.definitions) {
      if (definition.equation.kind === 'expression') this.#check(definition, definition.equation.expression, time);
    }
    return this.#issues;
  }

  #declare(definition: Definition): void {
    const { name, units, place } = definition;
    const unit = this.#system.parse(units);
    if (unit === undefined) return;
    if (typeof unit === 'string') {
      this.#issues.push(
        issueAt(place, `${name.text}: unit ${units} is malformed, ${unit}`, 'malformed-unit', 'write $/task'),
      );
      return;
    }
    const before = this.#declared.get(name.id);
    if (before === undefined) this.#declared.set(name.id, unit);
    else if (!sameUnit(before, unit)) {
      const what = `${name.text}: unit is ${this.#print(unit)} here and ${this.#print(before)} in another part`;
      this.#issues.push(issueAt(place, what, 'unit-mismatch', 'declare one unit for all elements'));
    }
  }

  /** The unit of TIME STEP; the other control variables must share it. */
  #timeUnit(): Unit | undefined {
    const time = this.#declared.get('time_step') ?? this.#declared.get('initial_time');
    if (time === undefined) return undefined;
    for (const { name, place } of this.#model.definitions) {
      const unit = controlVariables.includes(name.id) ? this.#declared.get(name.id) : undefined;
      if (unit === undefined || sameUnit(unit, time)) continue;
      const what = `${name.text}: unit is ${this.#print(unit)}, time is in ${this.#print(time)}`;
      this.#issues.push(issueAt(place, what, 'unit-mismatch', 'use one unit of time'));
    }
    return time;
  }

  #check(definition: Definition, expression: Expression, time: Unit | undefined): void {
    const { name, place } = definition;
    const declared = this.#declared.get(name.id);
    let faults = 0;
    const inference = new UnitInference({
      unitOf: (id) => this.#declared.get(id),
      isSubscript: (id) => this.#subscripts().has(id),
      time,
      print: (unit) => this.#print(unit),
      report: (where, what, hint) => {
        faults++;
        this.#issues.push(issueAt(where, `${name.text}: ${what}`, 'unit-mismatch', hint));
      },
    });
    const measure: Measure = inference.infer(expression, declared);
    if (faults > 0 || declared === undefined || typeof measure === 'string' || sameUnit(declared, measure)) return;
    const what = `${name.text}: unit is ${this.#print(declared)}, equation gives ${this.#print(measure)}`;
    this.#issues.push(issueAt(place, what, 'unit-mismatch', this.#advice(declared, measure, time)));
  }

  #advice(declared: Unit, given: Unit, time: Unit | undefined): string {
    const declare = `declare ${this.#print(given)}`;
    if (time === undefined || time.size === 0) return declare;
    if (sameUnit(divideUnits(given, declared), time)) return `divide by a time or ${declare}`;
    if (sameUnit(divideUnits(declared, given), time)) return `multiply by a time or ${declare}`;
    return declare;
  }

  #subscriptIds: Set<string> | undefined;

  #subscripts(): Set<string> {
    this.#subscriptIds ??= new Set(
      this.#model.dimensions.flatMap(({ name, elements }) => [name.id, ...elements.map((element) => element.id)]),
    );
    return this.#subscriptIds;
  }

  #print(unit: Unit): string {
    return this.#system.print(unit);
  }
}
