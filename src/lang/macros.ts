/**
 * Macros are expanded where they are called: every call makes its own hidden variables, with the subscripts of the
 * equation that holds the call. Names that end in `$` inside a macro mean the model's variables, as do time and the
 * control variables.
 */

import type { Definition, Expression, Name, SubscriptUse } from './ast.ts';
import { builtinVariables, controlVariables, functions } from './functions.ts';
import { nameOf } from './names.ts';
import { type SourceText, SyntaxFault } from './source.ts';
import { children, mapChildren, visitExpression } from './walk.ts';

export interface Macro {
  readonly name: Name;
  readonly inputs: readonly Name[];
  readonly outputs: readonly Name[];
  readonly offset: number;
  readonly definitions: Definition[];
}

type Variable = Extract<Expression, { kind: 'variable' }>;
type Call = Extract<Expression, { kind: 'call' }>;

/** Macros called by macros; beyond this a macro is taken to call itself. */
const deepestNesting = 20;
/** Hidden variables in all; a guard against macros that multiply. */
const greatestExpansion = 100_000;
const shared = new Set([...builtinVariables, ...controlVariables]);

function bareText(name: Name): string {
  return name.text.startsWith('"') ? name.text.slice(1, -1) : name.text;
}

/** Problems of a macro's own text: reported once, whether it is called or not. */
function macroFaults(macro: Macro, source: SourceText): SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  const locals = localNames(macro);
  const refuse = (what: string, offset: number, hint: string) =>
    faults.push(new SyntaxFault(`macro ${macro.name.text}: ${what}`, offset, hint, 'unsupported'));
  const defined = new Set(macro.definitions.map((definition) => definition.name.id));
  for (const name of [macro.name, ...macro.outputs]) {
    if (!defined.has(name.id)) refuse(`${name.text} is not defined in it`, macro.offset, `write ${name.text} = ...`);
  }
  const seen = new Set(macro.inputs.map((name) => name.id));
  for (const definition of macro.definitions) {
    const offset = source.offset(definition.place);
    if (seen.has(definition.name.id)) refuse(`${definition.name.text} is defined twice`, offset, 'remove one');
    seen.add(definition.name.id);
    if (definition.subscripts.length > 0 || definition.equation.kind === 'array') {
      refuse('subscripts inside macros are not supported', offset, 'write the equations out');
    }
    if (definition.equation.kind !== 'expression') continue;
    visitExpression(definition.equation.expression, (node) => {
      if (node.kind !== 'variable' && node.kind !== 'lookup') return;
      const at = source.offset(node.place);
      if (node.subscripts.length > 0)
        refuse('subscripts inside macros are not supported', at, 'write the equations out');
      if (!locals.has(node.name.id) && !shared.has(node.name.id) && !bareText(node.name).endsWith('$')) {
        refuse(`${node.name.text} is not defined in it`, at, `write ${bareText(node.name)}$ for the model's variable`);
      }
    });
  }
  return faults;
}

function localNames(macro: Macro): Set<string> {
  return new Set([...macro.inputs, ...macro.definitions.map((definition) => definition.name)].map((name) => name.id));
}

/** Whether an expression has a subscript marked `!` that no function inside it runs over. */
function hasOpenAxis(expression: Expression): boolean {
  if (
    expression.kind === 'call' &&
    functions.get(expression.name.id)?.args.some((argument) => argument.kind === 'vector')
  ) {
    return false;
  }
  const own = expression.kind === 'variable' || expression.kind === 'lookup' ? expression.subscripts : [];
  return own.some((use) => use.bang) || children(expression).some(hasOpenAxis);
}

export class MacroExpander {
  readonly #macros = new Map<string, Macro>();
  readonly #outputs: ReadonlyMap<Expression, readonly Name[]>;
  readonly #source: SourceText;
  readonly #report: (fault: SyntaxFault) => void;
  readonly #taken: Set<string>;
  readonly #counts = new Map<string, number>();
  #made: Definition[] = [];
  #total = 0;

  /**
   * @param outputs Names that calls give to extra outputs.
   * @param taken Canonical names of the model's own variables.
   */
  constructor(
    macros: readonly Macro[],
    outputs: ReadonlyMap<Expression, readonly Name[]>,
    taken: Set<string>,
    source: SourceText,
    report: (fault: SyntaxFault) => void,
  ) {
    this.#outputs = outputs;
    this.#source = source;
    this.#report = report;
    this.#taken = taken;
    for (const macro of macros) {
      if (this.#macros.has(macro.name.id)) {
        report(new SyntaxFault(`macro ${macro.name.text} is defined twice`, macro.offset, 'remove one'));
      }
      this.#macros.set(macro.name.id, macro);
      for (const fault of macroFaults(macro, source)) report(fault);
    }
  }

  /** The definition without macro calls, followed by the hidden ones its calls make. */
  expand(definition: Definition): Definition[] {
    if (definition.equation.kind !== 'expression') return [definition];
    this.#made = [];
    const expression = this.#rewrite(definition.equation.expression, definition, 0);
    return [{ ...definition, equation: { kind: 'expression', expression } }, ...this.#made];
  }

  #rewrite(expression: Expression, caller: Definition, depth: number): Expression {
    if (expression.kind === 'call') {
      const macro = functions.has(expression.name.id) ? undefined : this.#macros.get(expression.name.id);
      if (macro !== undefined) return this.#call(macro, expression, caller, depth);
    }
    return mapChildren(expression, (child) => this.#rewrite(child, caller, depth));
  }

  #fault(what: string, place: Expression, hint?: string): void {
    this.#report(new SyntaxFault(what, this.#source.offset(place.place), hint, 'unsupported'));
  }

  #call(macro: Macro, call: Call, caller: Definition, depth: number): Expression {
    const failed: Expression = { kind: 'missing', place: call.place };
    if (call.args.length !== macro.inputs.length) {
      this.#fault(`macro ${macro.name.text} has ${call.args.length} arguments, expected ${macro.inputs.length}`, call);
      return failed;
    }
    if (depth >= deepestNesting || this.#total > greatestExpansion) {
      this.#fault(`macro ${macro.name.text} calls itself or multiplies without end`, call);
      return failed;
    }
    if (call.args.some(hasOpenAxis)) {
      this.#fault(
        `macro ${macro.name.text} inside SUM or its kin is not supported`,
        call,
        'name the result of the macro first',
      );
      return failed;
    }
    const args = call.args.map((arg) => this.#rewrite(arg, caller, depth));
    const instance = new Instance(macro, args, caller, this.#prefix(macro));
    this.#total += macro.inputs.length + macro.definitions.length;
    for (const made of instance.definitions((problem) => this.#fault(problem, call))) {
      const equation = made.equation;
      if (equation.kind !== 'expression') this.#made.push(made);
      else {
        const expression = this.#rewrite(equation.expression, caller, depth + 1);
        this.#made.push({ ...made, equation: { kind: 'expression', expression } });
      }
    }
    this.#nameOutputs(macro, call, caller, instance);
    return instance.reference(macro.name, call.place);
  }

  #nameOutputs(macro: Macro, call: Call, caller: Definition, instance: Instance): void {
    const outputs = this.#outputs.get(call) ?? [];
    if (outputs.length > macro.outputs.length) {
      this.#fault(
        `macro ${macro.name.text} has ${macro.outputs.length} outputs, the call names ${outputs.length}`,
        call,
      );
    }
    outputs.forEach((name, i) => {
      const output = macro.outputs[i];
      if (output === undefined) return;
      if (this.#taken.has(name.id)) {
        this.#fault(
          `output ${name.text} of macro ${macro.name.text} is also defined by an equation`,
          call,
          'rename one',
        );
        return;
      }
      this.#taken.add(name.id);
      const { macro: _, ...visible } = instance.definition(name, instance.reference(output, call.place), caller.place);
      this.#made.push(visible);
    });
  }

  /** `#NAME 1>`, not yet used by the model. */
  #prefix(macro: Macro): string {
    let count = this.#counts.get(macro.name.id) ?? 0;
    let prefix: string;
    do prefix = `#${bareText(macro.name)} ${++count}>`;
    while (this.#taken.has(nameOf(`"${prefix}${bareText(macro.name)}#"`).id));
    this.#counts.set(macro.name.id, count);
    return prefix;
  }
}

/** One call of a macro. */
class Instance {
  readonly #macro: Macro;
  readonly #args: readonly Expression[];
  readonly #caller: Definition;
  readonly #prefix: string;
  readonly #locals: Set<string>;
  /** Local names that are lookups; they carry no subscripts. */
  readonly #tables: Set<string>;
  /** Inputs that the macro uses as lookups, with the lookup given. */
  readonly #lookups = new Map<string, Variable>();

  constructor(macro: Macro, args: readonly Expression[], caller: Definition, prefix: string) {
    this.#macro = macro;
    this.#args = args;
    this.#caller = caller;
    this.#prefix = prefix;
    this.#locals = localNames(macro);
    this.#tables = new Set(macro.definitions.filter((one) => one.equation.kind === 'lookup').map((one) => one.name.id));
  }

  reference(name: Name, place: Expression['place']): Variable {
    const subscripts: SubscriptUse[] = this.#tables.has(name.id)
      ? []
      : this.#caller.subscripts.map((subscript) => ({ name: subscript, bang: false, place }));
    return { kind: 'variable', name: this.#hidden(name), subscripts, place };
  }

  definition(name: Name, expression: Expression, place: Definition['place']): Definition {
    return {
      name,
      subscripts: this.#caller.subscripts,
      except: this.#caller.except,
      equation: { kind: 'expression', expression },
      unchangeable: false,
      units: '',
      comment: '',
      group: this.#caller.group,
      supplementary: false,
      macro: this.#macro.name.text,
      place,
    };
  }

  definitions(refuse: (problem: string) => void): Definition[] {
    this.#findLookups(refuse);
    const made: Definition[] = [];
    this.#macro.inputs.forEach((input, i) => {
      const arg = this.#args[i];
      if (arg !== undefined && !this.#lookups.has(input.id))
        made.push(this.definition(this.#hidden(input), arg, arg.place));
    });
    for (const body of this.#macro.definitions) {
      const { equation } = body;
      const name = this.#hidden(body.name);
      if (equation.kind === 'expression') made.push(this.definition(name, this.#bind(equation.expression), body.place));
      else
        made.push({ ...body, name, units: '', comment: '', group: this.#caller.group, macro: this.#macro.name.text });
    }
    return made;
  }

  #hidden(name: Name): Name {
    return nameOf(`"${this.#prefix}${bareText(name)}#"`);
  }

  #findLookups(refuse: (problem: string) => void): void {
    const asLookup = new Set<string>();
    for (const { equation } of this.#macro.definitions) {
      if (equation.kind !== 'expression') continue;
      visitExpression(equation.expression, (node) => {
        if (node.kind === 'lookup') asLookup.add(node.name.id);
        if (node.kind !== 'call') return;
        functions.get(node.name.id)?.args.forEach((argument, i) => {
          const given = node.args[i];
          if (argument.kind === 'lookup' && given?.kind === 'variable') asLookup.add(given.name.id);
        });
      });
    }
    this.#macro.inputs.forEach((input, i) => {
      const arg = this.#args[i];
      if (!asLookup.has(input.id)) return;
      if (arg?.kind === 'variable') this.#lookups.set(input.id, arg);
      else
        refuse(
          `input ${input.text} of macro ${this.#macro.name.text} is used as a lookup, expected the name of a lookup`,
        );
    });
  }

  /** An expression of the body in the names of this call. */
  #bind(expression: Expression): Expression {
    if (expression.kind === 'variable') return this.#bindVariable(expression);
    if (expression.kind === 'lookup') {
      const { name, subscripts } = this.#bindVariable({
        kind: 'variable',
        name: expression.name,
        subscripts: [],
        place: expression.place,
      });
      return { ...expression, name, subscripts, input: this.#bind(expression.input) };
    }
    return mapChildren(expression, (child) => this.#bind(child));
  }

  #bindVariable(variable: Variable): Variable {
    const lookup = this.#lookups.get(variable.name.id);
    if (lookup !== undefined) return { ...lookup, place: variable.place };
    if (this.#locals.has(variable.name.id)) return this.reference(variable.name, variable.place);
    if (!bareText(variable.name).endsWith('$')) return variable;
    const bare = bareText(variable.name).slice(0, -1);
    return { ...variable, name: nameOf(variable.name.text.startsWith('"') ? `"${bare}"` : bare) };
  }
}
