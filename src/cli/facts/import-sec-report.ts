/** The report of an import from the SEC: what is new, what changed, what is odd. */
import type { Language } from '#base';
import type { SecImport } from '#importers';
import { exact } from '../numbers.ts';
import type { Answer } from '../output.ts';
import type { Screen } from '../session.ts';
import { bold, formatNotes, formatTable, wrap } from '../table.ts';
import { importWords } from './import-words.ts';

interface ReportOptions {
  readonly lang: Language;
  readonly dryRun?: boolean;
}

const columns = ['company', 'metric', 'definition', 'period', 'value', 'published', 'vintage'];

/** What an import brought, for people and programs. */
export function secReport(result: SecImport, options: ReportOptions): Answer {
  const { company, overlay, isNews, changes, oddities, agreement, figures } = result;
  const { cik, ticker, name, id, fiscalYearEnd } = company;
  return {
    json: {
      company: { id, name, ticker, cik, fiscalYearEnd },
      import: overlay.name,
      written: isNews && options.dryRun !== true,
      figures,
      new: changes.added,
      changed: changes.changed,
      gone: changes.removed,
      unchanged: changes.unchanged,
      agreement,
      odd: oddities,
    },
    rows: {
      columns,
      records: [...changes.added, ...changes.changed].map((one) => [
        ...[one.company, one.metric, one.definition, one.period],
        ...[one.value, one.published, one.vintage],
      ]),
    },
    text: (screen) => reportText(result, options, screen),
    notes: oddities.map(({ code, text }) => `${code}: ${text}`),
  };
}

/** More would scroll the first ones away. */
const shown = 15;

function reportText(result: SecImport, { lang, dryRun }: ReportOptions, screen: Screen): string {
  const words = importWords[lang];
  const { company, overlay, isNews, changes, oddities, agreement } = result;
  const all = changes.added.length + changes.changed.length + changes.unchanged;
  const headline = !isNews
    ? words.nothingNew(overlay.name)
    : dryRun === true
      ? words.wouldImport(overlay.name, all)
      : words.imported(overlay.name, all);
  const counts = words.counts(changes.added.length, changes.changed.length, changes.removed.length, changes.unchanged);
  const lines = [bold(`${company.name} (${company.id})`, screen), '', ...wrap(headline, screen.width), counts];
  if (agreement.of > 0) lines.push(...wrap(words.agreement(agreement.agree, agreement.of), screen.width));
  return [
    `${lines.join('\n')}\n`,
    latestText(result, lang, screen),
    changedText(result, lang, screen),
    oddText(oddities, lang, screen),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** The newest figure of each metric. */
function latestText({ changes }: SecImport, lang: 'en' | 'fr', screen: Screen): string {
  const words = importWords[lang];
  const newest = new Map<string, SecImport['changes']['added'][number]>();
  for (const one of changes.added) {
    const key = `${one.metric} ${one.definition}`;
    const before = newest.get(key);
    if (
      before === undefined ||
      one.published > before.published ||
      (one.published === before.published && one.period > before.period)
    ) {
      newest.set(key, one);
    }
  }
  if (newest.size === 0) return '';
  return formatTable(
    {
      title: words.latest,
      columns: [
        ...[words.metric, words.definition, words.period].map((title) => ({ title })),
        { title: words.value, align: 'right' },
        { title: words.published },
      ],
      rows: [...newest.values()].map((one) => [
        one.metric,
        one.definition,
        one.period,
        exact(one.value, lang),
        one.published,
      ]),
    },
    screen,
  );
}

function changedText({ changes }: SecImport, lang: 'en' | 'fr', screen: Screen): string {
  const words = importWords[lang];
  if (changes.changed.length === 0) return '';
  return formatTable(
    {
      title: words.changed,
      columns: [
        ...[words.metric, words.definition, words.period].map((title) => ({ title })),
        { title: words.before, align: 'right' },
        { title: words.value, align: 'right' },
      ],
      rows: changes.changed
        .slice(0, shown)
        .map((one) => [one.metric, one.definition, one.period, exact(one.before, lang), exact(one.value, lang)]),
      notes: changes.changed.length > shown ? [words.more(changes.changed.length - shown)] : [],
    },
    screen,
  );
}

function oddText(oddities: SecImport['oddities'], lang: 'en' | 'fr', screen: Screen): string {
  if (oddities.length === 0) return '';
  const words = importWords[lang];
  // Restatements are many and of one kind: the choices come first.
  const ordered = [...oddities].sort((a, b) => Number(a.code === 'restated') - Number(b.code === 'restated'));
  const lines = ordered.slice(0, shown).flatMap(({ code, text }) => wrap(`- ${code}: ${text}`, screen.width, '  '));
  const more = ordered.length > shown ? formatNotes([words.more(ordered.length - shown)], screen) : '';
  return `${bold(words.odd, screen)}\n\n${lines.join('\n')}\n${more}`;
}
