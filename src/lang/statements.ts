/** Reads the equations of a model one statement after the other; after a fault it goes on behind the next `|`. */

import type { Definition, Equation, Expression, Group, Name } from './ast.ts';
import { readAlias, readDimension, type WrittenDimension } from './dimensions.ts';
import { type ExpressionContext, ExpressionParser } from './expressions.ts';
import { type Fields, readFields } from './fields.ts';
import { functions, unsupportedFunctions } from './functions.ts';
import { isBlank, Lexer } from './lexer.ts';
import type { Macro } from './macros.ts';
import { NameTable } from './names.ts';
import { type SourceText, SyntaxFault } from './source.ts';
import { readPoints, readSignedNumber } from './tables.ts';

/** Most faults listed; a text with more is hardly a model. */
export const greatestFaults = 1000;

const dataKeywords = [':INTERPOLATE:', ':RAW:', ':HOLD FORWARD:', ':LOOK FORWARD:'];
const dataHint = 'data in other files is not read: write the numbers as a lookup of time';

export class StatementParser {
  readonly definitions: Definition[] = [];
  readonly dimensions: WrittenDimension[] = [];
  readonly groups: Group[] = [];
  readonly macros: Macro[] = [];
  readonly faults: SyntaxFault[] = [];
  readonly context: ExpressionContext;
  readonly expressions: ExpressionParser;
  readonly #lexer: Lexer;
  readonly #source: SourceText;
  readonly #names = new NameTable();
  #group = '';
  #macro: Macro | undefined;

  constructor(source: SourceText, limit: number) {
    this.#source = source;
    this.#lexer = new Lexer(source.text, 0, limit);
    this.context = {
      lexer: this.#lexer,
      source,
      names: this.#names,
      macros: this.#macroNames(),
      report: (fault) => this.faults.push(fault),
    };
    this.expressions = new ExpressionParser(this.context);
  }

  /** Reads to the end of the equations, or until there are `greatestFaults`. */
  parse(): void {
    const lexer = this.#lexer;
    while (this.faults.length < greatestFaults) {
      const before = lexer.end;
      try {
        if (!this.#statement()) break;
      } catch (fault) {
        if (!(fault instanceof SyntaxFault)) throw fault;
        this.faults.push(fault);
        const from = Math.max(before, fault.offset);
        lexer.moveTo(this.#behindStatement(from, lexer.text.slice(before, from).includes('~')));
      }
    }
    if (this.#macro !== undefined) {
      this.faults.push(
        new SyntaxFault(`macro ${this.#macro.name.text} is not closed, expected :END OF MACRO:`, this.#macro.offset),
      );
    }
  }

  /** Macros may be defined behind their use, so their names are collected first. */
  #macroNames(): Set<string> {
    const found = new Set<string>();
    const { text, limit } = this.#lexer;
    const pattern = /:[ \t]*MACRO[ \t]*:/gi;
    for (let match = pattern.exec(text); match !== null && match.index < limit; match = pattern.exec(text)) {
      const name = /^\s*("(?:[^"\\\r\n]|\\.)*"|[^(|~\r\n"]*)\(/.exec(
        text.slice(pattern.lastIndex, pattern.lastIndex + 200),
      );
      if (name !== null) found.add(this.#names.name(name[1] ?? '').id);
    }
    return found;
  }

  /** @returns False at the end. */
  #statement(): boolean {
    const lexer = this.#lexer;
    const { text } = lexer;
    let i = lexer.end;
    while (i < lexer.limit && isBlank(text.charCodeAt(i))) i++;
    lexer.moveTo(i);
    if (text.startsWith('{', i)) this.#comment(i);
    else if (text.startsWith('*', i)) this.#starGroup(i);
    else {
      lexer.next();
      if (lexer.kind === 'end') return false;
      if (lexer.isKeyword(':MACRO:')) this.#macroHead();
      else if (lexer.isKeyword(':END OF MACRO:')) this.#macroEnd();
      else this.#definition();
    }
    return true;
  }

  /** Offset behind the `|` that ends the statement around `from`; quoted names may hold one. */
  #behindStatement(from: number, startsInFields = false): number {
    const { text, limit } = this.#lexer;
    let quoted = false;
    let inFields = startsInFields;
    for (let i = from; i < limit; i++) {
      const character = text.charAt(i);
      if (character === '|' && !quoted) return i + 1;
      if (character === '~' && !quoted) inFields = true;
      else if (character === '"' && !inFields && i > from) quoted = !quoted;
      else if (character === '\\' && quoted) i++;
      else if (character === '\n' || character === '\r') quoted = false;
    }
    return limit;
  }

  /** `{...}`; the form `{**name**}` starts a group. */
  #comment(start: number): void {
    const lexer = this.#lexer;
    const end = lexer.commentEnd(start);
    const inside = lexer.text.slice(start + 1, end - 1);
    if (inside.startsWith('**') && inside.endsWith('**')) this.#startGroup(inside.replaceAll('*', ''), start);
    lexer.moveTo(end);
  }

  /** A line of stars, `.name`, a line of stars, `~ comment |`. */
  #starGroup(start: number): void {
    const lexer = this.#lexer;
    const { text, limit } = lexer;
    const skip = (from: number, pattern: RegExp): number => {
      let i = from;
      while (i < limit && pattern.test(text.charAt(i))) i++;
      return i;
    };
    const name = skip(start, /[*\s]/);
    const nameEnd = skip(name, /[^\r\n*~|]/);
    const tilde = skip(nameEnd, /[*\s]/);
    const fields =
      text.charAt(tilde) === '~' || text.charAt(tilde) === '|' ? readFields(text, tilde, limit) : undefined;
    if (fields === undefined || nameEnd === name) {
      throw new SyntaxFault('group is malformed, expected stars, .name, stars, ~ comment |', start);
    }
    this.#startGroup(text.slice(name, nameEnd), name);
    lexer.moveTo(fields.end);
  }

  #startGroup(written: string, offset: number): void {
    const name = written.trim().replace(/^\./, '').trim();
    this.#group = name;
    this.groups.push({ name, place: this.#source.place(offset) });
  }

  #macroHead(): void {
    const lexer = this.#lexer;
    const offset = lexer.start;
    if (this.#macro !== undefined) {
      throw new SyntaxFault(
        `macro inside macro ${this.#macro.name.text}`,
        offset,
        'close the first with :END OF MACRO:',
      );
    }
    lexer.next();
    const name = this.#expectName('the name of the macro');
    if (functions.has(name.id))
      throw new SyntaxFault(`macro ${name.text} has the name of a builtin function`, offset, 'rename it');
    lexer.expect('(', 'before the inputs of the macro');
    const inputs: Name[] = [];
    const outputs: Name[] = [];
    do inputs.push(this.#expectName('the name of an input'));
    while (lexer.accept(','));
    if (lexer.accept(':')) {
      do outputs.push(this.#expectName('the name of an output'));
      while (lexer.accept(','));
    }
    if (!lexer.is(')')) lexer.fail(') or ,');
    this.#macro = { name, inputs, outputs, offset, definitions: [] };
    this.macros.push(this.#macro);
    lexer.moveTo(lexer.end);
  }

  #macroEnd(): void {
    if (this.#macro === undefined) throw new SyntaxFault(':END OF MACRO: without :MACRO:', this.#lexer.start);
    this.#macro = undefined;
    this.#lexer.moveTo(this.#lexer.end);
  }

  #expectName(expected: string): Name {
    const lexer = this.#lexer;
    if (lexer.kind !== 'name') lexer.fail(expected);
    const name = this.#names.name(lexer.token);
    lexer.next();
    return name;
  }

  #definition(): void {
    const lexer = this.#lexer;
    const offset = lexer.start;
    const name = this.#expectName('the name of a variable');
    const subscripts = lexer.is('[') ? this.#plainSubscripts() : [];
    const except: Name[][] = [];
    if (lexer.isKeyword(':EXCEPT:')) {
      do {
        lexer.next();
        if (!lexer.is('[')) lexer.fail('[ after :EXCEPT:');
        except.push(this.#plainSubscripts());
      } while (lexer.is(','));
    }
    if (subscripts.length === 0 && this.#range(name, offset)) return;
    if (this.#skipRealityCheck()) return;
    const unchangeable = lexer.is('==');
    const equation = this.#equation(name, subscripts);
    if (!lexer.is('~') && !lexer.is('|')) lexer.fail('an operator, ~ or |');
    const fields = readFields(lexer.text, lexer.start, lexer.limit);
    this.#add(name, subscripts, except, equation, unchangeable, fields, offset);
  }

  #add(
    name: Name,
    subscripts: Name[],
    except: Name[][],
    equation: Equation,
    unchangeable: boolean,
    fields: Fields,
    offset: number,
  ): void {
    const definition: Definition = {
      name,
      subscripts,
      except,
      equation,
      unchangeable,
      units: fields.units,
      ...(fields.range === undefined ? {} : { range: fields.range }),
      comment: fields.comment,
      group: this.#group,
      supplementary: fields.supplementary,
      place: this.#source.place(offset),
    };
    if (this.#macro === undefined) this.definitions.push(definition);
    else this.#macro.definitions.push(definition);
    this.#lexer.moveTo(fields.end);
  }

  #plainSubscripts(): Name[] {
    return this.expressions.parseSubscripts().map((use) => {
      if (use.bang) {
        throw new SyntaxFault(
          `${use.name.text}! on the left side`,
          this.#lexer.start,
          'use ! only inside SUM and its kin',
        );
      }
      return use.name;
    });
  }

  /** Definitions of subscript ranges and aliases. */
  #range(name: Name, offset: number): boolean {
    const lexer = this.#lexer;
    const alias = lexer.is('<->');
    if (!alias && !lexer.is(':')) return false;
    if (this.#macro !== undefined) {
      throw new SyntaxFault(
        `subscript range ${name.text} inside a macro is not supported`,
        offset,
        'define it outside',
        'unsupported',
      );
    }
    const written = alias ? readAlias(this.context, name, offset) : readDimension(this.context, name, offset);
    this.dimensions.push(written);
    lexer.moveTo(written.end);
    return true;
  }

  /** Reality checks and test inputs describe tests of a model and never change a simulation; they are read over. */
  #skipRealityCheck(): boolean {
    const lexer = this.#lexer;
    if (!lexer.isKeyword(':THE CONDITION:') && !lexer.isKeyword(':TEST INPUT:')) return false;
    const close = this.#behindStatement(lexer.start);
    if (lexer.text.charAt(close - 1) !== '|')
      throw new SyntaxFault('reality check is not closed, expected |', lexer.start);
    lexer.moveTo(close);
    return true;
  }

  #equation(name: Name, subscripts: readonly Name[]): Equation {
    const lexer = this.#lexer;
    if (lexer.is('(')) return this.#lookup(name);
    const start = lexer.start;
    if (lexer.is(':=') || (lexer.kind === 'keyword' && dataKeywords.includes(lexer.token))) {
      throw new SyntaxFault(`${name.text} is a data variable, which is not supported`, start, dataHint, 'unsupported');
    }
    if (lexer.isKeyword(':IS:')) {
      throw new SyntaxFault(
        `${name.text} is a text constant, which is not supported`,
        start,
        'use a number',
        'unsupported',
      );
    }
    if (lexer.is('~') || lexer.is('|')) {
      throw new SyntaxFault(
        `${name.text} has no equation, so it is a data variable, which is not supported`,
        start,
        dataHint,
        'unsupported',
      );
    }
    if (!lexer.is('=') && !lexer.is('==')) lexer.fail('= after the name');
    lexer.next();
    if (lexer.is('~') || lexer.is('|')) {
      throw new SyntaxFault(`${name.text} has an empty equation`, lexer.start, 'write the equation');
    }
    if (lexer.kind === 'name' && this.#names.name(lexer.token).id === 'tabbed_array' && this.#opensBracket())
      return this.#tabbedArray();
    const first = this.expressions.parse();
    if (lexer.is(',') || lexer.is(';')) return this.#array(name, subscripts, first, start);
    return { kind: 'expression', expression: first };
  }

  #opensBracket(): boolean {
    const lexer = this.#lexer;
    return lexer.text.charAt(lexer.skipBlanks(lexer.end)) === '(';
  }

  #lookup(name: Name): Equation {
    const lexer = this.#lexer;
    const start = lexer.start;
    lexer.next();
    const refused = lexer.kind === 'name' ? unsupportedFunctions.get(this.#names.name(lexer.token).id) : undefined;
    if (refused !== undefined) {
      throw new SyntaxFault(`${refused.text} is not supported`, lexer.start, refused.reason, 'unsupported');
    }
    if (functions.has(name.id)) {
      throw new SyntaxFault(`lookup ${name.text} has the name of a builtin function`, start, 'rename it');
    }
    const points = readPoints(lexer);
    lexer.expect(')', 'after the points');
    return { kind: 'lookup', points };
  }

  /** `1, 2, 3` or rows ended by `;`, from the separator behind the first number on. */
  #array(name: Name, subscripts: readonly Name[], first: Expression, start: number): Equation {
    const lexer = this.#lexer;
    if (subscripts.length === 0) {
      throw new SyntaxFault(`${name.text} is given several numbers but has no subscripts`, lexer.start);
    }
    let row = [literal(first, start)];
    const rows = [row];
    while (lexer.is(',') || lexer.is(';')) {
      const endsRow = lexer.is(';');
      lexer.next();
      if (endsRow && (lexer.is('~') || lexer.is('|'))) break;
      if (endsRow) {
        row = [];
        rows.push(row);
      }
      row.push(readSignedNumber(lexer, 'a number; arrays hold only numbers'));
    }
    return { kind: 'array', rows };
  }

  /** `TABBED ARRAY(` rows on lines, numbers set apart by blanks `)`. */
  #tabbedArray(): Equation {
    const lexer = this.#lexer;
    const { text } = lexer;
    const open = lexer.skipBlanks(lexer.end);
    const close = text.indexOf(')', open);
    if (close < 0 || close >= lexer.limit) throw new SyntaxFault('TABBED ARRAY is not closed, expected )', lexer.start);
    const rows = text
      .slice(open + 1, close)
      .split(/\r\n|\n|\r/)
      .map((line) => line.replace(/\\[ \t]*$/, '').trim())
      .filter((line) => line !== '')
      .map((line) =>
        line.split(/[\s,]+/).map((cell) => {
          const value = Number(cell);
          if (!/^[-+.\deE]+$/.test(cell) || !Number.isFinite(value)) {
            throw new SyntaxFault(`TABBED ARRAY holds ${cell}, expected a number`, text.indexOf(cell, open));
          }
          return value;
        }),
      );
    if (rows.length === 0) throw new SyntaxFault('TABBED ARRAY is empty', lexer.start);
    lexer.moveTo(close + 1);
    lexer.next();
    return { kind: 'array', rows };
  }
}

function literal(expression: Expression, offset: number): number {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'unary' && expression.operator !== ':NOT:') {
    const value = literal(expression.operand, offset);
    return expression.operator === '-' ? -value : value;
  }
  throw new SyntaxFault('first entry of an array is not a number; arrays hold only numbers', offset);
}
