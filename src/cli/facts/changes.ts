/** `jevons facts changes`: what became known since a day. */
import type { Command } from 'commander';
import { formatNumber, frenchSpaces, type Language } from '#base';
import type { Change, GuidanceMove, Ledger } from '#ledger';
import { dateArgument } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { exact } from '../numbers.ts';
import { type Answer, addOutputOptions, type Cell, deliver, type OutputOptions } from '../output.ts';
import type { Session } from '../session.ts';
import { formatTable } from '../table.ts';
import { loadLedger } from '../world.ts';
import { type Labels, labelsOf } from './show.ts';

interface ChangesOptions extends OutputOptions {
  readonly since: string;
  readonly until?: string;
  readonly company?: string;
}

type GuidanceChange = Extract<Change, { kind: 'guidance' }>;

const english = {
  title: (since: string, until: string | undefined) =>
    until === undefined ? `Known since ${since}, newest first` : `Known from ${since} to ${until}, newest first`,
  none: (date: string) => `Nothing became known in that time; the facts go to ${date}.`,
  and: '; ',
  date: 'date',
  company: 'company',
  what: 'what became known',
  kinds: { figure: 'figure', restatement: 'restated', guidance: 'guidance', statement: 'statement' },
  kind: 'kind',
  million: '$ million',
  was: (value: string) => `was ${value}`,
  moves: {
    first: 'first',
    raised: 'raised',
    cut: 'cut',
    narrowed: 'narrowed',
    widened: 'widened',
    repeated: 'unchanged',
    definition: 'on another definition',
    'in-words': 'in words',
  } satisfies Record<GuidanceMove, string>,
  over: (low: string) => `over $${low}bn`,
  range: (low: string, high: string) => `$${low}-${high}bn`,
  single: (value: string) => `$${value}bn`,
  unconfirmed: 'unconfirmed',
  figures: (count: number, metrics: string) => `${count} figures: ${metrics}`,
  notes: 'Runs of figures of one company and day stand together; --format csv has each, with its documents.',
};

const french: typeof english = {
  title: (since, until) =>
    frenchSpaces(
      until === undefined
        ? `Connu depuis le ${since}, du plus récent`
        : `Connu du ${since} au ${until}, du plus récent`,
    ),
  none: (date) => frenchSpaces(`Rien n’a été publié dans cet intervalle ; les faits vont au ${date}.`),
  and: '\u00a0; ',
  date: 'date',
  company: 'entreprise',
  what: 'ce qui est connu',
  kinds: { figure: 'chiffre', restatement: 'retraité', guidance: 'objectif', statement: 'déclaration' },
  kind: 'genre',
  million: 'M$',
  was: (value) => `avant ${value}`,
  moves: {
    first: 'premier',
    raised: 'relevé',
    cut: 'abaissé',
    narrowed: 'resserré',
    widened: 'élargi',
    repeated: 'inchangé',
    definition: 'sur une autre définition',
    'in-words': 'en mots',
  },
  over: (low) => `plus de ${low} Md$`,
  range: (low, high) => `${low}-${high} Md$`,
  single: (value) => `${value} Md$`,
  unconfirmed: 'non vérifiable',
  figures: (count, metrics) => frenchSpaces(`${count} chiffres : ${metrics}`),
  notes: frenchSpaces(
    'Les chiffres d’une entreprise et d’un jour sont regroupés ; --format csv donne chacun, avec ses documents.',
  ),
};

const messages: Readonly<Record<Language, typeof english>> = { en: english, fr: french };

const columns = [
  ...['date', 'company', 'kind', 'subject', 'definition', 'period', 'value', 'value_before', 'low', 'high'],
  ...['low_before', 'high_before', 'move', 'difference', 'unit', 'text', 'confirmed', 'sources'],
];

function cells(change: Change, lang: Language): Cell[] {
  const { date, company, kind, confirmed } = change;
  const sources = change.sources.map(({ title, url }) => (url === '' ? title : `${title} <${url}>`)).join('; ');
  const end: Cell[] = [confirmed, sources];
  switch (change.kind) {
    case 'figure':
    case 'restatement': {
      const { metric, definition, period, value } = change;
      const before = change.kind === 'restatement' ? change.before : null;
      const blank = [null, null, null, null, null, null] as const;
      return [date, company, kind, metric, definition, period, value, before, ...blank, 'USD million', '', ...end];
    }
    case 'guidance': {
      const { definition, period, low, high, before, move, difference, inWords } = change;
      const range: Cell[] = [null, null, low, high, before?.low ?? null, before?.high ?? null];
      return [
        date,
        company,
        kind,
        'capex',
        definition,
        period,
        ...range,
        move,
        difference,
        'USD billion',
        inWords[lang],
        ...end,
      ];
    }
    case 'statement': {
      const blank = Array.from({ length: 10 }, () => null);
      return [date, company, kind, change.theme, ...blank, '', `${change.speaker}: ${change.text[lang]}`, ...end];
    }
  }
}

function rangeText(low: number | null, high: number | null, lang: Language): string {
  const words = messages[lang];
  const number = (value: number) => formatNumber(value, lang, { significant: 4 });
  if (low === null && high === null) return '';
  if (high === null) return words.over(number(low as number));
  return low === null || low === high ? words.single(number(high)) : words.range(number(low), number(high));
}

function guidanceText(change: GuidanceChange, lang: Language): string {
  const words = messages[lang];
  const { period, low, high, before, move, difference, inWords, definition } = change;
  const now = rangeText(low, high, lang);
  const was = before === null || move === 'repeated' ? '' : ` (${words.was(rangeText(before.low, before.high, lang))}`;
  const moved =
    difference === null || was === '' ? '' : `, ${formatNumber(difference, lang, { significant: 4, sign: true })}`;
  const said = inWords[lang] === '' ? '' : `, ${inWords[lang]}`;
  return `${period} ${words.moves[move]}${now === '' ? '' : ` ${now}`}${was === '' ? '' : `${was}${moved})`}, ${definition}${said}`;
}

function lineOf(change: Exclude<Change, { kind: 'figure' }>, labels: Labels, lang: Language): string {
  const words = messages[lang];
  if (change.kind === 'guidance') return guidanceText(change, lang);
  if (change.kind === 'statement') return `${change.speaker}: ${change.text[lang]}`;
  const { metric, definition, period, value, before } = change;
  const was = before === null ? '' : ` (${words.was(exact(before, lang))})`;
  return `${labels.metric(metric)} ${period}, ${definition}: ${exact(value, lang)} ${words.million}${was}`;
}

/** Figures of one company and day on one line: a results release brings dozens. */
function tableRows(changes: readonly Change[], labels: Labels, lang: Language): string[][] {
  const words = messages[lang];
  const rows: string[][] = [];
  for (let index = 0; index < changes.length; ) {
    const change = changes[index] as Change;
    const { date, company, kind, confirmed } = change;
    const run = change.kind !== 'figure' ? 1 : runOfFigures(changes, index);
    const text =
      change.kind === 'figure'
        ? figuresText(changes.slice(index, index + run) as Figure[], labels, lang)
        : lineOf(change, labels, lang);
    const marked = confirmed ? text : `${text} [${words.unconfirmed}]`;
    rows.push([date, company === '' ? '' : labels.company(company), words.kinds[kind], marked]);
    index += run;
  }
  return rows;
}

type Figure = Extract<Change, { kind: 'figure' }>;

function runOfFigures(changes: readonly Change[], from: number): number {
  const first = changes[from] as Change;
  let end = from;
  for (; end < changes.length; end++) {
    const next = changes[end] as Change;
    if (
      next.kind !== 'figure' ||
      next.date !== first.date ||
      next.company !== first.company ||
      next.confirmed !== first.confirmed
    )
      break;
  }
  return end - from;
}

function figuresText(run: readonly Figure[], labels: Labels, lang: Language): string {
  const words = messages[lang];
  const named = run.map(
    ({ metric, definition, period, value }) =>
      `${labels.metric(metric)} ${period}, ${definition}: ${exact(value, lang)}`,
  );
  if (named.length <= 3) return `${named.join(words.and)} ${words.million}`;
  const capex = run.flatMap((one, index) => (one.metric === 'capex' ? [named[index] as string] : []));
  const others = [
    ...new Set(run.filter(({ metric }) => metric !== 'capex').map(({ metric }) => labels.metric(metric))),
  ];
  const listed = [...capex.slice(0, 2).map((text) => `${text} ${words.million}`), ...others];
  return words.figures(run.length, listed.join(words.and));
}

function answerOf(changes: readonly Change[], ledger: Ledger, options: ChangesOptions): Answer {
  const { lang, since, until } = options;
  const words = messages[lang];
  return {
    json: changes,
    rows: { columns, records: changes.map((change) => cells(change, lang)) },
    text: (screen) =>
      changes.length === 0
        ? `${words.none(ledger.changes({ since: '0001-01-01' })[0]?.date ?? ledger.dataDate)}\n`
        : formatTable(
            {
              title: words.title(since, until),
              columns: [
                { title: words.date },
                { title: words.company },
                { title: words.kind },
                { title: words.what, wraps: true },
              ],
              rows: tableRows(changes, labelsOf(ledger, lang), lang),
              notes: [words.notes],
            },
            screen,
          ),
  };
}

export function defineChanges(command: Command, session: Session): void {
  command
    .requiredOption('--since <date>', 'first day', dateArgument('--since'))
    .option('--until <date>', 'last day', dateArgument('--until'))
    .option('--company <name>', 'slug, ticker or name');
  addOutputOptions(command).action(async (options: ChangesOptions) => {
    const ledger = loadLedger();
    const { since, until, company } = options;
    await deliver(answerOf(ledger.changes({ since, until, company }), ledger, options), options, session);
  });
  addExamples(command, [
    ['jevons facts changes --since 2026-10-01', 'figures, restatements, guidance and statements, newest first'],
    ['jevons facts changes --since 2025-01-01 --until 2025-02-28 --company amazon', 'one company, two months'],
    ['jevons facts changes --since 2026-07-01 --format csv', 'each change with its old value and its documents'],
  ]);
}
