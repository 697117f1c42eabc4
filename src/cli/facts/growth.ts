/** `jevons facts growth`: between two periods, on one definition. */

import type { Command } from 'commander';
import { daysBetween, JevonsError, type Language, periodKind } from '#base';
import { type Growth, isAsPrinted, type Ledger, type MoneyFact, type MoneyView } from '#ledger';
import { addExamples } from '../examples.ts';
import { messages } from '../messages.ts';
import { signedPercent } from '../numbers.ts';
import { addOutputOptions, deliver } from '../output.ts';
import type { Screen, Session } from '../session.ts';
import { type Field, formatFields, formatTable } from '../table.ts';
import { loadNarrowLedger } from '../world.ts';
import { addAsOf, addMoney, moneyView, type ValueOptions } from './options.ts';
import { amount, factJson, fileParts, labelsOf, marks, moneyNotes, sourceFields } from './show.ts';
import { millionsIn, wordsOf } from './words.ts';

interface GrowthOptions extends ValueOptions {
  readonly from: string;
  readonly to: string;
  readonly toDefinition?: string;
  readonly metric: string;
}

/** Both figures in the money asked for; growth is between them. */
interface Shown {
  readonly found: Growth;
  readonly from: MoneyFact;
  readonly to: MoneyFact;
  readonly growth: number;
}

/** A year over a quarter is no growth; periods of one length may lie anywhere. @throws JevonsError `period-mismatch`. */
function refuseUnlikePeriods({ from, to }: Growth): void {
  if (periodKind(from.period) === periodKind(to.period)) return;
  throw new JevonsError(`${from.period.label} and ${to.period.label} are periods of different length`, {
    kind: 'data',
    code: 'period-mismatch',
    where: '--from --to',
    hint: 'compare a year with a year, such as CY2024 and CY2025, or a quarter with a quarter, such as 2025Q2 and 2026Q2',
  });
}

function growthTable(shown: Shown, ledger: Ledger, view: MoneyView, lang: Language, screen: Screen): string {
  const words = messages[lang];
  const labels = labelsOf(ledger, lang);
  const { found, from, to } = shown;
  const what = `${labels.company(found.company)}, ${labels.metric(found.metric)}, ${found.definition}`;
  const fiscal = from.period.label.startsWith('FY');
  const months = Math.round(daysBetween(from.period.start, to.period.start) / 30.44);
  const row = (fact: MoneyFact) => [
    fact.period.label,
    `${fact.period.start} ${words.to} ${fact.period.end}`,
    amount(fact, lang),
    fact.published ?? '-',
    marks(fact, words),
  ];
  const table = formatTable(
    {
      title: words.grew(what, signedPercent(shown.growth, lang), from.period.label, to.period.label),
      columns: [
        { title: words.period },
        { title: '' },
        { title: millionsIn(view, lang), align: 'right' },
        { title: words.published },
        { title: words.mark, wraps: true },
      ],
      rows: [row(from), row(to)],
      notes: [
        ...moneyNotes(view, lang, wordsOf[lang].money),
        ...(to.period.label.startsWith('FY') === fiscal ? [] : [words.months(months)]),
      ],
    },
    screen,
  );
  const fields: Field[] = [[words.definition, found.definitionText[lang]], ...sourceFields([from, to], words)];
  return `${table}\n${formatFields(fields, screen).join('\n')}\n`;
}

async function growth(options: GrowthOptions, session: Session): Promise<void> {
  const { company = '', metric, from, to, definition, toDefinition, asOf, lang } = options;
  const ledger = loadNarrowLedger([metric.replaceAll('-', '_').toLowerCase()]);
  const view = moneyView(options);
  const found = ledger.growth({ company, metric, from, to, definition, toDefinition, asOf });
  refuseUnlikePeriods(found);
  const [before, after] = [ledger.inMoney(found.from, view, asOf), ledger.inMoney(found.to, view, asOf)];
  const share = isAsPrinted(view) ? found.growth : after.value / before.value - 1;
  const shown: Shown = { found, from: before, to: after, growth: share };
  await deliver(
    {
      json: { ...found, from: factJson(before), to: factJson(after), growth: share },
      rows: {
        columns: ['company', 'metric', 'definition', 'from', 'to', 'from_value', 'to_value', 'unit', 'growth'],
        records: [
          [
            ...[found.company, found.metric, found.definition, before.period.label, after.period.label],
            ...[before.value, after.value, after.unit, share],
          ],
        ],
      },
      text: (screen) => growthTable(shown, ledger, view, lang, screen),
      notes: moneyNotes(view, lang, wordsOf[lang].money),
      ...fileParts(ledger, `Growth of ${metric}`, [...before.sources, ...after.sources], view, asOf),
    },
    options,
    session,
  );
}

export function defineGrowth(command: Command, session: Session): void {
  command
    .requiredOption('--company <name>', 'slug, ticker or name')
    .requiredOption('--from <period>', 'CY2024, FY2025 or 2026Q2')
    .requiredOption('--to <period>', 'a later period of the same kind')
    .option('--metric <metric>', 'capex, revenue ...', 'capex')
    .option('--definition <definition>', 'gross, net or incl-finance-leases')
    .option('--to-definition <definition>', 'of the later figure; refused when it cannot be compared');
  addOutputOptions(addMoney(addAsOf(command))).action((options: GrowthOptions) => growth(options, session));
  addExamples(command, [
    ['jevons facts growth --company amazon --from CY2024 --to CY2025 --definition net', 'on one definition'],
    ['jevons facts growth --company meta --from CY2019 --to CY2024 --real 2024', 'without inflation'],
  ]);
}
