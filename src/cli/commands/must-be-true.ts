/** `jevons must-be-true`: the published pay-back calculations, run, solved and compared. */
import type { Command } from 'commander';
import { JevonsError } from '#base';
import { compareTheses, evaluateThesis, mustBeTrue, refuseIrreproducible, solveThesis, type Thesis } from '#studies';
import { anyNumber, dateArgument, repeated, wholeNumber } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { cardAnswer } from '../must-be-true/card.ts';
import { comparisonAnswer } from '../must-be-true/comparison.ts';
import { listAnswer } from '../must-be-true/list.ts';
import { loadTheses, loadThesisHeads } from '../must-be-true/load.ts';
import { readSettings } from '../must-be-true/settings.ts';
import { solutionAnswer } from '../must-be-true/solution.ts';
import { type Answer, addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import type { Session } from '../session.ts';
import { joinUserFacts } from '../user-facts.ts';
import { loadWholeLedger } from '../world.ts';

interface ThesisOptions extends OutputOptions {
  readonly set?: readonly string[];
  readonly solve?: string;
  readonly target?: number;
  readonly compare?: string;
  readonly year?: number;
  readonly asOf?: string;
  readonly current?: boolean;
}

const earliestYear = 2015;
const latestYear = 2040;

function usage(what: string, where: string, hint: string): JevonsError {
  return new JevonsError(what, { kind: 'usage', code: 'options-do-not-fit', where, hint });
}

/** Each option belongs to one way of asking. */
function refuseMisfits(id: string | undefined, options: ThesisOptions): void {
  const { set, solve, target, compare, year, asOf, current } = options;
  if (compare !== undefined && id !== undefined) {
    throw usage(`got the thesis ${id} and --compare`, '--compare', `write --compare ${id},${compare}`);
  }
  if (compare !== undefined && (solve !== undefined || target !== undefined)) {
    throw usage('theses are solved one at a time', '--solve', 'leave out --compare and name one thesis');
  }
  if (year !== undefined && compare === undefined) {
    throw usage('only --compare takes a year', '--year', 'write --compare SEQ-600,KUP-160 --year 2025');
  }
  if (compare !== undefined && current === true) {
    throw usage('--compare takes the figures of a year', '--current', 'leave it out, or name the year with --year');
  }
  const wantsThesis = [set, solve, target, asOf, current].some((option) => option !== undefined);
  if (id === undefined && compare === undefined && wantsThesis) {
    throw usage('which thesis?', 'must-be-true', 'name one: "jevons must-be-true" lists them');
  }
  if ((solve === undefined) !== (target === undefined)) {
    throw usage('--solve and --target go together', '--solve', 'write --solve asset_life --target 200');
  }
  if (solve !== undefined && asOf !== undefined && current !== true) {
    throw usage(
      '--solve holds the published inputs, whatever the day',
      '--as-of',
      'add --current to hold those of the ledger',
    );
  }
}

/** Every assumption that the ledger knows. */
function currentValues(thesis: Thesis, asOf: string | undefined): Record<string, number> {
  const moved = mustBeTrue(loadWholeLedger(), [thesis], thesis.id, { asOf }).allSwitched?.inputs ?? [];
  return Object.fromEntries(moved.map(({ id, to }) => [id, to]));
}

function answerFor(id: string | undefined, options: ThesisOptions): Answer {
  refuseMisfits(id, options);
  const { solve, target, compare, asOf, lang } = options;
  const set = readSettings(options.set);
  if (compare !== undefined) {
    const ids = compare.split(',').map((word) => word.trim());
    const theses = loadTheses(ids);
    const repeatedId = theses.find((thesis, index) => theses.indexOf(thesis) !== index)?.id;
    if (repeatedId !== undefined) throw usage(`${repeatedId} stands twice`, '--compare', 'name each thesis once');
    const ledger = loadWholeLedger();
    // The last calendar year that is over for every company.
    const year = options.year ?? Number((asOf ?? ledger.dataDate).slice(0, 4)) - 1;
    return comparisonAnswer(compareTheses(ledger, theses, { year, asOf, set }), lang);
  }
  if (id === undefined) return listAnswer(loadThesisHeads(), lang);
  const [thesis] = loadTheses([id]);
  if (thesis === undefined) throw new Error(`no thesis for ${id}`);
  if (Object.keys(set).length > 0 || options.current === true) refuseIrreproducible(thesis);
  const values = options.current === true ? { ...currentValues(thesis, asOf), ...set } : set;
  if (solve !== undefined && target !== undefined) {
    return solutionAnswer(thesis, solveThesis(thesis, solve, target, values), lang);
  }
  const card = mustBeTrue(loadWholeLedger(), [thesis], id, { set: values, asOf });
  // Says which values have no finite answer.
  if (card.ours === null && card.kind !== 'not_reproducible') evaluateThesis(thesis, values);
  return cardAnswer(card, lang);
}

export function define(command: Command, session: Session): void {
  command
    .argument('[thesis]', 'id of a thesis; without one, the list')
    .option('--set <input=value>', 'set an input, in its unit; may be repeated', repeated)
    .option('--current', 'take every assumption that the ledger knows from it; --set goes before')
    .option('--solve <input>', 'what must this input be, within its plausible range')
    .option('--target <number>', 'for the answer to be this, in its unit', anyNumber('--target'))
    .option('--compare <ids>', 'theses side by side, with commas')
    .option(
      '--year <year>',
      'the calendar year to compare on; the last full one unless given',
      wholeNumber('--year', earliestYear, latestYear),
    )
    .option('--as-of <date>', 'only what was public by this day', dateArgument('--as-of'));
  addOutputOptions(command).action((id: string | undefined, options: ThesisOptions) =>
    deliver(answerFor(id, options), options, session),
  );
  joinUserFacts([command], session);
  addExamples(command, [
    ['jevons must-be-true', 'the published calculations, by group'],
    ['jevons must-be-true SEQ-600', 'one: formula, inputs, sources, weaknesses, and what current figures change'],
    ['jevons must-be-true kup-160 --set asset_life=6 --as-of 2025-11-30', 'with your own input, as known that day'],
    ['jevons must-be-true kup-160 --solve gross_margin --target 100', 'the margin at which $100bn a year is enough'],
    ['jevons must-be-true kup-160 --current --solve gross_margin --target 300', 'the same at the figures of today'],
    ['jevons must-be-true --compare SEQ-600,KUP-160,BAIN-2T --year 2025', 'side by side on one year'],
  ]);
}
