/** Words of the command palette. */
import type { Language } from '#base';

const english = {
  title: 'Go to, or do',
  search: 'Search views, controls, scenarios, charts and actions',
  found: (count: string) => `${count} found`,
  nothing: (text: string) => `Nothing matches “${text}”.`,
  groups: {
    view: 'View',
    evidence: 'Evidence',
    lesson: 'Lesson',
    control: 'Assumption',
    scenario: 'Scenario',
    first: 'First chart',
    second: 'Second chart',
    action: 'Action',
  },
  copyLink: 'Copy the link',
  print: 'Print, or save as PDF',
  keys: 'Keys',
  keysOf: [
    ['Ctrl K, ⌘ K', 'go to anything, do anything'],
    ['?', 'this list'],
    ['Tab', 'next control; the first one skips to the answer'],
    ['← → ↑ ↓', 'move a slider, a handle of a belief, a point on a map, the year of a chart'],
    ['Page Up, Page Down', 'move a slider in larger steps'],
    ['Enter', 'accept a typed number; open a list'],
    ['Escape', 'close what is open; leave a typed number as it was'],
  ],
} as const;

type Words<T> = T extends string
  ? string
  : T extends (...args: infer Arguments) => string
    ? (...args: Arguments) => string
    : { readonly [Key in keyof T]: Words<T[Key]> };

export type PaletteWords = Words<typeof english>;

const french: PaletteWords = {
  title: 'Aller à, ou faire',
  search: 'Chercher une vue, un réglage, un scénario, un graphique, une action',
  found: (count) => `${count} trouvés`,
  nothing: (text) => `Rien ne correspond à « ${text} ».`,
  groups: {
    view: 'Vue',
    evidence: 'Preuves',
    lesson: 'Leçon',
    control: 'Hypothèse',
    scenario: 'Scénario',
    first: 'Premier graphique',
    second: 'Second graphique',
    action: 'Action',
  },
  copyLink: 'Copier le lien',
  print: 'Imprimer, ou enregistrer en PDF',
  keys: 'Touches',
  keysOf: [
    ['Ctrl K, ⌘ K', 'aller partout, tout faire'],
    ['?', 'cette liste'],
    ['Tab', 'réglage suivant ; le premier mène à la réponse'],
    ['← → ↑ ↓', 'déplacer un curseur, une borne de croyance, un point sur une carte, l’année d’un graphique'],
    ['Page préc., Page suiv.', 'déplacer un curseur à plus grands pas'],
    ['Entrée', 'accepter un nombre saisi ; ouvrir une liste'],
    ['Échap', 'fermer ce qui est ouvert ; laisser un nombre tel qu’il était'],
  ],
};

export const paletteWords: Readonly<Record<Language, PaletteWords>> = { en: english, fr: french };
