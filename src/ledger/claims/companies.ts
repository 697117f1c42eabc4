/** Companies that a sentence names, by name, part, head or epithet. */

import type { Ledger } from '../ledger.ts';
import { latinPattern } from './lower-case.ts';

/** Parts of a company that have figures of their own. */
export type Segment = 'aws' | 'azure' | 'intelligent-cloud' | 'microsoft-cloud' | 'google-cloud' | 'oci' | 'other-part';

export interface CompanyMention {
  readonly start: number;
  readonly end: number;
  /** Null for one that the ledger has no figures of. */
  readonly company: string | null;
  readonly segment: Segment | undefined;
  /** Something is compared with it, sold to it, put into it: it is not whose figure follows. */
  readonly object: boolean;
}

type Rule = readonly [pattern: string, company: string | null, segment?: Segment];

/** Names in the press beside those in the table of actors; case counts. */
const rules: readonly Rule[] = [
  ['Amazon Web Services|AWS', 'amazon', 'aws'],
  ['Microsoft Azure|Azure', 'microsoft', 'azure'],
  ['Microsoft Cloud', 'microsoft', 'microsoft-cloud'],
  ['Intelligent Cloud', 'microsoft', 'intelligent-cloud'],
  ['Google Cloud(?: Platform)?|GCP', 'alphabet', 'google-cloud'],
  ['Oracle Cloud Infrastructure|OCI', 'oracle', 'oci'],
  ['(?:YouTube|Waymo|DeepMind|Android|Pixel)', 'alphabet', 'other-part'],
  ['(?:LinkedIn|Xbox|GitHub|Office 365|Microsoft 365|Windows|Activision(?: Blizzard)?)', 'microsoft', 'other-part'],
  ['(?:Whole Foods|Twitch|Prime Video|Kuiper|Amazon Prime)', 'amazon', 'other-part'],
  [
    "(?:the |The )?(?:Seattle|e-commerce|online retail)(?:-based)? (?:giant|group|company|titan)|(?:[Ll]e |[Ll]a )?(?:géant|firme|groupe)(?: américain| mondial)? (?:de (?:Seattle|l['’]e-commerce|la vente en ligne|la distribution)|du (?:commerce (?:en ligne|électronique)|e-commerce))|(?:[Ll]e )?géant de Seattle",
    'amazon',
  ],
  ['(?:Andy )?Jassy|Brian Olsavsky|Olsavsky', 'amazon'],
  [
    '(?:the |The )?Redmond(?:-based)? (?:giant|group|company|firm)|(?:[Ll]e |[Ll]a )?(?:géant|firme|groupe|éditeur) de Redmond|(?:Satya )?Nadella|Amy Hood|(?:the )?Windows (?:maker|giant)|éditeur de Windows',
    'microsoft',
  ],
  [
    "(?:the |The )?Mountain View(?:-based)? (?:giant|group|company|firm)|(?:[Ll]e |[Ll]a )?(?:géant|firme|groupe) de Mountain View|(?:Sundar )?Pichai|(?:Anat )?Ashkenazi|Google(?:['’]s)? parent(?: company)?(?:,? Alphabet)?|(?:la )?maison(?:-| )mère de Google(?:,? Alphabet)?|(?:the )?search giant",
    'alphabet',
  ],
  [
    "(?:the |The )?Menlo Park(?:-based)? (?:giant|group|company|firm)|(?:[Ll]e |[Ll]a )?(?:géant|firme|groupe) de Menlo Park|(?:Mark )?Zuckerberg|Susan Li|(?:the |The )?(?:Facebook|Instagram)(?:['’]s|-)? ?(?:parent|owner)(?: company)?(?:,? Meta)?|(?:la )?maison(?:-| )mère (?:de Facebook|d['’]Instagram)(?:(?:,| et) (?:d['’]|de )?(?:Instagram|WhatsApp|Facebook)){0,2}(?:,? Meta)?",
    'meta',
  ],
  ['(?:Reality Labs|WhatsApp|Instagram|Threads)(?!-parent)', 'meta', 'other-part'],
  ['Safra Catz|Catz|(?:Larry )?Ellison', 'oracle'],
  ['Jensen Huang|Colette Kress|Kress', 'nvidia'],
  ['(?:Michael )?Intrator', 'coreweave'],
  [
    'OpenAI|Open AI|Anthropic|Stargate|xAI|Tesla|SpaceX|Apple|SoftBank|IBM|Intel|AMD|TSMC|Broadcom|Alibaba|Tencent|ByteDance|Baidu|Samsung|SK Hynix|Micron|Netflix|Salesforce|Nebius|Mistral(?: AI)?|DeepSeek|Dell|Foxconn|Qualcomm|Super Micro|Supermicro|Huawei|SAP|Databricks|Snowflake|Walmart|Disney|Saudi Aramco|BlackRock|Blackstone|Scale AI|Cisco|Arm|ASML|Intuit|Adobe|Uber|Airbnb|Spotify|TikTok|Palantir|Cerebras|Lambda|Crusoe|Iren|IREN|Vertiv|Equinix|Digital Realty|Perplexity|Cohere|OVHcloud|OVH|Orange|Volkswagen|Toyota|Twitter|X Corp|MGX|Bitcoin|Exxon(?:Mobil)?|Chevron|AT&T|Verizon',
    null,
  ],
  [
    "Goldman Sachs|Morgan Stanley|JPMorgan|JP Morgan|Citi(?:group)?|Bank of America|UBS|Barclays|Bernstein|Jefferies|Evercore|Gartner|IDC|Synergy(?: Research)?|McKinsey|Sequoia|TD Cowen|Wedbush|MoffettNathanson|FactSet|LSEG|Visible Alpha|Bloomberg(?: Intelligence)?|Dell['’]Oro|Moody['’]s|Wall Street|the Pentagon|Pentagone|Nasdaq|S&P|Dow Jones",
    null,
  ],
];

/** Names too common as words: only with a capital, and not as a part of a compound. */
const boundary = {
  before: String.raw`(?<![\p{L}\p{N}_@#/-])`,
  after: String.raw`(?![\p{L}\p{N}_]|-(?:analysis|analyse|data)|\.[a-z])`,
};

interface Finder {
  readonly pattern: RegExp;
  readonly company: string | null;
  readonly segment: Segment | undefined;
}

export type CompanyFinder = readonly Finder[];

/** Patterns of every name; build once for a ledger. Longer names come first. */
export function companyFinder(ledger: Ledger): CompanyFinder {
  const finder = (source: string, company: string | null, segment?: Segment): Finder => ({
    pattern: latinPattern(`${boundary.before}(?:${source})${boundary.after}`),
    company,
    segment,
  });
  const known = ledger.companies().filter(({ metrics }) => metrics.length > 0);
  const fixed = rules.map(([source, company, segment]) =>
    finder(source, known.some(({ id }) => id === company) ? company : null, segment),
  );
  const named = known.map(({ id, ticker, name, aliases }) =>
    finder(
      [name, name.toUpperCase(), ticker, ...[id, ...aliases].flatMap(capitalised)]
        .filter((one) => one !== '')
        .map(escapeText)
        .join('|'),
      id,
    ),
  );
  return [...fixed, ...named];
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Aliases stand in lower case in the table. */
function capitalised(alias: string): string[] {
  const words = alias.replace(/(?<![\p{L}.])\p{Ll}/gu, (letter) => letter.toUpperCase());
  return alias.length <= 4
    ? [alias.toUpperCase(), ...(alias.length === 4 ? [words] : [])]
    : [words, alias.toUpperCase()];
}

const objectLead =
  /(?:ahead of|behind|than|que|qu['’]|devant|derrière|against|versus|vs\.?|compared (?:with|to)|unlike|like|such as|including|comme|contrairement à|face à|à l['’]instar de|includes|comprend|inclut|into|with|to|avec|dans|rivals?|concurrents?|outspend(?:ing|s)?|outspent|overtak(?:e|es|ing)|overtook|surpass(?:ed|ing|es)?|dépass(?:e|ant|é|er)|dépassant|après|after|of|partner|partenaire|competitors?|customers?|client|clients|investor|supplier|fournisseur)\s*(?:the |its |les |son |ses )?(?:rivals? |concurrents? |géants? )?$/iu;
/** "Amazon's rival Microsoft": the possessive is no subject. */
const apposition = /^['’]s (?:\p{L}+ )?(?:rival|competitor|partner|supplier|customer|backer|investor|lead)/u;
const rivalOf = /(?:rivale?|concurrente?|partenaire|fournisseur|client) (?:de |d['’])$/iu;

/** "after Meta said": a company that speaks is a subject. */
const speaking =
  /^ (?:said|says|announced|reported|raised|told|lifted|cut|a (?:dit|annoncé|indiqué|relevé|publié))(?!\p{L})/u;

export function companiesOf(sentence: string, finder: CompanyFinder): CompanyMention[] {
  const found: CompanyMention[] = [];
  for (const { pattern, company, segment } of finder) {
    for (const match of sentence.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((mention) => mention.start < end && mention.end > start)) continue;
      const lead = sentence.slice(Math.max(0, start - 40), start);
      const speaks = speaking.test(sentence.slice(end, end + 20));
      const object =
        (!speaks && objectLead.test(lead)) || rivalOf.test(lead) || apposition.test(sentence.slice(end, end + 40));
      found.push({ start, end, company, segment, object });
    }
  }
  return withLists(
    sentence,
    [...found, ...unknownSubjects(sentence, found)].sort((left, right) => left.start - right.start),
  );
}

export const listJoin = /^\s*(?:,|and|et|ou|or|&|, and|, et|ainsi que|as well as|, puis)\s*(?:the |de |d['’]|à )?$/iu;

/** "ahead of Microsoft and Google": what holds for the first of a list holds for the rest. */
function withLists(sentence: string, mentions: readonly CompanyMention[]): CompanyMention[] {
  const marked: CompanyMention[] = [];
  let ended = false;
  for (const mention of mentions) {
    const before = marked.at(-1);
    const gap = before === undefined ? '' : sentence.slice(before.end, mention.start);
    // "Like Google and Microsoft, Amazon": a comma after "and" ends the list.
    const joined: boolean = before?.object === true && listJoin.test(gap) && !(ended && /^\s*,\s*$/u.test(gap));
    ended = joined && /\p{L}/u.test(gap);
    marked.push(joined ? { ...mention, object: true } : mention);
  }
  return marked;
}

const subjectBeforeVerb =
  /(?:^|[.;:«“"(—–-]\s*|,\s+)((?:\p{Lu}[\p{L}\p{N}&.’'-]+)(?: \p{Lu}[\p{L}\p{N}&.’'-]+){0,2}) (?:plans?|expects?|will|said|says|spent|spends|reported|reports|invest(?:ed|s)?|posted|raised|announced|had|has|is|was|prévoit|va|compte|a (?:dépensé|investi|annoncé|publié|réalisé|relevé|indiqué)|devrait|investi(?:t|ra)|annonce|dépensera|table|vise)(?!\p{L})/gu;
const noName =
  /^(?:The|CapEx|CAPEX|Guidance|Guide|Outlook|It|They|This|That|These|Those|He|She|We|You|I|In|On|For|At|By|As|But|And|If|Its|Their|All|Both|Each|Most|Some|Total|Capital|Capex|Revenue|Sales|Spending|Investment|Cloud|Operating|Free|Cash|Growth|Management|Analysts?|Investors?|Net|Le|La|Les|L|Il|Elle|Ils|Elles|On|Ce|Cette|Ces|Son|Sa|Ses|Leur|Leurs|Un|Une|Des|En|Au|Aux|Pour|Mais|Et|Si|Tous|Chacun|Selon|Le groupe|La société|The company|The group|Company|Group|Big Tech|Hyperscalers?|Executives?|Q[1-4]|Fiscal|Last|Next|Overall|Combined|Together|Ensemble|Backlog|Depreciation|Income|Profit)(?![\p{L}])/u;

/** A capitalised name before a verb that no rule knows: its figures are its own. */
function unknownSubjects(sentence: string, known: readonly CompanyMention[]): CompanyMention[] {
  return [...sentence.matchAll(subjectBeforeVerb)].flatMap((match) => {
    const name = match[1] as string;
    const start = match.index + match[0].indexOf(name);
    const end = start + name.length;
    const taken = known.some((mention) => mention.start < end && mention.end > start);
    return taken || noName.test(name) ? [] : [{ start, end, company: null, segment: undefined, object: false }];
  });
}

const pronoun =
  /^[\s"“«(]*(?:(?:But|And|Mais|Et|Now|Still|Yet|However|Also|In total|Overall|Cependant|Toutefois|Par ailleurs|De plus|En outre),? )?(?:It|Its|He|She|They|The (?:company|group|firm|retailer|tech giant|giant|software maker|chipmaker|cloud giant|tech company|business)(?:['’]s)?|Il|Elle|Son|Sa|Ses|L['’](?:entreprise|éditeur)|Le (?:groupe|géant|fabricant|spécialiste)|La (?:société|firme|compagnie|direction|multinationale)|Management)(?!\p{L})/u;
const anywhere =
  /(?<!\p{L})(?:the (?:company|group|firm)|its|le groupe|la société|l['’]entreprise|la firme|le géant|it (?:expects|plans|will|spent|said|would|had|has)|(?:qu['’])?(?:il|elle) (?:prévoit|compte|va|a |devrait|avait|ressort|atteint|s['’]élève|s['’]établit|progresse|recule))(?!\p{L})/iu;

/** Whether a sentence speaks of a company named before it. */
export function refersBack(sentence: string): boolean {
  return pronoun.test(sentence) || anywhere.test(sentence);
}
