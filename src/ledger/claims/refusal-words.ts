/** Why a figure cannot be checked, in both languages. */

import type { Localised } from '#base';
import type { RefusalReason } from './draft.ts';

export const refusals: Readonly<Record<RefusalReason, Localised>> = {
  'no-company': {
    en: 'The text does not say with certainty which company it is about.',
    fr: 'Le texte ne dit pas avec certitude de quelle entreprise il s’agit.',
  },
  'unknown-company': {
    en: 'The ledger has no figures of this company.',
    fr: 'Aucun chiffre de cette entreprise n’est recensé.',
  },
  'several-companies': { en: 'Several companies come into question.', fr: 'Plusieurs entreprises sont possibles.' },
  'no-metric': {
    en: 'The text does not say what the figure measures, or the ledger does not hold it.',
    fr: 'Le texte ne dit pas ce que mesure le chiffre, ou la grandeur n’est pas recensée.',
  },
  'no-period': { en: 'The text does not say for which period.', fr: 'Le texte ne dit pas pour quelle période.' },
  'several-years': {
    en: 'An envelope over several years is not the figure of one period.',
    fr: 'Une enveloppe sur plusieurs années n’est pas le chiffre d’une période.',
  },
  count: { en: 'A number of things, not an amount of money.', fr: 'Un nombre de choses, pas un montant.' },
  points: { en: 'A difference in points is not checked.', fr: 'Un écart en points n’est pas vérifié.' },
  currency: { en: 'The amount is not in US dollars.', fr: 'Le montant n’est pas en dollars américains.' },
  small: {
    en: 'An amount of this size (a price, a value per share) is not in the ledger.',
    fr: 'Un montant de cette taille (prix, valeur par action) n’est pas recensé.',
  },
  'no-direction': {
    en: 'A share, not a growth: the ledger does not hold it.',
    fr: 'Une part, non une croissance : elle n’est pas recensée.',
  },
  difference: {
    en: 'A difference between two amounts is not checked.',
    fr: 'Un écart entre deux montants n’est pas vérifié.',
  },
  hypothetical: {
    en: 'The sentence denies, supposes or reports a rumour; it does not state the figure.',
    fr: 'La phrase nie, suppose ou rapporte une rumeur ; elle n’affirme pas le chiffre.',
  },
  'not-split': {
    en: 'The company does not report this metric for that part of its business, or it is not gathered.',
    fr: 'L’entreprise ne publie pas cette grandeur pour cette activité, ou elle n’est pas recensée.',
  },
  project: {
    en: 'One project or deal, not the figure of a period.',
    fr: 'Un projet ou un accord, pas le chiffre d’une période.',
  },
  'constant-currency': {
    en: 'Growth at constant exchange rates is not in the ledger.',
    fr: 'Les croissances à taux de change constants ne sont pas recensées.',
  },
  forecast: {
    en: 'Only forecasts of capital expenditure are in the ledger.',
    fr: 'Seules les prévisions d’investissement sont recensées.',
  },
  expectation: {
    en: 'What analysts expected is not in the ledger.',
    fr: 'Les attentes des analystes ne sont pas recensées.',
  },
  'share-price': { en: 'Share prices are not in the ledger.', fr: 'Les cours de bourse ne sont pas recensés.' },
  'market-value': {
    en: 'Market values and valuations are not in the ledger.',
    fr: 'Capitalisations et valorisations ne sont pas recensées.',
  },
  'per-share': { en: 'Figures per share are not in the ledger.', fr: 'Les chiffres par action ne sont pas recensés.' },
  profit: {
    en: 'Net income and profit other than operating income are not in the ledger.',
    fr: 'Les bénéfices autres que le résultat opérationnel ne sont pas recensés.',
  },
  margin: { en: 'Margins are not in the ledger.', fr: 'Les marges ne sont pas recensées.' },
  deal: {
    en: 'Acquisitions, stakes and contracts are not in the ledger.',
    fr: 'Acquisitions, participations et contrats ne sont pas recensés.',
  },
  debt: { en: 'Debt and fund raising are not in the ledger.', fr: 'Dettes et levées de fonds ne sont pas recensées.' },
  payout: {
    en: 'Dividends and buybacks are not in the ledger.',
    fr: 'Dividendes et rachats d’actions ne sont pas recensés.',
  },
  fine: { en: 'Fines and settlements are not in the ledger.', fr: 'Amendes et règlements ne sont pas recensés.' },
  part: {
    en: 'The revenue of this part of the business is not in the ledger.',
    fr: 'Le chiffre d’affaires de cette activité n’est pas recensé.',
  },
  research: { en: 'Research spending is not in the ledger.', fr: 'Les dépenses de recherche ne sont pas recensées.' },
  pay: { en: 'Pay is not in the ledger.', fr: 'Les rémunérations ne sont pas recensées.' },
  market: {
    en: 'Figures of whole markets are not in the ledger.',
    fr: 'Les chiffres de marchés entiers ne sont pas recensés.',
  },
  price: { en: 'Prices and costs are not checked.', fr: 'Prix et coûts ne sont pas vérifiés.' },
  local: {
    en: 'Spending in one place is a part that companies do not report by period.',
    fr: 'La dépense en un lieu est une part que les entreprises ne publient pas par période.',
  },
  'run-rate': {
    en: 'Run rates and AI revenue are stated on bases that cannot be compared; they are not checked.',
    fr: 'Rythmes annualisés et revenus de l’IA reposent sur des bases non comparables ; ils ne sont pas vérifiés.',
  },
  costs: { en: 'Operating costs are not in the ledger.', fr: 'Les charges d’exploitation ne sont pas recensées.' },
  'part-of-capex': {
    en: 'Only total capital expenditure is in the ledger, not this part of it.',
    fr: 'Seul le total des investissements est recensé, pas cette part.',
  },
};
