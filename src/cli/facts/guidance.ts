/** `jevons facts guidance`: what was promised, with every revision. */

import type { Command } from 'commander';
import { formatNumber, type Language } from '#base';
import type { GuidanceEntry, Ledger, MoneyView, SourceReference } from '#ledger';
import { isAsPrinted } from '#ledger';
import { addExamples } from '../examples.ts';
import { messages } from '../messages.ts';
import { addOutputOptions, type Cell, deliver } from '../output.ts';
import type { Screen, Session } from '../session.ts';
import { formatTable } from '../table.ts';
import { loadNarrowLedger } from '../world.ts';
import { addAsOf, addMoney, moneyView, type ValueOptions } from './options.ts';
import { convertEach, documentText, fileParts, labelsOf, moneyNotes } from './show.ts';
import { billionsIn, wordsOf } from './words.ts';

/** The promised shape: `{date, period, low, high, definition, event, source}` and what helps. */
function guidanceJson(entry: GuidanceEntry): Record<string, unknown> {
  const { date, period, low, high, definition, event, source, ...more } = entry;
  return {
    date,
    period: period.label,
    low,
    high,
    definition,
    event,
    source: source.title,
    ...more,
    sources: more.sources,
  };
}

/** In another money; entries without days or without figures stay as they are. */
function inView(entry: GuidanceEntry, ledger: Ledger, view: MoneyView, asOf: string | undefined): GuidanceEntry {
  const { start, end, label } = entry.period;
  if (isAsPrinted(view) || entry.low === null || start === null || end === null) return entry;
  const { factor, unit } = ledger.conversion({ label, start, end }, view, asOf);
  const by = (value: number | null) => (value === null ? null : Math.round(value * factor * 1000) / 1000);
  return {
    ...entry,
    low: by(entry.low),
    high: by(entry.high),
    pricePart: by(entry.pricePart),
    unit: unit.replace(/^\w+/, '$& billion') as GuidanceEntry['unit'],
  };
}

function range({ low, high }: GuidanceEntry, lang: Language): string {
  if (low === null) return '-';
  const number = (value: number) => formatNumber(value, lang, { significant: 4 });
  if (high === null) return messages[lang].over(number(low));
  return low === high ? number(low) : `${number(low)}-${number(high)}`;
}

/** Documents numbered in the order of their first use. */
function numbered(entries: readonly GuidanceEntry[]): ReadonlyMap<string, { number: number; source: SourceReference }> {
  const found = new Map<string, { number: number; source: SourceReference }>();
  for (const { source } of entries) {
    if (!found.has(source.id)) found.set(source.id, { number: found.size + 1, source });
  }
  return found;
}

function guidanceTable(
  entries: readonly GuidanceEntry[],
  ledger: Ledger,
  money: readonly string[],
  view: MoneyView,
  lang: Language,
  screen: Screen,
) {
  const words = messages[lang];
  const labels = labelsOf(ledger, lang);
  const documents = numbered(entries);
  const one = new Set(entries.map(({ company }) => company)).size === 1;
  const title = one ? `${words.guidance}, ${labels.company(entries[0]?.company ?? '')}` : words.guidance;
  return formatTable(
    {
      title: `${title}, ${billionsIn(view, lang)}`,
      columns: [
        { title: words.date },
        ...(one ? [] : [{ title: words.company, wraps: true }]),
        { title: words.period, wraps: true },
        { title: billionsIn(view, lang), align: 'right' },
        { title: words.inWords, wraps: true },
        { title: words.mark, wraps: true },
        { title: '#', align: 'right' },
      ],
      rows: entries.map((entry) => [
        entry.date,
        ...(one ? [] : [labels.company(entry.company)]),
        entry.period.label,
        range(entry, lang),
        entry.qualitative[lang],
        `${entry.grade}${entry.confirmed ? '' : `, ${words.unconfirmed}`}`,
        `[${documents.get(entry.source.id)?.number ?? ''}]`,
      ]),
      notes: [
        ...money,
        ...new Set(entries.map((entry) => `${entry.definition}: ${entry.definitionText[lang]}.`)),
        ...[...documents.values()].map(
          ({ number, source }) => `[${number}] ${documentText({ ...source, place: '' }, words)}`,
        ),
      ],
    },
    screen,
  );
}

const columns = [
  ...['date', 'company', 'period', 'low', 'high', 'unit', 'definition', 'event', 'source', 'grade'],
  ...['known_from', 'basis', 'qualitative', 'attribution', 'price_part', 'status', 'confirmed', 'url'],
];

function cells(entry: GuidanceEntry, lang: Language): Cell[] {
  return [
    ...[entry.date, entry.company, entry.period.label, entry.low, entry.high, entry.unit, entry.definition],
    ...[entry.event, entry.source.title, entry.grade, entry.knownFrom, entry.basis, entry.qualitative[lang]],
    ...[entry.attribution, entry.pricePart, entry.status, entry.confirmed, entry.source.url],
  ];
}

async function guidance(options: ValueOptions, session: Session): Promise<void> {
  const { company, period, asOf, lang } = options;
  const ledger = loadNarrowLedger([]);
  const view = moneyView(options);
  const found = ledger.guidance({ company, period, asOf });
  const { kept: entries, left } = convertEach(found, (entry) => inView(entry, ledger, view, asOf));
  const money = [...moneyNotes(view, lang, wordsOf[lang].money), ...(left === 0 ? [] : [wordsOf[lang].noRate(left)])];
  await deliver(
    {
      json: entries.map(guidanceJson),
      rows: { columns, records: entries.map((entry) => cells(entry, lang)) },
      text: (screen) => guidanceTable(entries, ledger, money, view, lang, screen),
      notes: money,
      ...fileParts(
        ledger,
        messages.en.guidance,
        entries.flatMap(({ sources }) => sources),
        view,
        asOf,
      ),
    },
    options,
    session,
  );
}

export function defineGuidance(command: Command, session: Session): void {
  command.option('--company <name>', 'slug, ticker or name').option('--period <period>', 'CY2024, FY2025 or 2026Q2');
  addOutputOptions(addMoney(addAsOf(command))).action((options: ValueOptions) => guidance(options, session));
  addExamples(command, [
    ['jevons facts guidance --company alphabet --period CY2025', 'every revision'],
    ['jevons facts guidance --company alphabet --period CY2025 --as-of 2025-05-01', 'as it was known that day'],
    ['jevons facts guidance --company meta --period CY2025 --currency eur', 'in euros'],
  ]);
}
