/** Units of measure: what `$/task`, `MW*hour` or `1/(Year*person)` mean, and how they combine. */

/** Powers of base units by canonical name; no power is 0; empty means dimensionless. */
export type Unit = ReadonlyMap<string, number>;

export const dimensionless: Unit = new Map();

const dimensionlessNames = new Set(['dmnl', 'dimensionless', 'unitless', '1']);

/** Names that Vensim takes as equal in every model; more come with the settings of a model. */
const usualEquivalences = [
  ['$', 'dollar'],
  ['person', 'people'],
];

const smallestPower = 1e-9;

export function multiplyUnits(left: Unit, right: Unit, power = 1): Unit {
  const product = new Map(left);
  for (const [name, exponent] of right) {
    const sum = (product.get(name) ?? 0) + exponent * power;
    if (Math.abs(sum) < smallestPower) product.delete(name);
    else product.set(name, sum);
  }
  return product;
}

export function divideUnits(left: Unit, right: Unit): Unit {
  return multiplyUnits(left, right, -1);
}

export function raiseUnit(unit: Unit, power: number): Unit {
  return multiplyUnits(dimensionless, unit, power);
}

export function sameUnit(left: Unit, right: Unit): boolean {
  return divideUnits(left, right).size === 0;
}

/** Letter case and blanks aside, and a plural s taken off words of four letters and more: `Years` is `year`. */
function foldName(name: string): string {
  const folded = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');
  const isPlural = folded.length > 3 && folded.endsWith('s') && !folded.endsWith('ss');
  return isPlural || folded === '$s' ? folded.slice(0, -1) : folded;
}

/** Reads and prints units; names that are equivalent become one base unit. */
export class UnitSystem {
  readonly #base = new Map<string, string>();
  /** First spelling met of each base unit, to print it. */
  readonly #spelling = new Map<string, string>();

  /** @param equivalences Groups of names that mean one unit, e.g. from a model's settings. */
  constructor(equivalences: readonly (readonly string[])[] = []) {
    for (const group of [...usualEquivalences, ...equivalences]) {
      const names = group.map(foldName);
      const base = this.#baseOf(names[0] ?? '');
      for (const name of names) {
        const before = this.#baseOf(name);
        this.#base.set(name, base);
        for (const [other, its] of this.#base) if (its === before) this.#base.set(other, base);
      }
    }
  }

  #baseOf(name: string): string {
    return this.#base.get(name) ?? name;
  }

  /**
   * @param text `$/task`, `1/Year`, `Dmnl`, `m^2`, `kWh/(person*day)`.
   * @returns The unit; undefined when nothing is written; the fault, as text, when it cannot be read.
   */
  parse(text: string): Unit | undefined | string {
    if (text.trim() === '') return undefined;
    const tokens = text.match(/[()*/^]|[^()*/^]+/g) ?? [];
    const reader = new UnitReader(
      tokens.map((token) => token.trim()).filter((token) => token !== ''),
      (name) => this.#named(name),
    );
    return reader.read();
  }

  #named(name: string): Unit {
    const base = this.#baseOf(foldName(name));
    if (dimensionlessNames.has(base)) return dimensionless;
    if (!this.#spelling.has(base)) this.#spelling.set(base, name);
    return new Map([[base, 1]]);
  }

  /** A unit as a modeller would write it: `GW/Year`, `Dmnl`. */
  print(unit: Unit): string {
    const side = (sign: number) =>
      [...unit]
        .filter(([, power]) => Math.sign(power) === sign)
        .map(([name, power]) => {
          const spelled = this.#spelling.get(name) ?? name;
          const size = Math.abs(power);
          return size === 1 ? spelled : `${spelled}^${Number(size.toPrecision(6))}`;
        });
    const above = side(1);
    const below = side(-1);
    if (unit.size === 0) return 'Dmnl';
    const numerator = above.length === 0 ? '1' : above.join('*');
    if (below.length === 0) return numerator;
    return `${numerator}/${below.length === 1 ? below[0] : `(${below.join('*')})`}`;
  }
}

/** Products and quotients from left to right, powers, brackets. */
class UnitReader {
  readonly #tokens: readonly string[];
  readonly #named: (name: string) => Unit;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly string[], named: (name: string) => Unit) {
    this.#tokens = tokens;
    this.#named = named;
  }

  read(): Unit | string {
    const unit = this.#product();
    if (typeof unit === 'string') return unit;
    const rest = this.#tokens[this.#at];
    return rest === undefined ? unit : `${rest} is not expected in a unit`;
  }

  #product(): Unit | string {
    let unit = this.#power();
    while (typeof unit !== 'string' && (this.#tokens[this.#at] === '*' || this.#tokens[this.#at] === '/')) {
      const sign = this.#tokens[this.#at] === '*' ? 1 : -1;
      this.#at++;
      const factor = this.#power();
      if (typeof factor === 'string') return factor;
      unit = multiplyUnits(unit, factor, sign);
    }
    return unit;
  }

  #power(): Unit | string {
    const unit = this.#factor();
    if (typeof unit === 'string' || this.#tokens[this.#at] !== '^') return unit;
    this.#at++;
    const bracketed = this.#tokens[this.#at] === '(';
    if (bracketed) this.#at++;
    const written = this.#tokens[this.#at++] ?? '';
    const power = Number(written);
    if (written === '' || !Number.isFinite(power)) return `power ${written} is not a number`;
    if (bracketed && this.#tokens[this.#at++] !== ')') return 'bracket is not closed';
    return raiseUnit(unit, power);
  }

  #factor(): Unit | string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) return 'unit ends too early';
    if (token === '(') {
      if (++this.#depth > 50) return 'brackets are nested too deeply';
      const inner = this.#product();
      this.#depth--;
      if (typeof inner === 'string') return inner;
      return this.#tokens[this.#at++] === ')' ? inner : 'bracket is not closed';
    }
    if ('*/^)'.includes(token)) return `${token} is not expected in a unit`;
    if (/^[-+.\d]+$/.test(token) && Number(token) !== 1)
      return `${token} is not a unit; scale factors belong in equations`;
    return this.#named(token);
  }
}
