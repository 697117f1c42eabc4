/** Titles of groups, kinds and kinds of evidence. */
import type { Localised } from '#base';
import type { Evidence, LedgerMark, ThesisGroup, ThesisKind } from './types.ts';

export const groupTitles: Readonly<Record<ThesisGroup, Localised>> = {
  'required-revenue': { en: 'Required revenue', fr: 'Revenu nécessaire' },
  'depreciation-break-even': { en: 'Depreciation and break-even', fr: 'Amortissement et équilibre' },
  'capital-charge': { en: 'Capital charge in perpetuity', fr: 'Charge du capital à perpétuité' },
  'financing-gap': { en: 'Financing gap', fr: 'Besoin de financement' },
  'revenue-per-gw': { en: 'Revenue and cost per gigawatt', fr: 'Revenu et coût par gigawatt' },
  'depreciation-critique': { en: 'Depreciation critique', fr: 'Critique des amortissements' },
  'token-growth': { en: 'Token and compute growth', fr: 'Croissance des tokens et du calcul' },
  'vendor-financed': { en: 'Vendor-financed share', fr: 'Part financée par le vendeur' },
  'other-figures': { en: 'Other figures of the debate', fr: 'Autres chiffres du débat' },
};

export const kindTexts: Readonly<Record<ThesisKind, Localised>> = {
  published_from_stated_inputs: { en: 'published, from stated inputs', fr: 'publié, à partir de données indiquées' },
  published_needs_one_inferred_input: {
    en: 'published, one input is inferred',
    fr: 'publié, une donnée est déduite',
  },
  derived_here: { en: 'derived here from published inputs', fr: 'calculé ici à partir de données publiées' },
  not_reproducible: { en: 'not reproducible', fr: 'non reproductible' },
};

export const evidenceTexts: Readonly<Record<Evidence, Localised>> = {
  primary: { en: 'read in the document itself', fr: 'lu dans le document même' },
  press: { en: 'read in the press', fr: 'lu dans la presse' },
  blog: { en: 'a blog', fr: 'un blog' },
  tracker: { en: 'a tracker', fr: 'un recueil de suivi' },
  compilation: { en: 'read in a public compilation', fr: 'lu dans une compilation publique' },
  forum: { en: 'read in a copy on a forum', fr: 'lu dans une copie sur un forum' },
};

export const markTexts: Readonly<Record<LedgerMark, Localised>> = {
  unconfirmed: { en: 'unconfirmed', fr: 'non vérifiable' },
  approximate: { en: 'approximate', fr: 'approché' },
  'dated-by-period': { en: 'dated by its period', fr: 'daté par sa période' },
  guidance: { en: 'guidance', fr: 'objectif annoncé' },
};
