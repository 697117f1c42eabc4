/** What changes when assumptions are taken from the ledger. */
import { formatDate, type Language } from '#base';
import { type LedgerAnswer, markTexts, type Switch, type ThesisCard, thesisNumber, thesisQuantity } from '#studies';
import type { Screen } from '../session.ts';
import { bold, formatNotes, formatTable } from '../table.ts';
import { changeText } from './figures.ts';
import { words } from './words.ts';

/** More titles than this would hide the answer; JSON has them all. */
const documentsShown = 4;

/** A row for each switch, what each figure is, and what the ledger lacks. */
export function switchText(card: ThesisCard, lang: Language, screen: Screen): string {
  const say = words[lang];
  const { switches, allSwitched, output } = card;
  const values = (inputs: Switch['inputs'], end: 'from' | 'to') =>
    inputs.map((one) => thesisNumber(one[end], unitOf(card, one.id), lang)).join('\n');
  const rows = switches.map(({ inputs, answer, change }) => [
    inputs.map(({ label }) => label[lang]).join('\n'),
    values(inputs, 'from'),
    values(inputs, 'to'),
    thesisQuantity(answer, output.unit, lang),
    changeText(change, lang),
  ]);
  if (allSwitched !== null && switches.length > 1) {
    const { answer, change } = allSwitched;
    rows.push([say.all, '', '', thesisQuantity(answer, output.unit, lang), changeText(change, lang)]);
  }
  const notes = [
    ...switches.map((one) => ledgerNote(one, lang)),
    ...card.notSwitched.map(({ label, reason }) => `${say.notInLedger}${say.colon}${label[lang]}. ${reason[lang]}`),
  ];
  const title = say.switched(formatDate(card.asOf, lang));
  if (switches.length === 0) return `${bold(title, screen)}\n${say.noneSwitched}\n${formatNotes(notes, screen)}`;
  const right = 'right' as const;
  return formatTable(
    {
      title,
      columns: [
        { title: say.assumption, wraps: true },
        { title: say.before, align: right },
        { title: say.ledger, align: right },
        { title: say.output, align: right },
        { title: say.change, align: right },
      ],
      rows,
      notes,
    },
    screen,
  );
}

function unitOf({ inputs }: ThesisCard, id: string): string {
  return inputs.find((input) => input.id === id)?.unit ?? '';
}

/** What the figure is, of when, with its marks and the first of its documents. */
function ledgerNote({ inputs, ledger, note }: Switch, lang: Language): string {
  const say = words[lang];
  const unique = (list: (one: LedgerAnswer) => readonly string[]) => [...new Set(ledger.flatMap(list))];
  const periods = unique(({ parts }) => parts.map(({ period }) => period[lang]));
  const marks = unique((one) => one.marks.map((mark) => markTexts[mark][lang]));
  const documents = unique((one) => one.documents.map(({ title }) => title));
  const rest = documents.length - documentsShown;
  const dates = ledger.map(({ published }) => published);
  const date = dates.includes(null) ? say.dateUnknown : (dates.toSorted().at(-1) ?? '');
  const when = [...periods, say.documents(date), ...marks].join('; ');
  const titles = [...documents.slice(0, documentsShown), ...(rest > 0 ? [say.moreDocuments(rest)] : [])].join('; ');
  return `${inputs.map(({ label }) => label[lang]).join(', ')}${say.colon}${note[lang]} (${when}) ${titles}.`;
}
