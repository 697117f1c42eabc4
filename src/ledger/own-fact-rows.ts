/** Rows of a person's own table, set against what the ledger knows. */
import { didYouMean, JevonsError } from '#base';
import type { Catalog, DefinitionRow } from './catalog-types.ts';
import { findCompany, findMetric } from './names.ts';
import { checkPeriod, checkPublished, checkValue, type NamedCompany, type Wrong } from './own-fact-checks.ts';
import type { OwnFactCells, OwnFactIssue } from './own-facts.ts';
import { ownSourceId } from './own-source-id.ts';
import type { TableRow } from './tables.ts';

type TextRow = Record<string, string>;

const idPattern = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;

/** Collects the ledger rows of a table; asks for every row in turn. */
export class OwnFactReader {
  readonly facts: TextRow[] = [];
  readonly #catalog: Catalog;
  readonly #sources = new Map<string, TextRow>();
  readonly #actors = new Map<string, TextRow>();
  readonly #definitions = new Map<string, TextRow>();
  /** Key of a figure to the line where it stood first. */
  readonly #seen = new Map<string, number>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  get sources(): readonly TextRow[] {
    return [...this.#sources.values()];
  }

  get actors(): readonly TextRow[] {
    return [...this.#actors.values()];
  }

  get definitions(): readonly TextRow[] {
    return [...this.#definitions.values()];
  }

  newCompanies(): string[] {
    return [...this.#actors.keys()];
  }

  /** Takes note of a company that a row names in full, so that rows before and after it may use its id. */
  introduce(cells: OwnFactCells): void {
    const { company, company_name: name, ticker, aliases, fiscal_year_end: yearEnd } = cells;
    if (name === '' || this.#known(company) !== undefined || !idPattern.test(company)) return;
    if (this.#actors.has(company)) return;
    this.#actors.set(company, {
      id: company,
      ticker,
      name,
      aliases,
      cik: '',
      fiscal_year_end: yearEnd,
      currency: 'USD',
      role: 'other',
      label_en: name,
      label_fr: name,
    });
  }

  /**
   * Adds the ledger row of a line.
   *
   * @param faulty Columns of the line already found at fault: nothing more is said about them.
   * @returns What is wrong with it; then it is not added.
   */
  read(line: number, cells: OwnFactCells, faulty: ReadonlySet<string>): OwnFactIssue[] {
    const issues: OwnFactIssue[] = [];
    const wrong = (column: string, what: string, expected: string): undefined => {
      if (!faulty.has(column)) issues.push({ line, column, what, expected });
    };
    const company = faulty.has('company') ? undefined : this.#company(cells, wrong);
    const metric = faulty.has('metric') ? undefined : this.#metric(cells.metric, wrong);
    const period = company === undefined ? undefined : checkPeriod(cells, company, metric?.kind, faulty, wrong);
    if (company !== undefined && metric !== undefined) this.#definition(cells, company, metric.id, wrong);
    if (metric !== undefined) checkValue(cells, metric, wrong);
    if (period !== undefined) checkPublished(cells, period, wrong);
    const sources = this.#documents(cells, wrong);
    if (cells.status === 'derived' && cells.arithmetic === '' && cells.note === '') {
      wrong('arithmetic', 'is empty', 'how a derived figure was worked out, here or in note');
    }
    if (company === undefined || metric === undefined || period === undefined) return issues;
    const definition = cells.definition === '' ? this.#default(company.id, metric.id)?.id : cells.definition;
    const vintage = cells.vintage === '' ? 'first' : cells.vintage;
    const key = [company.id, metric.id, definition, period.label, vintage, cells.published].join(' ');
    const before = this.#seen.get(key);
    if (before !== undefined) wrong('', `is the figure of line ${before} again`, 'each figure once');
    else this.#seen.set(key, line);
    if (issues.length > 0 || faulty.size > 0) return issues;
    this.facts.push({
      company: company.id,
      metric: metric.id,
      definition: definition ?? '',
      period: period.label,
      start: metric.kind === 'stock' ? '' : period.start,
      end: period.end,
      value: cells.value,
      unit: 'USD million',
      rounded_to: cells.rounded_to === '' ? '1' : cells.rounded_to,
      published: cells.published,
      published_reason: cells.published_reason,
      vintage,
      status: cells.status === '' ? 'single-source' : cells.status,
      grade: cells.grade === '' ? 'C' : cells.grade,
      sources,
      place: cells.place,
      arithmetic: cells.arithmetic,
      note: cells.note,
    });
    return issues;
  }

  #known(word: string): TableRow<'actors'> | undefined {
    return attempt(() => findCompany(this.#catalog, word)).found;
  }

  #company(cells: OwnFactCells, wrong: Wrong): NamedCompany | undefined {
    const { company } = cells;
    const known = this.#known(company);
    const own = this.#actors.get(company);
    if (known === undefined && own === undefined) {
      if (cells.company_name !== '' && !idPattern.test(company)) {
        return wrong(
          'company',
          `is "${company}"`,
          'an id in lower case, like example-cloud, for a company of your own',
        );
      }
      const { hint } = attempt(() => findCompany(this.#catalog, company));
      const own = 'or company_name and fiscal_year_end for a company of your own';
      return wrong('company', `"${company}" is unknown`, `${hint ?? 'a known company'}, ${own}`);
    }
    const yearEnd = known?.fiscal_year_end ?? own?.fiscal_year_end ?? '';
    if (yearEnd === '') {
      return wrong('fiscal_year_end', `of ${company} is empty`, 'month and day, like 12-31, in the row with its name');
    }
    return { id: known?.id ?? company, name: known?.name ?? own?.name ?? company, fiscalYearEnd: yearEnd };
  }

  #metric(word: string, wrong: Wrong): TableRow<'metrics'> | undefined {
    const { found, hint } = attempt(() => findMetric(this.#catalog, word));
    return found ?? wrong('metric', `"${word}" is unknown`, hint ?? 'a metric of the ledger');
  }

  #default(company: string, metric: string): DefinitionRow | undefined {
    const own = this.#catalog.definitionsOf(metric, company);
    return own.find((row) => row.default) ?? own[0];
  }

  /** A definition that the company has, one that others have, or a new one said in words. */
  #definition(cells: OwnFactCells, company: NamedCompany, metric: string, wrong: Wrong): undefined {
    const { definition: id, definition_text: text } = cells;
    const own = this.#catalog.definitionsOf(metric, company.id);
    if (id === '') {
      if (own.length === 0)
        wrong('definition', 'is empty', `what ${metric} counts at ${company.name}, such as ${this.#usual(metric)}`);
      return;
    }
    if (own.some((row) => row.id === id) || this.#definitions.has(`${metric} ${company.id} ${id}`)) return;
    if (!idPattern.test(id)) return wrong('definition', `is "${id}"`, 'an id in lower case, like gross');
    const others = this.#catalog.rows('definitions').filter((row) => row.metric === metric && row.id === id);
    const model = others[0];
    if (model === undefined && text === '') {
      const known = [...new Set([...own.map((row) => row.id), this.#usual(metric)])];
      const near = didYouMean(id, known);
      const hint = near === undefined ? `one of ${known.join(', ')}` : `perhaps ${near}`;
      return wrong(
        'definition',
        `"${id}" is unknown for ${metric} of ${company.name}`,
        `${hint}, or definition_text for a new one`,
      );
    }
    const isFirst =
      own.length === 0 &&
      ![...this.#definitions.values()].some((row) => row.metric === metric && row.company === company.id);
    this.#definitions.set(`${metric} ${company.id} ${id}`, {
      metric,
      id,
      company: company.id,
      default: isFirst ? 'yes' : 'no',
      guided: 'no',
      basis: text === '' ? (model?.basis ?? id) : `own-${company.id}-${id}`,
      text_en: text === '' ? (model?.text_en ?? id) : text,
      text_fr: text === '' ? (model?.text_fr ?? id) : text,
    });
  }

  #usual(metric: string): string {
    return metric === 'capex'
      ? 'gross'
      : (this.#catalog.rows('definitions').find((row) => row.metric === metric)?.id ?? 'reported');
  }

  /** Ids of the documents, those known and the person's own. */
  #documents(cells: OwnFactCells, wrong: Wrong): string {
    const { sources, source_title: title, source_publisher: publisher, source_url: url } = cells;
    const named = sources === '' ? [] : sources.split(';');
    for (const id of named) {
      if (this.#catalog.sources.has(id)) continue;
      const near = didYouMean(id, this.#catalog.sources.keys());
      wrong(
        'sources',
        `"${id}" is no document of the ledger`,
        near === undefined ? 'ids that "jevons facts sources" lists, or source_title' : `perhaps ${near}`,
      );
    }
    if (title === '') {
      if (named.length === 0)
        wrong('source_title', 'is empty', 'the title of the document that says so, or ids in sources');
      return named.join(';');
    }
    const id = ownSourceId(title, url);
    this.#sources.set(id, {
      id,
      title,
      publisher: publisher === '' ? 'not named' : publisher,
      url,
      kind: 'own',
      confirmable: url === '' ? 'no' : 'yes',
      credit: '',
    });
    return [...named, id].join(';');
  }
}

function attempt<T>(look: () => T): { found?: T; hint?: string | undefined } {
  try {
    return { found: look() };
  } catch (error) {
    // The hint of a question stands here after the word "expected".
    if (error instanceof JevonsError) {
      return { hint: error.hint?.replace(/^did you mean (.*)\?$/, 'perhaps $1').replace(/^known: /, 'one of ') };
    }
    throw error;
  }
}
