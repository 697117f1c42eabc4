/** Names that people give to feedback loops: a table beside the model. */
import { csvParseRows } from 'd3-dsv';
import { canonicalId, JevonsError } from '#base';

/** A named loop: every loop of the model that passes through its variables in this order, whatever lies between. */
export interface LoopName {
  readonly id: string;
  readonly name: { readonly en: string; readonly fr: string };
  readonly polarity: 'reinforcing' | 'balancing';
  /** As written in the table; the last acts on the first, at once or through others. */
  readonly through: readonly string[];
  /** Variables that must not be on the way. */
  readonly avoiding: readonly string[];
}

const columns = ['id', 'name_en', 'name_fr', 'polarity', 'through', 'avoiding'] as const;

function listed(cell: string): string[] {
  return cell
    .split('>')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/**
 * Reads a table of loops: columns id, name_en, name_fr, polarity (reinforcing or balancing), through and avoiding, the
 * last two variables separated by `>`.
 *
 * @throws JevonsError `malformed-loops`, kind `data`, with every fault in `issues`.
 */
export function parseLoopTable(text: string, file: string): LoopName[] {
  const [header = [], ...rows] = csvParseRows(text);
  const issues: JevonsError[] = [];
  const report = (row: number, what: string, hint: string) => {
    issues.push(new JevonsError(what, { kind: 'data', code: 'malformed-loops', where: `${file}:${row}`, hint }));
  };
  for (const column of columns) {
    if (!header.includes(column)) report(1, `there is no column ${column}`, `columns are ${columns.join(', ')}`);
  }
  const seen = new Set<string>();
  const names = rows.map((cells, i): LoopName => {
    const cell = (column: (typeof columns)[number]) => (cells[header.indexOf(column)] ?? '').trim();
    const [id, polarity, through] = [cell('id'), cell('polarity'), listed(cell('through'))];
    if (id === '' || seen.has(id)) report(i + 2, `id is "${id}"`, 'give each loop an id of its own, such as R1');
    seen.add(id);
    if (polarity !== 'reinforcing' && polarity !== 'balancing') {
      report(i + 2, `polarity is "${polarity}"`, 'expected reinforcing or balancing');
    }
    if (through.length === 0) report(i + 2, 'no variable is given', 'write through as "a > b > c"');
    const en = cell('name_en') || id;
    return {
      id,
      name: { en, fr: cell('name_fr') || en },
      polarity: polarity as LoopName['polarity'],
      through,
      avoiding: listed(cell('avoiding')),
    };
  });
  const [first] = issues;
  if (first === undefined) return names;
  if (issues.length === 1) throw first;
  throw new JevonsError(`the table of loops has ${issues.length} faults`, {
    kind: 'data',
    code: 'malformed-loops',
    where: file,
    issues,
  });
}

/** Whether a loop passes through the variables of a name in their order, and through none to be avoided. */
export function passesThrough(variables: readonly string[], { through, avoiding }: LoopName): boolean {
  const wanted = through.map(canonicalId);
  if (avoiding.some((name) => variables.includes(canonicalId(name)))) return false;
  const start = variables.indexOf(wanted[0] ?? '');
  if (start < 0) return false;
  let at = 0;
  for (const name of wanted.slice(1)) {
    const position = variables.indexOf(name);
    const ahead = (position - start + variables.length) % variables.length;
    if (position < 0 || ahead <= at) return false;
    at = ahead;
  }
  return true;
}
