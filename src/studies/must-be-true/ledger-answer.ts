/** Answers the question of an input from the ledger, as of a date or for a calendar year, in the unit of the input. */
import { type IsoDate, JevonsError, type Localised } from '#base';
import {
  type FactValue,
  type GuidanceEntry,
  isMissing,
  type Ledger,
  type MissingValue,
  type SourceReference,
} from '#ledger';
import { readObservation } from './ledger-observations.ts';
import { type Moment, moneyScale, periodText, type Reading } from './ledger-reading.ts';
import type { LedgerAnswer, LedgerMark, LedgerQuestion, LedgerTerm, NoLedgerAnswer, ThesisInput } from './types.ts';

/**
 * @param moment `asOf`: only what was public by that day. `year`: that calendar year instead of the latest.
 * @returns The figure with its documents; else why there is none.
 */
export function ledgerAnswer(ledger: Ledger, input: ThesisInput, moment: Moment): LedgerAnswer | NoLedgerAnswer {
  const { ledger: question, unit } = input;
  if (question === undefined) return { missing: input.ledgerNote };
  const above = sumOf(ledger, question, question.terms, question.over === undefined ? unit : '$m', moment);
  if ('missing' in above || question.over === undefined) return above;
  const below = sumOf(ledger, question, question.over, '$m', moment);
  if ('missing' in below) return below;
  return { ...joined([above, below]), value: above.value / below.value };
}

export function hasAnswer(answer: LedgerAnswer | NoLedgerAnswer): answer is LedgerAnswer {
  return !('missing' in answer);
}

function sumOf(
  ledger: Ledger,
  question: LedgerQuestion,
  terms: readonly LedgerTerm[],
  unit: string,
  moment: Moment,
): LedgerAnswer | NoLedgerAnswer {
  const readings = terms.map((term) => readTerm(ledger, question, term, unit, moment));
  const missing = readings.find((reading) => 'missing' in reading);
  if (missing !== undefined && 'missing' in missing) return missing;
  const found = readings as LedgerAnswer[];
  return { ...joined(found), value: withoutDust(found.reduce((sum, { value }) => sum + value, 0)) };
}

/** Twelve digits: sums of tenths come out as people write them. */
function withoutDust(value: number): number {
  return Number(value.toPrecision(12));
}

function joined(answers: readonly LedgerAnswer[]): Omit<LedgerAnswer, 'value'> {
  const documents = new Map(answers.flatMap((one) => one.documents).map((one) => [`${one.title} ${one.place}`, one]));
  const dates = answers.map(({ published }) => published);
  return {
    published: dates.includes(null) ? null : (dates.toSorted().at(-1) ?? null),
    parts: answers.flatMap(({ parts }) => parts),
    documents: [...documents.values()],
    marks: [...new Set(answers.flatMap(({ marks }) => marks))],
  };
}

function readTerm(
  ledger: Ledger,
  question: LedgerQuestion,
  term: LedgerTerm,
  unit: string,
  moment: Moment,
): LedgerAnswer | NoLedgerAnswer {
  const reading =
    term.kind === 'observation'
      ? readObservation(ledger, question.how, term, unit, moment)
      : readFigure(ledger, question, term, unit, moment);
  return 'missing' in reading ? reading : answerOf(reading);
}

function answerOf({ label, value, period, published, sources, marks }: Reading): LedgerAnswer {
  const documents = sources.map(({ title, place, url, confirmable }) => ({ title, place, url, confirmable }));
  const unconfirmed: readonly LedgerMark[] = sources.every(({ confirmable }) => confirmable) ? [] : ['unconfirmed'];
  return {
    value,
    published,
    parts: [{ label, value, period, published }],
    documents,
    marks: [...marks, ...unconfirmed],
  };
}

function readFigure(
  ledger: Ledger,
  { how, period: guided }: LedgerQuestion,
  { metric, definition, company }: Extract<LedgerTerm, { kind: 'figure' }>,
  unit: string,
  { asOf, year }: Moment,
): Reading | NoLedgerAnswer {
  const asked = { company, metric, definition, asOf };
  const guidedYear = guided === undefined ? year : Number(guided.slice(2));
  if (how === 'guided') {
    const wanted = year === undefined || year === guidedYear;
    return wanted ? readGuidance(ledger, company, `CY${guidedYear}`, unit, asOf) : notInYear(year);
  }
  const value = figure(() =>
    year === undefined ? ledger.trailingYear(asked) : ledger.find({ ...asked, period: `CY${year}` }),
  );
  if (!('missing' in value)) return readingOf(ledger, value, unit);
  const plan =
    year === undefined || metric !== 'capex' ? value : readGuidance(ledger, company, `CY${year}`, unit, asOf);
  return 'missing' in plan ? value : plan;
}

/** A company that does not report a metric is an answer here, not an error. */
function figure(ask: () => FactValue | MissingValue): FactValue | NoLedgerAnswer {
  try {
    const value = ask();
    return isMissing(value) ? untranslated(value.missing) : value;
  } catch (error) {
    if (error instanceof JevonsError && error.kind === 'data') return untranslated(error.message);
    throw error;
  }
}

/** The ledger says why in English only. */
function untranslated(why: string): NoLedgerAnswer {
  return { missing: { en: `The ledger says: ${why}.`, fr: `Le registre répond\u00a0: ${why}.` } };
}

function readingOf(ledger: Ledger, fact: FactValue, unit: string): Reading | NoLedgerAnswer {
  return {
    label: `${ledger.company(fact.company).label.en}, ${fact.metric} (${fact.definition})`,
    value: fact.value * moneyScale('USD million', unit),
    period: periodText(fact.period.label),
    published: fact.published,
    sources: fact.sources,
    marks: fact.approximate ? ['approximate'] : [],
  };
}

function readGuidance(
  ledger: Ledger,
  company: string,
  period: string,
  unit: string,
  asOf: IsoDate | undefined,
): Reading | NoLedgerAnswer {
  const entries = guidanceOf(ledger, company, asOf).filter((one) => one.period.label === period);
  const last = entries.at(-1);
  if (last === undefined || last.low === null) {
    return untranslated(`no guidance in figures for ${company} ${period}`);
  }
  const sources: readonly SourceReference[] = last.sources;
  return {
    label: `${ledger.company(company).label.en}, capex guidance (${last.definition})`,
    value: ((last.low + (last.high ?? last.low)) / 2) * moneyScale('USD billion', unit),
    period: periodText(period),
    published: last.knownFrom,
    sources,
    marks: ['guidance'],
  };
}

/** In figures; none when nothing was said by that day. */
function guidanceOf(ledger: Ledger, company: string, asOf: IsoDate | undefined): readonly GuidanceEntry[] {
  try {
    return ledger.guidance({ company, asOf }).filter(({ low }) => low !== null);
  } catch (error) {
    if (error instanceof JevonsError && error.code === 'missing-value') return [];
    throw error;
  }
}

function notInYear(year: number | undefined): { missing: Localised } {
  return {
    missing: { en: `The ledger has no such figure for ${year}.`, fr: `Le registre n'a pas ce chiffre pour ${year}.` },
  };
}
