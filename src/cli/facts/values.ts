/** `jevons facts capex|revenue|cloud`: one figure with everything behind it, or companies side by side on one basis. */

import type { Command } from 'commander';
import { formatNumber, formatPercent, JevonsError, type Language } from '#base';
import {
  type FactValue,
  isAsPrinted,
  isMissing,
  isTrailing,
  type Ledger,
  type MoneyFact,
  type MoneyView,
  type Total,
} from '#ledger';
import { addExamples } from '../examples.ts';
import { messages } from '../messages.ts';
import { type Answer, addOutputOptions, deliver } from '../output.ts';
import { sparkLine } from '../picture.ts';
import type { Screen, Session } from '../session.ts';
import { bold, type Field, formatFields, formatTable } from '../table.ts';
import { loadNarrowLedger } from '../world.ts';
import { addFactOptions, lastYear, moneyView, namesOf, type ValueOptions } from './options.ts';
import {
  amount,
  amountWithUnit,
  basisNotes,
  conversionText,
  factCells,
  factColumns,
  factJson,
  fileParts,
  type Labels,
  labelsOf,
  marks,
  missingText,
  moneyNotes,
  noteText,
  reserves,
  sourceFields,
  sumText,
} from './show.ts';
import { millionsIn, wordsOf } from './words.ts';

/** Those of the race, in the order in which they are shown. */
export const buyers = ['amazon', 'microsoft', 'alphabet', 'meta', 'oracle', 'coreweave'];
/** Metrics that definitions of capex are made of. */
const partsOfCapex = ['capex_proceeds', 'finance_lease_principal'];
const trendQuarters = 12;
const narrowestTrend = 90;

/** One question with everything that answers share. */
interface Asked {
  readonly ledger: Ledger;
  readonly labels: Labels;
  readonly view: MoneyView;
  readonly lang: Language;
  readonly asOf: string | undefined;
}

function factText(fact: MoneyFact, asked: Asked, printed: FactValue, screen: Screen): string {
  const { lang, labels, view, ledger, asOf } = asked;
  const words = messages[lang];
  const more = wordsOf[lang];
  const { period, definition, definitionText, published, publishedReason } = fact;
  const value = amountWithUnit(fact, view, lang);
  const label = period.label.startsWith('last four') ? more.trailing(period.end) : period.label;
  const what = `${labels.company(fact.company)}, ${labels.metric(fact.metric)}, ${label}`;
  const title = lang === 'fr' ? `${what}\u00a0: ${value}` : `${what}: ${value}`;
  const status = [words.statuses[fact.status], words.grade(fact.grade), ...reserves(fact, words)].join(', ');
  const breakdown = fact.arithmetic.length > 0 ? [] : ledger.breakdown(printed, asOf);
  const others = ledger
    .definitions(fact.company, fact.metric)
    .filter(({ id }) => id !== definition)
    .map(({ id }) => `--definition ${id}`);
  const fields: Field[] = [
    [words.definition, `${definition}: ${definitionText[lang]}`],
    [words.period, `${period.start} ${words.to} ${period.end}`],
    [words.published, [published ?? '', publishedReason].filter((part) => part !== '').join('; ')],
    [words.status, status],
    ...(fact.arithmetic.length === 0 ? [] : [[words.arithmetic, sumText(fact.arithmetic, labels, lang)] as const]),
    ...(breakdown.length === 0 ? [] : [[more.madeOf, sumText(breakdown, labels, lang)] as const]),
    ...conversionFields(fact, printed, asked),
    ...fact.notes.map((note): Field => [words.note, noteText(note, lang)]),
    ...sourceFields([fact, ...conversionSources(fact)], words),
  ];
  const last = others.length === 0 ? '' : `\n${more.otherDefinitions(others.join(', '))}\n`;
  return `${bold(title, screen)}\n\n${formatFields(fields, screen).join('\n')}\n${last}`;
}

function conversionFields(fact: MoneyFact, printed: FactValue, { lang }: Asked): Field[] {
  if (fact.conversion === undefined) return [];
  return [
    [wordsOf[lang].conversion, conversionText(printed.value, fact.conversion, lang)],
    ['', fact.conversion.text[lang]],
  ];
}

function conversionSources({ conversion }: MoneyFact): Pick<FactValue, 'sources'>[] {
  return conversion?.steps.map(({ sources }) => ({ sources })) ?? [];
}

function oneFact(printed: FactValue, asked: Asked): Answer {
  const { ledger, labels, view, lang, asOf } = asked;
  const fact = ledger.inMoney(printed, view, asOf);
  const breakdown = ledger.breakdown(printed, asOf);
  const title = `${labels.company(fact.company)}, ${labels.metric(fact.metric)}, ${fact.period.label}`;
  return {
    json: { ...factJson(fact), ...(breakdown.length === 0 ? {} : { breakdown }) },
    rows: { columns: factColumns, records: [factCells(fact)] },
    text: (screen) => factText(fact, asked, printed, screen),
    notes: moneyNotes(view, lang, wordsOf[lang].money),
    ...fileParts(ledger, title, fact.sources, view, asOf),
  };
}

/** The flags that show the same companies on another basis. */
function otherFlags(total: Total): string[] {
  if (total.metric !== 'capex') return [];
  const ids = ['gross', 'net', 'incl-finance-leases', 'all'];
  return ids.filter((id) => id !== total.definition).map((id) => `--definition ${id}`);
}

function totalNotes(total: Total, { labels, lang }: Asked): string[] {
  const missing = total.missing.map((answer) =>
    wordsOf[lang].notThere(labels.company(answer.company), missingText(answer, lang)),
  );
  if (total.metric.startsWith('cloud') && !total.sameBasis) {
    const own = total.parts.map(
      ({ company, definition, definitionText }) =>
        `${labels.company(company)}: ${definition}, ${definitionText[lang]}.`,
    );
    return [wordsOf[lang].ownSegments, ...own, ...missing];
  }
  const flags = otherFlags(total);
  return [
    ...basisNotes(total, labels, lang),
    ...missing,
    ...(flags.length === 0 ? [] : [wordsOf[lang].otherDefinitions(flags.join(', '))]),
  ];
}

/** The last quarters that were public, on the definition of the row. */
function trendOf(part: FactValue, { ledger, asOf }: Asked): string {
  const { company, metric, definition, period } = part;
  const { points } = ledger.series({ company, metric, definition, asOf });
  const shown = points.filter((point) => point.period.start <= period.end).slice(-trendQuarters);
  return sparkLine(shown.map(({ value }) => value));
}

/** Parts in the money asked for; the total is their sum. */
function converted(total: Total, { ledger, view, asOf }: Asked) {
  const parts = total.parts.map((part) => ({ ...ledger.inMoney(part, view, asOf), share: part.share }));
  const sum = parts.reduce((all, { value }) => all + value, 0);
  return { parts, sum: isAsPrinted(view) ? total.valueOfKnown : Math.round(sum * 1000) / 1000 };
}

function totalTable(total: Total, asked: Asked, screen: Screen, withTrend: boolean): string {
  const { lang, labels, view } = asked;
  const words = messages[lang];
  const { parts, sum } = converted(total, asked);
  const trend = (part: FactValue | undefined) => (withTrend ? [part === undefined ? '' : trendOf(part, asked)] : []);
  const rows = parts.map((part, index) => [
    labels.company(part.company),
    amount(part, lang),
    formatPercent(part.share, lang, { decimals: 1 }),
    part.definition,
    ...trend(total.parts[index]),
    part.published ?? '-',
    marks({ ...part, status: (total.parts[index] as FactValue).status }, words),
  ]);
  const label = total.missing.length === 0 ? words.total : words.totalOfKnown;
  const all = formatNumber(sum, lang, isAsPrinted(view) ? { significant: 15 } : { decimals: 0 });
  return formatTable(
    {
      title: `${labels.metric(total.metric)}, ${total.period}`,
      columns: [
        { title: words.company },
        { title: millionsIn(view, lang), align: 'right' },
        { title: words.share, align: 'right' },
        { title: words.definition },
        ...(withTrend ? [{ title: wordsOf[lang].trend(trendQuarters) }] : []),
        { title: words.published },
        { title: words.mark, wraps: true },
      ],
      rows: [...rows, [label, all, '', '', ...trend(undefined), total.published ?? '-', '']],
      notes: [...moneyNotes(view, lang, wordsOf[lang].money), ...totalNotes(total, asked), words.documents],
    },
    screen,
  );
}

function sideBySide(total: Total, asked: Asked, session: Session): Answer {
  const { lang, ledger, labels, view, asOf } = asked;
  const words = messages[lang];
  const label = total.missing.length === 0 ? words.total : words.totalOfKnown;
  const { parts, sum } = converted(total, asked);
  const withTrend = session.outIsTerminal && session.outScreen.width >= narrowestTrend;
  const sources = parts.flatMap((part) => part.sources);
  return {
    json: parts.map((part) => ({ ...factJson(part), share: part.share })),
    rows: { columns: [...factColumns, 'share'], records: parts.map((part) => [...factCells(part), part.share]) },
    text: (screen) => totalTable(total, asked, screen, withTrend),
    notes: [
      `${label}: ${formatNumber(sum, lang, { significant: 15 })} ${millionsIn(view, lang)}.`,
      ...moneyNotes(view, lang, wordsOf[lang].money),
      ...totalNotes(total, asked),
    ],
    ...fileParts(ledger, `${labels.metric(total.metric)}, ${total.period}`, sources, view, asOf),
  };
}

/** Every definition of every company named, never added. */
function everyDefinition(metric: string, companies: readonly string[], period: string, asked: Asked): Answer {
  const { ledger, labels, lang, view, asOf } = asked;
  const words = messages[lang];
  const asks = companies.flatMap((company) =>
    ledger.definitions(company, metric).map(({ id }) => ({ company, definition: id })),
  );
  const facts = asks.flatMap(({ company, definition }) => {
    const found = ledger.find({ company, metric, definition, period, asOf });
    return isMissing(found) ? [] : [ledger.inMoney(found, view, asOf)];
  });
  // Nothing at all: the usual error says why.
  if (facts.length === 0) ledger.value({ company: companies[0] ?? '', metric, period, asOf });
  const title = wordsOf[lang].perDefinition(labels.metric(metric), period);
  const columns = [
    { title: words.company },
    { title: words.definition },
    { title: millionsIn(view, lang), align: 'right' as const },
    { title: words.published },
    { title: words.mark, wraps: true },
  ];
  const rows = facts.map((fact) => [
    labels.company(fact.company),
    fact.definition,
    amount(fact, lang),
    fact.published ?? '-',
    marks(fact, words),
  ]);
  const texts = new Set(facts.map((fact) => `${fact.definition}: ${fact.definitionText[lang]}.`));
  const notes = [...moneyNotes(view, lang, wordsOf[lang].money), ...texts, words.documents];
  return {
    json: facts.map(factJson),
    rows: { columns: factColumns, records: facts.map(factCells) },
    text: (screen) => formatTable({ title, columns, rows, notes }, screen),
    ...fileParts(
      ledger,
      title,
      facts.flatMap(({ sources }) => sources),
      view,
      asOf,
    ),
  };
}

/** Companies that have the metric at all, when none is named. */
export function companiesWith(ledger: Ledger, metric: string): string[] {
  return buyers.filter((company) => ledger.catalog.definitionsOf(metric, company).length > 0);
}

async function values(metric: string, options: ValueOptions, session: Session): Promise<void> {
  const ledger = loadNarrowLedger([metric, ...partsOfCapex]);
  const { definition, asOf, lang } = options;
  const period = options.period ?? lastYear(ledger, asOf);
  const asked: Asked = { ledger, labels: labelsOf(ledger, lang), view: moneyView(options), lang, asOf };
  const named = namesOf(options.company, '--company');
  const companies = named ?? companiesWith(ledger, metric);
  if (definition === 'all') return deliver(everyDefinition(metric, companies, period, asked), options, session);
  if (named?.length === 1) {
    const fact = ledger.value({ company: named[0] ?? '', metric, definition, period, asOf });
    return deliver(oneFact(fact, asked), options, session);
  }
  if (isTrailing(period)) {
    throw new JevonsError('the last four quarters of several companies are not the same days', {
      kind: 'usage',
      code: 'trailing-of-many',
      where: '--period',
      hint: 'name one company, or ask for a calendar year such as CY2025',
    });
  }
  const total = ledger.total({ companies, metric, definition, period, asOf });
  return deliver(sideBySide(total, asked, session), options, session);
}

export function defineValues(command: Command, metric: string, session: Session): void {
  addOutputOptions(addFactOptions(command)).action((options: ValueOptions) => values(metric, options, session));
  const name = command.name();
  const capexOnly: [string, string][] = [
    ['jevons facts capex --definition all --period FY2025', 'every definition side by side'],
    ['jevons facts capex --company meta --period CY2024 --real 2019 --currency eur', 'in euros of 2019'],
  ];
  addExamples(command, [
    [`jevons facts ${name} --company amazon --period CY2024 --format json`, 'one figure, with its documents'],
    [`jevons facts ${name} --company AMZN,GOOGL --period CY2025`, 'side by side on one basis'],
    [`jevons facts ${name} --company microsoft --period TTM`, 'the last four quarters'],
    ...(name === 'capex' ? capexOnly : []),
  ]);
}
