import { formatNumber, formatPercent } from '#base';
import { type FactValue, isAsPrinted, isMissing, type Total } from '#ledger';
import { messages } from '../messages.ts';
import type { Answer } from '../output.ts';
import { sparkLine } from '../picture.ts';
import type { Screen, Session } from '../session.ts';
import { formatTable } from '../table.ts';
import type { Asked } from './one-figure.ts';
import {
  amount,
  basisNotes,
  factCells,
  factColumns,
  factJson,
  fileParts,
  marks,
  missingText,
  moneyNotes,
} from './show.ts';
import { millionsIn, wordsOf } from './words.ts';

const trendQuarters = 12;
const narrowestTrend = 90;

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

/** Parts, shares and the total, with who is on another basis. */
export function sideBySide(total: Total, asked: Asked, session: Session): Answer {
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
export function everyDefinition(metric: string, companies: readonly string[], period: string, asked: Asked): Answer {
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
