/** Definitions that a sentence names: "net of proceeds", "including finance leases". */

const named: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /(?:includ(?:ing|es?)|incl\.?) (?:finance |financial |capital )?leases|with (?:finance )?leases|(?:finance )?leases included|(?:y compris|avec|incluant|inclus) (?:les )?(?:locations?[- ]financements?|contrats? de location|crédits?[- ]baux?|leasing)|principal payments on finance leases|paiements? (?:de|du) principal/iu,
    ['incl-finance-leases'],
  ],
  [
    /net of (?:proceeds|incentives|sales)|(?:less|minus|after) (?:proceeds|incentives)|net purchases|net(?:te)?s? des? (?:cessions|produits|incitations)|net capex|net capital expenditures?|en net/iu,
    ['net'],
  ],
  [
    /gross (?:purchases|capex|capital|cash|basis)|(?:on a )?gross basis|before (?:proceeds|incentives)|excluding (?:finance )?leases|cash (?:capex|purchases|paid for|capital|spent on)|(?:en |montant )?brute?s?(?!\p{L})|hors (?:locations?|crédits?|contrats)/iu,
    ['gross', 'net'],
  ],
];

/**
 * @returns Ids of definitions that fit the words of the sentence, nearest first; undefined when it names none.
 */
export function definitionsNamed(sentence: string): readonly string[] | undefined {
  return named.find(([pattern]) => pattern.test(sentence))?.[1];
}

/** Words right beside the figure come first: "54.2 billion gross (53.1 net)". */
export function definitionsOf(
  sentence: string,
  { start, end }: { readonly start: number; readonly end: number },
): readonly string[] | undefined {
  const after = /^,?\s*\(?(gross|net|bruts?|nets?)(?=[),.;: ]|$)/iu.exec(sentence.slice(end, end + 12))?.[1];
  const before = /(?<!\p{L})(gross|net|bruts?|nets?),?\s*$/iu.exec(sentence.slice(Math.max(0, start - 8), start))?.[1];
  const beside = after ?? before;
  if (beside !== undefined) return /^[gb]/i.test(beside) ? ['gross'] : ['net'];
  return definitionsNamed(sentence);
}
