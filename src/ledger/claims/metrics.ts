/** What a figure measures, as a sentence names it. */

import type { Segment } from './companies.ts';
import { lowerPattern, lowerText } from './lower-case.ts';

/** Ids of the ledger, `free_cash_flow`, or why there is nothing to check. */
export type MetricId =
  | 'capex'
  | 'revenue'
  | 'cloud_revenue'
  | 'commercial_cloud_revenue'
  | 'cloud_infrastructure_revenue'
  | 'data_center_revenue'
  | 'operating_income'
  | 'cloud_operating_income'
  | 'operating_cash_flow'
  | 'free_cash_flow'
  | 'depreciation'
  | 'backlog'
  | 'ppe_net';

export interface MetricMention {
  readonly start: number;
  readonly end: number;
  readonly metric: MetricId | null;
  /** For what the ledger does not hold: a word for the reason. */
  readonly other: OtherMetric | undefined;
  /** A verb ("spent") rather than a noun. */
  readonly verb: boolean;
}

export type OtherMetric =
  | 'expectation'
  | 'share-price'
  | 'market-value'
  | 'per-share'
  | 'profit'
  | 'margin'
  | 'deal'
  | 'debt'
  | 'payout'
  | 'fine'
  | 'part'
  | 'research'
  | 'pay'
  | 'market'
  | 'price'
  | 'local'
  | 'run-rate'
  | 'costs'
  | 'part-of-capex';

type Rule = readonly [pattern: string, metric: MetricId | null, other?: OtherMetric | undefined, verb?: true];

/** Longer and more special names first: where two overlap the earlier rule wins. */
const rules: readonly Rule[] = [
  [
    '(?:analysts?|economists?|Wall Street|consensus|forecasters|analystes?|le marché|the market)[^.;]{0,50}?(?:expect(?:ed|ations?|s)?|forecast(?:s|ed)?|estimat(?:e[sd]?|ions?)|predict(?:ed|ions?)?|project(?:ed|ions)?|had (?:pencilled|penciled)|attend(?:aient|ait|u|ues?|us)|tabl(?:aient|ait)|prévoyai(?:en)?t|anticip\\p{L}*)|(?<!(?:prior|previous|earlier|initial|original|its|own) )(?:expectations?|estimates?|consensus) (?:of|for|at|de)|consensus|(?<=(?:milliards?|millions?|md\\$?|mds\\$?)(?: de dollars)? )attendue?s?(?! (?:précédemment|auparavant|jusqu))|(?:projections?|prévisions?|estimations?) des analystes|attentes des analystes|attendus? par (?:les analystes|le marché|le consensus)|(?:was|were|had been) expected|(?:expected|forecast|estimated|predicted) by analysts',
    null,
    'expectation',
  ],
  [
    "(?:shares?|stock|action|titre|cours)(?: price| of| de|s)?(?: \\p{L}+){0,3} (?:rose|fell|dropped|jumped|slid|slipped|gained|lost|surged|climbed|plunged|tumbled|closed|were|was|up|down|gagn\\p{L}*|perd\\p{L}*|recul\\p{L}*|bondi\\p{L}*|chut\\p{L}*|progress\\p{L}*|clôtur\\p{L}*|a pris|cédai?t?|grimp\\p{L}*|baiss\\p{L}*)|share price|stock price|cours de (?:bourse|l['’]action)|(?:en|à la) Bourse|after-hours(?: trading)?|premarket|(?:in|après) (?:trading|clôture|séance)",
    null,
    'share-price',
  ],
  [
    'market (?:cap(?:itali[sz]ation)?|value)|capitalisation(?: boursière)?|valuation|valorisation|valued at|valorisée? (?:à|de)?|worth',
    null,
    'market-value',
  ],
  ['(?:earnings |profit |bénéfice )?(?:per|a|par) (?:diluted )?(?:share|action)|EPS|BPA', null, 'per-share'],
  [
    '(?:run[- ]rate|annuali[sz]ed (?:revenue|sales)|ARR|rythme annuel|rythme annualisé|revenu annualisé|annual(?:ised|ized)? revenue run[- ]rate)',
    null,
    'run-rate',
  ],
  [
    "(?:AI|IA|artificial intelligence)(?:-related)? (?:revenues?|sales|business)|(?:revenus?|chiffre d['’]affaires) (?:de l['’]IA|liés? à l['’]IA)",
    null,
    'run-rate',
  ],
  [
    "(?:net (?:income|profit|earnings)|(?:bénéfice|résultat|profit)s? nets?|perte nette|net loss|(?:first|second|third|fourth|full|quarterly|annual)[- ](?:quarter|year) profits?|profits?(?! (?:margin|forecast))|earnings|bénéfices?(?! (?:opérationnel|d['’]exploitation)))",
    null,
    'profit',
  ],
  [
    "(?:operating|gross|profit|EBITDA|cloud) margins?|marges?(?: opérationnelle| brute| nette| d['’]exploitation)?s?",
    null,
    'margin',
  ],
  ['(?:adjusted )?EBITDA', null, 'profit'],
  [
    "(?:global|worldwide|industry|total|overall)? ?(?:cloud|AI|IA|data cent(?:er|re)) market|market share|parts? de marché|marché (?:mondial|du cloud|de l['’]IA)|addressable market",
    null,
    'market',
  ],
  ['R&D|research and development|recherche(?: et| &) développement|research spending', null, 'research'],
  ["(?:share )?(?:buybacks?|repurchases?)|rachats? d['’]actions|dividends?|dividendes?", null, 'payout'],
  [
    'fines?|amendes?|penalt(?:y|ies)|settlements?|tax(?:es)? bill|back taxes|redressement|damages|lawsuit|procès',
    null,
    'fine',
  ],
  [
    '(?:bonds?|bond sale|debt|loans?|borrow(?:ed|ing|s)?|notes|credit facility|financing|(?<!performance )obligations?(?! de prestation)|obligataires?|dettes?|emprunts?|emprunté|prêts?|levée? de fonds|fundrais(?:e|ing)|raised \\$[\\d.]+ ?(?:bn|billion|million) (?:in|from)|lev(?:é|er) )',
    null,
    'debt',
  ],
  [
    '(?:acqui(?:re[sd]?|ring|sitions?)|takeover|merger|bought|buys|buying|purchase of (?!property)|rachat|rachet\\p{L}*|acquéri\\p{L}*|acquis(?:e|ition)?s?)',
    null,
    'deal',
  ],
  [
    '(?:stake|equity (?:stake|investment)|invest(?:ed|s|ment|ments|ing)?(?: (?:up to|about|another|an additional|a further))? (?:\\$?[\\d.,]+ ?(?:bn|billion|million)? )?in (?:OpenAI|Anthropic|CoreWeave|Intel|xAI|Scale AI|Mistral|Nokia|Poolside|startups?|companies)|participation|prise de participation|investi\\p{L}* dans (?:OpenAI|Anthropic|Mistral|CoreWeave))',
    null,
    'deal',
  ],
  [
    "(?:contracts?|deals?|agreements?|orders?|contrats?|accords?|commandes?)(?! book)(?! backlog) (?:worth|valued|of|with|to|for|de|d['’]|avec|à|portant|signé|passé)|multi-?year (?:deal|contract|agreement)",
    null,
    'deal',
  ],
  [
    "(?:advertis(?:ing|ement)|ad|search|subscription|hardware|gaming|retail|online stores?|office|productivity|software|licen[cs]e|iPhone|device|e-commerce|third-party|North America|international|networking|(?<!web )services|database|support) (?:revenues?|sales|income|business)|(?:revenus?|recettes|ventes|chiffre d['’]affaires)(?: de la| de| d['’]| issus? de la)? ?(?:publicit\\p{L}*|publicitaires?|abonnements?|jeux|recherche|logiciels?|en ligne|services)",
    null,
    'part',
  ],
  [
    '(?:branche|division|activité|unité|segment|pôle) (?!cloud|de cloud|d|du cloud|dans le cloud)\\p{Ll}{4,}',
    null,
    'part',
  ],
  [
    '(?:salar(?:y|ies)|wages|compensation|pay package|bonus(?:es)?|severance|salaires?|rémunérations?|indemnités)',
    null,
    'pay',
  ],
  [
    "(?:total |operating |cost of )?(?:costs|expenses|cost of revenue)|opex|charges(?: d['’]exploitation| opérationnelles)?|dépenses d['’]exploitation|operating expenses|lobbying|marketing|content spending",
    null,
    'costs',
  ],
  [
    '(?:free[- ]cash[- ]flows?|FCF|flux de trésorerie (?:disponibles?|libres?)|trésorerie disponible|cash-flow libre|free cash flow|flux libres?)',
    'free_cash_flow',
  ],
  [
    "(?:operating cash[- ]flows?|cash[- ]flows? from operat(?:ions|ing activities)|cash from operations|cash provided by operating activities|flux (?:de trésorerie )?(?:d['’]exploitation|opérationnels?|liés à l['’]exploitation)|trésorerie (?:d['’]exploitation|opérationnelle|générée par l['’]exploitation)|cash-flow opérationnel)",
    'operating_cash_flow',
  ],
  [
    "(?:(?:AWS|cloud)(?:['’]s)? (?:operating )?(?:income|profit)|résultat opérationnel (?:du cloud|d['’]AWS|de Google Cloud)|cloud operating (?:income|profit))",
    'cloud_operating_income',
  ],
  [
    "(?:operating (?:income|profit)|income from operations|résultats? (?:opérationnel|d['’]exploitation)|bénéfice (?:opérationnel|d['’]exploitation)|profit opérationnel)",
    'operating_income',
  ],
  ["(?:Microsoft Cloud (?:revenue|sales)|chiffre d['’]affaires (?:de )?Microsoft Cloud)", 'commercial_cloud_revenue'],
  [
    "(?:cloud infrastructure (?:revenues?|sales)|(?:revenus?|chiffre d['’]affaires) (?:de l['’]|d['’])infrastructures? cloud|OCI revenue)",
    'cloud_infrastructure_revenue',
  ],
  [
    "(?:data[- ]?cent(?:er|re)s?)(?:[- ](?:segment|unit|division|business))? (?:revenues?|sales)|(?:revenues?|sales) (?:from|of|in) (?:its )?data[- ]?cent(?:er|re)s?|(?:chiffre d['’]affaires|revenus?|ventes)(?: \\p{L}+)? (?:de (?:la division |sa division )?|des |aux |liée?s? aux |dans les |du segment |pour )(?:centres de données|data ?cent(?:er|re)s?)",
    'data_center_revenue',
  ],
  [
    "(?:cloud (?:d['’]amazon|de (?:google|microsoft)|d['’](?:alphabet|oracle))|cloud(?:[- ](?:computing|services|unit|division|segment|business|arm|services unit))?(?: unit)? (?:revenues?|sales|turnover)|(?:revenues?|sales) (?:from|of|at|in) (?:its |the |their )?cloud(?: (?:computing|unit|division|business|segment|services|arm))?|(?:chiffre d['’]affaires|revenus?|ventes|recettes|activité)(?: nette?s?)? (?:du |de (?:son |sa |la |l['’])?|dans le |de l['’]activité |issus? du |liés? au |tirés? du |de la division |de sa division )?(?:activité |division |branche )?(?:cloud|informatique en nuage|nuage)(?: computing)?|cloud (?:unit|division|business|arm)|(?:activité|division|branche) (?:de )?cloud)",
    'cloud_revenue',
  ],
  [
    '(?:remaining performance obligations?|RPO|(?:revenue |order |contract(?:ed)? |cloud |sales )?backlog|order book|carnets? de commandes|obligations de prestation(?: restantes)?|commandes? à honorer)',
    'backlog',
  ],
  [
    '(?:depreciation(?: and amorti[sz]ation)?(?: expenses?| charges?)?|D&A|(?:dotations? aux )?amortissements?|dépréciations? et amortissements)',
    'depreciation',
  ],
  [
    'net (?:property(?:, plant)? and equipment|PP&E)|(?:property(?:, plant)? and equipment|PP&E), net(?! of)|immobilisations (?:corporelles )?nettes',
    'ppe_net',
  ],
  [
    '(?:(?:servers?|chips?|GPUs?|memory|land|buildings?|networking|serveurs|puces|mémoire|terrains)(?: and \\p{L}+)? (?:spending|purchases|costs|capex))|(?:spen[dt]|dépens\\p{L}+|consacr\\p{L}+) [^.;,]{0,40}?(?:on|en|à|aux|pour) (?:servers|chips|GPUs|memory|serveurs|puces|GPU|content|wages|advertising|lobbying|marketing|energy|electricity|contenus|publicité|security)',
    null,
    'part-of-capex',
  ],
  [
    "(?:cap(?:ital)?[- ]?ex(?:penditures?|penses)?|capital (?:spending|outlays?|investments?|expenditures?|expenses)|(?:dépenses|programmes?|plan|plans|budget|efforts?)(?: annuelles?| total(?:es)?)? d['’](?:investissements?|équipement)s?|investissements?(?: (?:en capital|en infrastructures?|dans l['’]IA|dans l['’]intelligence artificielle|matériels?|productifs?|corporels?))?|dépenses (?:en capital|d['’]infrastructures?|en infrastructures?|d['’]équipement|dans l['’]IA|liées? à l['’]IA)|(?:AI |IA |data[- ]?cent(?:er|re) |infrastructure |AI infrastructure )?(?:infrastructure )?(?:spending|investments?|build-?out|outlays?)(?: plans?| budget)?|(?:spending|investment) (?:plans?|forecasts?|guidance|budgets?)|purchases of property and equipment|(?:gross|net|cash) purchases|achats? d['’](?:immobilisations|équipements)|AI budget)",
    'capex',
  ],
  [
    '(?:spen[dt]|spends|spending|invest(?:s|ed|ing)?|pour(?:ed|ing|s)? (?:about |some |more than )?\\$|plough(?:ed|ing)?|plow(?:ed|ing)?|splash(?:ed|ing)?|dépens(?:e|er|é|ent|era|eront|ait|aient|erait|eraient)|dépensé|invest(?:ir|it|i|ira|iront|irait|iraient|issent)|investi|consacr(?:e|er|é|era|eront|ent|erait)|débours(?:e|er|é|era)|mise(?:r|ra|nt|ront)?(?= )|bets?(?= )|(?:injecte|engage)(?:r|ra|ront|nt)?(?= ))',
    'capex',
    undefined,
    true,
  ],
  [
    "(?:revenues?|(?:net )?sales|turnover|top line|chiffres? d['’]affaires|revenus?|ventes(?: nettes)?|recettes|CA)",
    'revenue',
  ],
  ['(?:prices?|prix|costs|coûts?|inflation|tariffs?|droits de douane|interest rates?|taux)', null, 'price'],
];

const patterns = rules.map(
  ([source, metric, other, verb]) =>
    [lowerPattern(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}])`), metric, other, verb ?? false] as const,
);

export function metricsOf(sentence: string): MetricMention[] {
  const lower = lowerText(sentence);
  const found: MetricMention[] = [];
  for (const [pattern, metric, other, verb] of patterns) {
    for (const match of lower.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (found.some((mention) => mention.start < end && mention.end > match.index)) continue;
      found.push({ start: match.index, end, metric, other, verb });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

/** "AWS revenue" is the cloud's; what the ledger does not part stays undefined. */
export function metricOfSegment(metric: MetricId, segment: Segment | undefined): MetricId | undefined {
  if (segment === undefined) return metric;
  if (segment === 'azure' || segment === 'other-part') return undefined;
  const cloudRevenue: MetricId =
    segment === 'microsoft-cloud'
      ? 'commercial_cloud_revenue'
      : segment === 'oci'
        ? 'cloud_infrastructure_revenue'
        : 'cloud_revenue';
  if (metric === 'revenue' || metric === 'cloud_revenue' || metric === cloudRevenue) return cloudRevenue;
  if (metric === 'operating_income' || metric === 'cloud_operating_income') {
    return segment === 'microsoft-cloud' || segment === 'oci' ? undefined : 'cloud_operating_income';
  }
  return metric === 'backlog' ? metric : undefined;
}
