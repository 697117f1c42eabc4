/** `jevons facts outcomes`: first and last guidance against what came of it. */

import type { Command } from 'commander';
import type { Language } from '#base';
import {
  type GuidanceOutcome,
  type GuidanceRecord,
  isAsPrinted,
  isMissing,
  type Ledger,
  type MoneyView,
} from '#ledger';
import { addExamples } from '../examples.ts';
import { messages } from '../messages.ts';
import { quantity, signedPercent } from '../numbers.ts';
import { addOutputOptions, deliver } from '../output.ts';
import type { Screen, Session } from '../session.ts';
import { formatTable } from '../table.ts';
import { loadNarrowLedger } from '../world.ts';
import { addAsOf, addMoney, moneyView, type ValueOptions } from './options.ts';
import { fileParts, type Labels, labelsOf, moneyNotes } from './show.ts';
import { billionsIn, wordsOf } from './words.ts';

const right = (title: string) => ({ title, align: 'right' as const });

/** Billions of the money asked for. */
interface Amounts {
  readonly unit: string;
  readonly first: number;
  readonly last: number;
  readonly outcome: number | null;
}

function amountsOf(one: GuidanceOutcome, ledger: Ledger, view: MoneyView, asOf: string | undefined): Amounts {
  const { factor, unit } = isAsPrinted(view) ? { factor: 1, unit: 'USD' } : ledger.conversion(one.period, view, asOf);
  const outcome = isMissing(one.outcome) ? null : (one.outcome.value / 1000) * factor;
  const billions = unit.replace(/^\w+/, '$& billion');
  return { unit: billions, first: one.firstMiddle * factor, last: one.lastMiddle * factor, outcome };
}

function markOf(one: GuidanceOutcome, lang: Language): string {
  const known = isMissing(one.outcome) || one.outcome.confirmed;
  return one.first.confirmed && one.last.confirmed && known ? '' : messages[lang].unconfirmed;
}

/** Empty when guidance and outcome stand on one definition. */
function comparableMark({ comparable }: GuidanceOutcome, lang: Language): string {
  return comparable === 'same' ? '' : messages[lang].comparableMark[comparable];
}

function outcomesTable(
  record: GuidanceRecord,
  amounts: readonly Amounts[],
  labels: Labels,
  view: MoneyView,
  lang: Language,
  screen: Screen,
): string {
  const words = messages[lang];
  const { sampleSize, aboveFirst, median, low, high } = record.summary;
  const said = (share: number | null) => signedPercent(share, lang);
  return formatTable(
    {
      title: `${words.outcomes}, ${billionsIn(view, lang)}`,
      columns: [
        { title: words.company, wraps: true },
        { title: words.period },
        ...[words.first, words.last, words.outcome, words.overFirst, words.overLast].map(right),
        { title: words.mark, wraps: true },
      ],
      rows: record.outcomes.map((one, index) => [
        labels.company(one.company),
        one.period.label,
        quantity(amounts[index]?.first, lang),
        quantity(amounts[index]?.last, lang),
        quantity(amounts[index]?.outcome, lang),
        signedPercent(one.versusFirst, lang),
        signedPercent(one.versusLast, lang),
        [comparableMark(one, lang), markOf(one, lang)].filter((mark) => mark !== '').join(', '),
      ]),
      notes: [
        ...moneyNotes(view, lang, wordsOf[lang].money),
        sampleSize === 0
          ? wordsOf[lang].noSample
          : words.sample(aboveFirst, sampleSize, said(median), said(low), said(high)),
      ],
    },
    screen,
  );
}

function byCompany(record: GuidanceRecord, labels: Labels, lang: Language, screen: Screen): string {
  const words = wordsOf[lang];
  const line = (name: string, one: GuidanceRecord['summary']) => [
    name,
    String(one.sampleSize),
    `${one.aboveFirst}/${one.sampleSize}`,
    signedPercent(one.median, lang),
    `${signedPercent(one.low, lang)} ${words.rangeTo} ${signedPercent(one.high, lang)}`,
    signedPercent(one.medianLast, lang),
  ];
  return formatTable(
    {
      title: words.byCompany,
      columns: [
        { title: messages[lang].company, wraps: true },
        ...[words.sampleSize, words.above, words.medianFirst, words.range, words.medianLast].map(right),
      ],
      rows: [...record.byCompany.map((one) => line(labels.company(one.company), one)), line(words.all, record.summary)],
      notes: [words.fewOutcomes],
    },
    screen,
  );
}

async function outcomes(options: ValueOptions, session: Session): Promise<void> {
  const { company, period, asOf, lang } = options;
  const ledger = loadNarrowLedger(['capex']);
  const view = moneyView(options);
  const record = ledger.guidanceAgainstOutcome({ company, period, asOf });
  const shown = record.outcomes.filter((one) => isAsPrinted(view) || !isMissing(one.outcome));
  const kept = { ...record, outcomes: shown };
  const amounts = shown.map((one) => amountsOf(one, ledger, view, asOf));
  const labels = labelsOf(ledger, lang);
  const documents = shown.flatMap((one) => [
    ...[...one.first.sources, ...one.last.sources],
    ...(isMissing(one.outcome) ? [] : one.outcome.sources),
  ]);
  await deliver(
    {
      json: isAsPrinted(view) ? record : { ...kept, amounts },
      rows: {
        columns: [
          ...['company', 'period', 'first_date', 'first_middle', 'last_date', 'last_middle'],
          ...['outcome', 'versus_first', 'versus_last', 'comparable', 'unit', 'confirmed', 'revisions'],
        ],
        records: shown.map((one, index) => [
          ...[one.company, one.period.label, one.first.date, amounts[index]?.first ?? null, one.last.date],
          ...[amounts[index]?.last ?? null, amounts[index]?.outcome ?? null, one.versusFirst, one.versusLast],
          ...[one.comparable, amounts[index]?.unit ?? null, markOf(one, 'en') === '', one.revisions.join(' ')],
        ]),
      },
      text: (screen) =>
        [
          outcomesTable(kept, amounts, labels, view, lang, screen),
          ...(record.summary.sampleSize === 0 ? [] : [byCompany(record, labels, lang, screen)]),
        ].join('\n'),
      notes: moneyNotes(view, lang, wordsOf[lang].money),
      ...fileParts(ledger, messages.en.outcomes, documents, view, asOf),
    },
    options,
    session,
  );
}

export function defineOutcomes(command: Command, session: Session): void {
  command.option('--company <name>', 'slug, ticker or name').option('--period <period>', 'CY2024 or FY2025');
  addOutputOptions(addMoney(addAsOf(command))).action((options: ValueOptions) => outcomes(options, session));
  addExamples(command, [
    ['jevons facts outcomes', 'who ended above the first guidance, by company and overall'],
    ['jevons facts outcomes --as-of 2025-12-31', 'the record as it stood that day'],
  ]);
}
