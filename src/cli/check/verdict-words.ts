/** Verdicts as people read them: a sign, a word, never colour alone. */
import type { Language } from '#base';
import type { Verdict } from '#ledger';

export const verdictSigns: Readonly<Record<Verdict, string>> = {
  true: '✓',
  'true-under-definition': '≈',
  imprecise: '~',
  wrong: '✗',
  'contradicts-itself': '⇄',
  outdated: '↻',
  'not-checkable': '?',
};

export const verdictWords: Readonly<Record<Language, Readonly<Record<Verdict, string>>>> = {
  en: {
    true: 'true',
    'true-under-definition': 'true under one definition',
    imprecise: 'imprecise',
    wrong: 'wrong',
    'contradicts-itself': 'contradicts itself',
    outdated: 'outdated',
    'not-checkable': 'not checkable',
  },
  fr: {
    true: 'vrai',
    'true-under-definition': 'vrai selon une définition',
    imprecise: 'imprécis',
    wrong: 'faux',
    'contradicts-itself': 'se contredit',
    outdated: 'dépassé',
    'not-checkable': 'non vérifiable',
  },
};

export const checkWords = {
  en: {
    title: 'Figures checked',
    quote: 'quote',
    verdict: 'verdict',
    right: 'the documents',
    why: 'why',
    dated: (date: string) => `Article of ${date}; each figure against what was public then.`,
    none: 'No figure that can be checked.',
    rest: (count: number) => `Not checkable (${count})`,
    sources: 'Sources',
    unconfirmed: 'no reader can open it',
    made: 'Made by jevons check. A verdict is about the figure, not about the article.',
  },
  fr: {
    title: 'Chiffres vérifiés',
    quote: 'citation',
    verdict: 'verdict',
    right: 'les documents',
    why: 'pourquoi',
    dated: (date: string) => `Article du ${date} ; chaque chiffre est comparé à ce qui était public alors.`,
    none: 'Aucun chiffre vérifiable.',
    rest: (count: number) => `Non vérifiables (${count})`,
    sources: 'Sources',
    unconfirmed: 'aucun lecteur ne peut l’ouvrir',
    made: 'Fait par jevons check. Un verdict porte sur le chiffre, pas sur l’article.',
  },
} as const;
