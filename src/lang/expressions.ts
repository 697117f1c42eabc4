/**
 * Expressions with Vensim's precedence, loosest first: `:OR:`, `:AND:`, `:NOT:`, comparison, `+ -`, `* /`, sign, `^`.
 * So `-a^b` is -(a^b), `a^b^c` is a^(b^c), and `:NOT: a = b` is :NOT: (a = b).
 */

import { didYouMean } from '#base';
import type { BinaryOperator, Expression, Name, SubscriptUse, UnaryOperator } from './ast.ts';
import { type FunctionInfo, functions, unsupportedFunctions } from './functions.ts';
import { COMPARISON_LEVEL, levels, NOT_LEVEL } from './levels.ts';
import type { Lexer } from './lexer.ts';
import type { NameTable } from './names.ts';
import { type SourceText, SyntaxFault } from './source.ts';
import { readPoints } from './tables.ts';

/** Brackets inside brackets; beyond this an expression is refused, so that no later pass can run out of stack. */
const deepestNesting = 250;
/** Height of the tree, chains such as a+b+c+... included. */
const greatestHeight = 1000;

export interface ExpressionContext {
  readonly lexer: Lexer;
  readonly source: SourceText;
  readonly names: NameTable;
  /** Canonical names of the macros of the file. */
  readonly macros: ReadonlySet<string>;
  /** Called for a fault after which reading can go on. */
  readonly report: (fault: SyntaxFault) => void;
}

export class ExpressionParser {
  readonly #context: ExpressionContext;
  readonly #lexer: Lexer;
  #depth = 0;
  /** Height of the expression returned last. */
  #height = 0;
  /** Names that macro calls give to extra outputs: `MACRO(x : name)`. */
  readonly macroOutputs = new Map<Expression, readonly Name[]>();

  constructor(context: ExpressionContext) {
    this.#context = context;
    this.#lexer = context.lexer;
  }

  /**
   * Reads one expression from the current token on.
   *
   * @throws SyntaxFault at the first token that does not fit.
   */
  parse(): Expression {
    this.#depth = 0;
    return this.#parseLevel(1);
  }

  #parseLevel(lowest: number): Expression {
    this.#enter();
    let left = this.#parsePrefix(lowest);
    let height = this.#height;
    let last = 0;
    for (;;) {
      const lexer = this.#lexer;
      const operator = lexer.token;
      const level = lexer.kind === 'operator' || lexer.kind === 'keyword' ? levels.get(operator) : undefined;
      if (level === undefined || level < lowest) break;
      if (level === COMPARISON_LEVEL && last === COMPARISON_LEVEL) {
        throw new SyntaxFault(
          'comparison of a comparison',
          lexer.start,
          'put one of them in brackets or join them with :AND:',
        );
      }
      last = level;
      const place = this.#context.source.place(lexer.start);
      lexer.next();
      const right = this.#parseLevel(level + 1);
      left = { kind: 'binary', operator: operator as BinaryOperator, left, right, place };
      height = this.#grow(Math.max(height, this.#height));
    }
    this.#depth--;
    this.#height = height;
    return left;
  }

  #parsePrefix(lowest: number): Expression {
    const lexer = this.#lexer;
    if (!lexer.isKeyword(':NOT:')) return this.#parseUnary();
    if (lowest > NOT_LEVEL) {
      throw new SyntaxFault(
        ':NOT: behind an operator that binds tighter',
        lexer.start,
        'put :NOT: and what it negates in brackets',
      );
    }
    const place = this.#context.source.place(lexer.start);
    lexer.next();
    const operand = this.#parseLevel(NOT_LEVEL);
    this.#height = this.#grow(this.#height);
    return { kind: 'unary', operator: ':NOT:', operand, place };
  }

  #parseUnary(): Expression {
    const lexer = this.#lexer;
    if (!lexer.is('-') && !lexer.is('+')) return this.#parsePower();
    this.#enter();
    const operator = lexer.token as UnaryOperator;
    const place = this.#context.source.place(lexer.start);
    lexer.next();
    const operand = this.#parseUnary();
    this.#depth--;
    this.#height = this.#grow(this.#height);
    return { kind: 'unary', operator, operand, place };
  }

  #parsePower(): Expression {
    const base = this.#parsePrimary();
    const lexer = this.#lexer;
    if (!lexer.is('^')) return base;
    this.#enter();
    const height = this.#height;
    const place = this.#context.source.place(lexer.start);
    lexer.next();
    const exponent = this.#parseUnary();
    this.#depth--;
    this.#height = this.#grow(Math.max(height, this.#height));
    return { kind: 'binary', operator: '^', left: base, right: exponent, place };
  }

  #parsePrimary(): Expression {
    const lexer = this.#lexer;
    this.#height = 1;
    const place = this.#context.source.place(lexer.start);
    if (lexer.kind === 'number') {
      const value = lexer.value;
      lexer.next();
      return { kind: 'number', value, place };
    }
    if (lexer.isKeyword(':NA:')) {
      lexer.next();
      return { kind: 'missing', place };
    }
    if (lexer.accept('(')) {
      const inner = this.#parseLevel(1);
      lexer.expect(')', 'to close the bracket');
      return inner;
    }
    if (lexer.kind === 'name') return this.#parseNamed();
    return lexer.fail('a number, a name or (');
  }

  /** A variable, a lookup call, a builtin or a macro call. */
  #parseNamed(): Expression {
    const { source, names, macros } = this.#context;
    const lexer = this.#lexer;
    const start = lexer.start;
    const place = source.place(start);
    const name = names.name(lexer.token);
    lexer.next();
    if (lexer.is('(')) {
      const info = functions.get(name.id);
      if (info !== undefined) return this.#parseCall(name, info, start);
      if (macros.has(name.id)) return this.#parseMacroCall(name, start);
      const refused = unsupportedFunctions.get(name.id);
      if (refused !== undefined) return this.#skipUnsupported(refused.text, refused.reason, start);
    }
    const subscripts = lexer.is('[') ? this.parseSubscripts() : [];
    if (!lexer.is('(')) return { kind: 'variable', name, subscripts, place };
    lexer.next();
    const input = this.#parseLevel(1);
    if (lexer.is(',')) throw this.#unknownFunction(name, start);
    lexer.expect(')', `after the input of ${name.text}`);
    this.#height = this.#grow(this.#height);
    return { kind: 'lookup', name, subscripts, input, place };
  }

  #unknownFunction(name: Name, start: number): SyntaxFault {
    const near = didYouMean(
      name.text,
      [...functions.values()].map((info) => info.text),
    );
    const hint = near === undefined ? 'a lookup takes one input' : `did you mean ${near}?`;
    return new SyntaxFault(`unknown function ${name.text}`, start, hint, 'unsupported');
  }

  #parseCall(name: Name, info: FunctionInfo, start: number): Expression {
    const lexer = this.#lexer;
    const args: Expression[] = [];
    let height = 0;
    lexer.next();
    if (!lexer.is(')')) {
      do {
        args.push(this.#parseArgument(info, args.length));
        height = Math.max(height, this.#height);
      } while (lexer.accept(','));
    }
    lexer.expect(')', `or , in the arguments of ${info.text}`);
    if (args.length !== info.args.length) {
      const wanted = info.args.map((argument) => argument.name).join(', ');
      throw new SyntaxFault(
        `${info.text} has ${args.length} arguments, expected ${info.args.length}`,
        start,
        `write ${info.text}(${wanted})`,
      );
    }
    this.#height = this.#grow(height);
    return { kind: 'call', name, args, place: this.#context.source.place(start) };
  }

  #parseArgument(info: FunctionInfo, index: number): Expression {
    const lexer = this.#lexer;
    const argument = info.args[index];
    const start = lexer.start;
    if (argument?.kind === 'table') {
      lexer.expect('(', `before the points of ${info.text}`);
      const points = readPoints(lexer);
      lexer.expect(')', 'after the points');
      this.#height = 1;
      return { kind: 'table', points, place: this.#context.source.place(start) };
    }
    const expression = this.#parseLevel(1);
    const plain =
      expression.kind === 'variable' && (argument?.kind !== 'dimension' || expression.subscripts.length === 0);
    if ((argument?.kind === 'lookup' || argument?.kind === 'dimension') && !plain) {
      const wanted = argument.kind === 'lookup' ? 'the name of a lookup' : 'the name of a subscript range';
      throw new SyntaxFault(`${argument.name} of ${info.text} is an expression, expected ${wanted}`, start);
    }
    if (argument?.kind === 'array' && (expression.kind !== 'variable' || expression.subscripts.length === 0)) {
      const what = `${argument.name} of ${info.text} is not a subscripted variable`;
      throw new SyntaxFault(what, start, 'name the expression as a variable first');
    }
    return expression;
  }

  #parseMacroCall(name: Name, start: number): Expression {
    const lexer = this.#lexer;
    const args: Expression[] = [];
    const outputs: Name[] = [];
    let height = 0;
    lexer.next();
    if (!lexer.is(')') && !lexer.is(':')) {
      do {
        args.push(this.#parseLevel(1));
        height = Math.max(height, this.#height);
      } while (lexer.accept(','));
    }
    if (lexer.accept(':')) {
      do {
        if (lexer.kind !== 'name') lexer.fail('the name of an output');
        outputs.push(this.#context.names.name(lexer.token));
        lexer.next();
      } while (lexer.accept(','));
    }
    lexer.expect(')', `or , in the arguments of ${name.text}`);
    this.#height = this.#grow(height);
    const call: Expression = { kind: 'call', name, args, place: this.#context.source.place(start) };
    this.macroOutputs.set(call, outputs);
    return call;
  }

  /** Reports a refused function and goes on behind its closing bracket, so that later faults are found too. */
  #skipUnsupported(text: string, reason: string, start: number): Expression {
    const { source, report } = this.#context;
    report(new SyntaxFault(`${text} is not supported`, start, reason, 'unsupported'));
    const lexer = this.#lexer;
    lexer.moveTo(closingBracket(lexer.text, lexer.start, lexer.limit));
    lexer.next();
    this.#height = 1;
    return { kind: 'missing', place: source.place(start) };
  }

  /** `[a, b!, c]` from its opening bracket on. */
  parseSubscripts(): SubscriptUse[] {
    const { source, names } = this.#context;
    const lexer = this.#lexer;
    const subscripts: SubscriptUse[] = [];
    lexer.next();
    do {
      if (lexer.kind !== 'name' && !lexer.isWholeNumber()) lexer.fail('the name of a subscript');
      const name = names.name(lexer.token);
      const place = source.place(lexer.start);
      lexer.next();
      subscripts.push({ name, bang: lexer.accept('!'), place });
    } while (lexer.accept(','));
    lexer.expect(']', 'or , in the subscripts');
    return subscripts;
  }

  #enter(): void {
    if (++this.#depth > deepestNesting) {
      throw new SyntaxFault(
        `expression nested deeper than ${deepestNesting} levels`,
        this.#lexer.start,
        'name a part of it as a variable',
      );
    }
  }

  #grow(height: number): number {
    if (height >= greatestHeight) {
      throw new SyntaxFault(
        `expression joins more than ${greatestHeight} parts`,
        this.#lexer.start,
        'name a part of it as a variable',
      );
    }
    return height + 1;
  }
}

/** Offset behind the bracket that closes the one at `open`; at the end of the equation when there is none. */
function closingBracket(text: string, open: number, limit: number): number {
  let depth = 0;
  let quote = '';
  for (let i = open; i < limit; i++) {
    const character = text.charAt(i);
    if (quote !== '') {
      if (character === quote || character === '\n') quote = '';
    } else if (character === '"' || (character === "'" && /[\s,(]/.test(text.charAt(i - 1)))) quote = character;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return i + 1;
    else if (character === '|' || character === '~') return i;
  }
  return limit;
}
