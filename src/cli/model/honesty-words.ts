/** Words of `jevons model honesty`. */
import type { Language } from '#base';

interface HonestyWords {
  readonly futures: string;
  readonly gradesTitle: (total: number) => string;
  readonly gradeColumns: readonly [string, string, string, string, string];
  readonly grades: Readonly<Record<string, string>>;
  readonly carriersTitle: (capex: string) => string;
  readonly judgedTitle: string;
  readonly parameter: string;
  readonly grade: string;
  readonly tried: string;
  readonly capexTried: string;
  readonly swing: string;
  readonly theory: string;
  readonly capex: string;
  readonly eighty: string;
  readonly peak: string;
  readonly overCapacity: string;
  readonly elasticity: string;
  readonly notes: (n: number) => readonly string[];
}

export const honestyWords: Readonly<Record<Language, HonestyWords>> = {
  en: {
    futures: 'futures',
    gradesTitle: (total) => `What ${total} parameters rest on`,
    gradeColumns: ['grade', 'world', 'choice', 'structure', 'with a belief'],
    grades: { solid: 'solid', contested: 'contested', weak: 'weak', judgement: 'judgement' },
    carriersTitle: (capex) => `What carries capex of 2030 ($ ${capex} bn in the default run), one at a time`,
    judgedTitle: 'Of these, what is only judged',
    parameter: 'parameter',
    grade: 'grade',
    tried: 'tried',
    capexTried: 'capex 2030, $ bn',
    swing: 'swing',
    theory: 'theory (* chosen)',
    capex: 'capex 2030, $ bn: median',
    eighty: '80 %',
    peak: 'peak year (share of futures)',
    overCapacity: 'over-capacity by 2029',
    elasticity: 'effective elasticity, mid 2026',
    notes: (n) => [
      `Tried: ends of the middle 80 % of what is believed, else of what sources support, else a fifth down and up (a date: a year). Swing: the difference over the default run; interactions are in "jevons drivers".`,
      `Theories: ${n} futures each, on the same draws, one theory changed at a time. The assumptions in words: docs/model-honesty.md.`,
    ],
  },
  fr: {
    futures: 'futurs',
    gradesTitle: (total) => `Sur quoi reposent ${total} paramètres`,
    gradeColumns: ['qualité', 'monde', 'choix', 'structure', 'avec croyance'],
    grades: { solid: 'solide', contested: 'contesté', weak: 'faible', judgement: 'jugement' },
    carriersTitle: (capex) =>
      `Ce qui porte l’investissement de 2030 (${capex} Md$ dans le calcul par défaut), un à la fois`,
    judgedTitle: 'Dont ce qui n’est que jugé',
    parameter: 'paramètre',
    grade: 'qualité',
    tried: 'essayé',
    capexTried: 'investissement 2030, Md$',
    swing: 'écart',
    theory: 'théorie (* retenue)',
    capex: 'investissement 2030, Md$ : médiane',
    eighty: '80 %',
    peak: 'année du sommet (part des futurs)',
    overCapacity: 'surcapacité d’ici 2029',
    elasticity: 'élasticité effective, mi-2026',
    notes: (n) => [
      'Essayé : bornes des 80 % centraux de ce qui est cru, sinon de ce que les sources soutiennent, sinon un cinquième en moins et en plus (une date : un an). Écart : la différence rapportée au calcul par défaut ; les interactions sont dans « jevons drivers ».',
      `Théories : ${n} futurs chacune, sur les mêmes tirages, une théorie changée à la fois. Les hypothèses en toutes lettres : docs/model-honesty.md.`,
    ],
  },
};
