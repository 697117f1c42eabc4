/** Which XBRL tag means what, at which company and in filings of which time: tables, not code. */
import { csvParse } from 'd3-dsv';
import { type IsoDate, isDate, JevonsError, type Localised } from '#base';

export interface TagRule {
  /** Number at the SEC; empty for any company without rules of its own for the metric. */
  readonly cik: string;
  readonly metric: string;
  readonly definition: string;
  readonly taxonomy: string;
  readonly tag: string;
  /** Of two tags in one filing for one period the lower rank is taken. */
  readonly rank: number;
  /** Only filings from that day on, or to that day: a tag may change its meaning. Empty: any. */
  readonly filedFrom: IsoDate | '';
  readonly filedTo: IsoDate | '';
  readonly note: string;
}

/** What a definition says where the company's own is not in the ledger. */
export interface DefinitionRule {
  readonly metric: string;
  readonly id: string;
  readonly basis: string;
  readonly text: Localised;
}

export interface SecRules {
  readonly tags: readonly TagRule[];
  readonly definitions: readonly DefinitionRule[];
}

/**
 * @param tags Text of data/sec/tags.csv.
 * @param definitions Text of data/sec/definitions.csv.
 * @throws JevonsError `malformed-tag-rules` naming the first row at fault.
 */
export function readSecRules(tags: string, definitions: string): SecRules {
  const rules = csvParse(tags).map((row, index): TagRule => {
    const rank = Number(row.rank);
    const days = [row.filed_from ?? '', row.filed_to ?? ''];
    const good = row.metric && row.definition && row.taxonomy && row.tag && Number.isInteger(rank) && rank > 0;
    if (!good || days.some((day) => day !== '' && !isDate(day))) throw malformed('data/sec/tags.csv', index);
    return {
      cik: row.cik ?? '',
      metric: row.metric ?? '',
      definition: row.definition ?? '',
      taxonomy: row.taxonomy ?? '',
      tag: row.tag ?? '',
      rank,
      filedFrom: days[0] ?? '',
      filedTo: days[1] ?? '',
      note: row.note ?? '',
    };
  });
  const texts = csvParse(definitions).map((row, index): DefinitionRule => {
    if (!row.metric || !row.id || !row.basis || !row.text_en || !row.text_fr) {
      throw malformed('data/sec/definitions.csv', index);
    }
    return { metric: row.metric, id: row.id, basis: row.basis, text: { en: row.text_en, fr: row.text_fr } };
  });
  return { tags: rules, definitions: texts };
}

function malformed(file: string, index: number): JevonsError {
  return new JevonsError('the row of the tag table is malformed', {
    kind: 'data',
    code: 'malformed-tag-rules',
    where: `${file} row ${index + 2}`,
    hint: 'restore the file from the package',
  });
}

/** The rules that hold for a company: its own for a metric, else the general ones. */
export function rulesFor(rules: SecRules, cik: string): TagRule[] {
  const own = rules.tags.filter((rule) => rule.cik === cik);
  const ownMetrics = new Set(own.map((rule) => rule.metric));
  return [...own, ...rules.tags.filter((rule) => rule.cik === '' && !ownMetrics.has(rule.metric))];
}

/** Whether the rule speaks of a filing of that day. */
export function holdsFor(rule: TagRule, filed: IsoDate): boolean {
  return (rule.filedFrom === '' || filed >= rule.filedFrom) && (rule.filedTo === '' || filed <= rule.filedTo);
}
