/** One figure with everything behind it. */

import type { Language } from '#base';
import type { FactValue, Ledger, MoneyFact, MoneyView } from '#ledger';
import { messages } from '../messages.ts';
import type { Answer } from '../output.ts';
import type { Screen } from '../session.ts';
import { bold, type Field, formatFields } from '../table.ts';
import {
  amountWithUnit,
  conversionText,
  factCells,
  factColumns,
  factJson,
  fileParts,
  type Labels,
  moneyNotes,
  noteText,
  reserves,
  sourceFields,
  sumText,
} from './show.ts';
import { wordsOf } from './words.ts';

/** One question with everything that answers share. */
export interface Asked {
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

/** Value, definition, days, documents, arithmetic, conversion. */
export function oneFigure(printed: FactValue, asked: Asked): Answer {
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
