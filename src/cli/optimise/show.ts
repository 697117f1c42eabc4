/** The best choice for a person and for a program. */
import { frenchSpaces, type Language } from '#base';
import type { OptimiseResult } from '#studies';
import { quantity } from '../numbers.ts';
import type { Cell, Rows } from '../output.ts';
import { sparkLine } from '../picture.ts';
import type { Screen } from '../session.ts';
import { bold, formatNotes, formatTable, wrap } from '../table.ts';

const english = {
  points: 'points',
  before: (search: string, points: string, futures: string, runs: string) =>
    `${search}: at most ${points} points on ${futures} futures, ${runs} simulations.`,
  title: 'Best choice',
  choice: 'choice',
  unit: 'unit',
  asIs: 'as it is',
  best: 'best',
  from: 'from',
  to: 'to',
  constraint: 'constraint',
  value: 'value',
  error: 'error',
  holds: 'holds',
  yes: 'yes',
  no: 'no',
  binding: 'just',
  trail: (steps: string, points: string) => `way to it: ${steps} improvements in ${points} points`,
  failed: (count: string, variable: string) => `${count} simulations failed at ${variable} and are left out.`,
  basis: (model: string, hash: string, date: string) => `Model ${model} ${hash}; facts published by ${date}.`,
  draws: (n: string, seed: number, hash: string) => `${n} futures a point, seed ${seed}; hash ${hash}.`,
};

const french: typeof english = {
  points: 'points',
  before: (search, points, futures, runs) =>
    frenchSpaces(`${search} : au plus ${points} points sur ${futures} futurs, ${runs} simulations.`),
  title: 'Meilleur choix',
  choice: 'choix',
  unit: 'unité',
  asIs: 'tel quel',
  best: 'meilleur',
  from: 'de',
  to: 'à',
  constraint: 'contrainte',
  value: 'valeur',
  error: 'erreur',
  holds: 'tenue',
  yes: 'oui',
  no: 'non',
  binding: 'juste',
  trail: (steps, points) => frenchSpaces(`chemin : ${steps} progrès en ${points} points`),
  failed: (count, variable) => `${count} simulations ont échoué à ${variable} et sont écartées.`,
  basis: (model, hash, date) => frenchSpaces(`Modèle ${model} ${hash} ; faits publiés au plus tard le ${date}.`),
  draws: (n, seed, hash) => frenchSpaces(`${n} futurs par point, graine ${seed} ; empreinte ${hash}.`),
};

export const optimiseWords: Readonly<Record<Language, typeof english>> = { en: english, fr: french };

/** The trail: one row for each improvement. */
export function optimiseRows({ trail, over, output, measure }: OptimiseResult): Rows {
  const ids = over.map(({ id }) => id);
  return {
    columns: ['output', 'measure', 'evaluations', 'value', ...ids],
    records: trail.map(({ evaluations, value, point }): Cell[] => [
      output.id,
      measure,
      evaluations,
      value,
      ...ids.map((id) => point[id] ?? null),
    ]),
  };
}

export function optimiseText(result: OptimiseResult, lang: Language, screen: Screen): string {
  const words = optimiseWords[lang];
  const number = (value: number) => quantity(value, lang);
  const right = (title: string) => ({ title, align: 'right' as const });
  const choices = formatTable(
    {
      columns: [
        { title: words.choice, wraps: true },
        { title: words.unit },
        ...[words.from, words.to, words.asIs, words.best].map(right),
      ],
      rows: result.over.map(({ id, label, unit, low, high }) => [
        `${label[lang]} (${id})`,
        unit,
        number(low),
        number(high),
        number(result.start.point[id] ?? Number.NaN),
        number(result.point[id] ?? Number.NaN),
      ]),
    },
    screen,
  );
  const constraints =
    result.constraints.length === 0
      ? ''
      : formatTable(
          {
            columns: [{ title: words.constraint, wraps: true }, ...[words.value, words.error, words.holds].map(right)],
            rows: result.constraints.map(({ text, value, standardError, holds, binding }) => [
              text,
              number(value),
              number(standardError),
              `${holds ? words.yes : words.no}${holds && binding ? `, ${words.binding}` : ''}`,
            ]),
          },
          screen,
        );
  const values = result.trail.flatMap(({ value }) => (value === null ? [] : [value]));
  const way = `${sparkLine(values.slice(-40))}  ${words.trail(number(result.trail.length), number(result.evaluations))}`;
  const parts = [
    bold(result.scenario.title[lang], screen),
    result.answer[lang].flatMap((sentence) => wrap(sentence, screen.width)).join('\n'),
    choices.trimEnd(),
    constraints.trimEnd(),
    way,
    formatNotes([...optimiseNotes(result, lang), ...basis(result, lang)], screen).trimEnd(),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

export function optimiseNotes({ failures }: OptimiseResult, lang: Language): string[] {
  return failures.groups.map(({ count, variable }) => optimiseWords[lang].failed(quantity(count, lang), variable));
}

function basis({ model, dataDate, n, seed, hash }: OptimiseResult, lang: Language): string[] {
  const words = optimiseWords[lang];
  return [
    words.basis(model.name, model.hash.slice(0, 12), dataDate),
    words.draws(quantity(n, lang), seed, hash.slice(0, 16)),
  ];
}
