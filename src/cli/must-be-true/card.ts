/** One thesis: what it says, its formula and inputs, the published number and ours, and what today's figures change. */
import type { Language } from '#base';
import { evidenceTexts, type ThesisCard, thesisNumber, thesisQuantity } from '#studies';
import type { Answer, Cell } from '../output.ts';
import type { Screen } from '../session.ts';
import { bold, type Field, formatFields, formatNotes, formatTable, wrap } from '../table.ts';
import { momentText } from './figures.ts';
import { switchText } from './switches.ts';
import { words } from './words.ts';

const columns = [
  ...['thesis', 'input', 'unit', 'published_value', 'used_value', 'low', 'high', 'origin', 'source'],
  ...['ledger_value', 'ledger_published', 'answer_with_ledger', 'answer', 'expected', 'output_unit'],
];
export function cardAnswer(card: ThesisCard, lang: Language): Answer {
  return {
    json: card,
    rows: { columns, records: card.inputs.map((input) => inputCells(card, input)) },
    text: (screen) => cardText(card, lang, screen),
  };
}

function inputCells(card: ThesisCard, input: ThesisCard['inputs'][number]): Cell[] {
  const moved = card.switches.find(({ inputs }) => inputs.some(({ id }) => id === input.id));
  const found = 'missing' in input.ledger ? null : input.ledger;
  return [
    ...[card.id, input.id, input.unit, input.value, input.used, input.low, input.high, input.origin, input.source.en],
    ...[found?.value ?? null, found?.published ?? null, moved?.answer ?? null],
    ...[card.ours, card.expected, card.output.unit],
  ];
}

function cardText(card: ThesisCard, lang: Language, screen: Screen): string {
  const say = words[lang];
  const published = momentText(card.published, lang);
  const facts = [
    card.author,
    published,
    say.speaksOf(card.year),
    card.kindText[lang],
    evidenceTexts[card.evidence][lang],
  ];
  const parts = [
    `${bold(`${card.id}  ${card.title[lang]}`, screen)}\n${formatNotes([facts.join('; ')], screen)}`,
    paragraph(card.statement[lang], screen),
    section(say.formula, formulaLines(card, lang, screen), screen),
    inputTable(card, lang, screen),
    card.kind === 'not_reproducible'
      ? section(say.notRun, wrap(card.reproducibility[lang], screen.width - 2), screen)
      : section(say.answer, answerLines(card, lang, screen), screen),
    ...(card.kind === 'not_reproducible' ? [] : [switchText(card, lang, screen)]),
    section(say.weaknesses, wrap(card.weaknesses[lang], screen.width - 2), screen),
    section(say.sources, sourceLines(card, lang, screen), screen),
  ];
  return parts.join('\n');
}

function paragraph(text: string, screen: Screen): string {
  return `${wrap(text, screen.width).join('\n')}\n`;
}

function section(title: string, lines: readonly string[], screen: Screen): string {
  return `${bold(title, screen)}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function formulaLines({ equations }: ThesisCard, lang: Language, screen: Screen): string[] {
  const room = screen.width - 2;
  return equations.flatMap(({ text, unit, reading }) => [
    ...wrap(`${text}   ~ ${unit}`, room, '  '),
    ...wrap(reading[lang], room, '  '),
  ]);
}

function inputTable(card: ThesisCard, lang: Language, screen: Screen): string {
  const say = words[lang];
  const rows = card.inputs.map(({ id, label, unit, value, used, low, high, origin, outside }) => {
    const marks = [
      ...(used === value ? [] : [`${say.own}; ${say.published} ${thesisNumber(value, unit, lang)}`]),
      ...(outside ? [say.outside] : []),
      ...(origin === 'inferred' ? [say.inferred] : []),
    ];
    return [
      `${label[lang]}\n${id}`,
      thesisQuantity(used, unit, lang),
      `${thesisNumber(low, unit, lang)} - ${thesisNumber(high, unit, lang)}`,
      marks.join('; '),
    ];
  });
  const table = formatTable(
    {
      title: say.inputs,
      columns: [
        { title: say.input, wraps: true },
        { title: say.value, align: 'right' },
        { title: say.plausible, align: 'right' },
        { title: say.note, wraps: true },
      ],
      rows,
    },
    screen,
  );
  const reasons = card.inputs.map(
    ({ label, source, justification }) => `${label[lang]} (${source[lang]})${say.colon}${justification[lang]}`,
  );
  return `${table}\n${formatNotes([`${say.why}${say.colon.trimEnd()}`, ...reasons], screen)}`;
}

function answerLines(card: ThesisCard, lang: Language, screen: Screen): string[] {
  const say = words[lang];
  const { expected, printed, output, reproduced, ours, difference, agrees } = card;
  const own = card.inputs.some(({ used, value }) => used !== value);
  const print = printed === '' ? say.notPrinted : say.printed(printed);
  const close = agrees === true ? say.agrees : say.differs;
  const gap = (reproduced ?? 0) - expected;
  const fields: Field[] = [
    [output.label[lang], ''],
    [say.published, `${thesisQuantity(expected, output.unit, lang)}, ${print}`],
    [
      say.ours,
      `${thesisQuantity(reproduced, output.unit, lang)}, ${say.difference} ${thesisNumber(gap, output.unit, lang)}, ${close}`,
    ],
    ...(own
      ? [
          [
            say.withYours,
            `${thesisQuantity(ours, output.unit, lang)}, ${say.difference} ${thesisNumber(difference, output.unit, lang)}`,
          ] as const,
        ]
      : []),
  ];
  const [, ...rest] = fields;
  const lines = formatFields(rest, { ...screen, width: screen.width - 2 });
  return [
    `${output.label[lang]}${say.colon.trimEnd()}`,
    ...lines,
    ...wrap(card.reproducibility[lang], screen.width - 2),
  ];
}

function sourceLines({ author, document, urls }: ThesisCard, lang: Language, screen: Screen): string[] {
  return [...wrap(`${author}${words[lang].colon}${document}`, screen.width - 2), ...urls];
}
