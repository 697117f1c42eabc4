/** The best choice in sentences. */
import { formatNumber, frenchSpaces, type Language } from '#base';
import type { OptimiseResult } from './optimise-types.ts';

type Facts = Omit<OptimiseResult, 'answer' | 'hash'>;

const measures: Readonly<Record<OptimiseResult['measure'], { readonly en: string; readonly fr: string }>> = {
  mean: { en: 'the mean', fr: 'la moyenne' },
  median: { en: 'the median', fr: 'la médiane' },
  cvar: { en: 'the mean of the worst futures', fr: 'la moyenne des pires futurs' },
};
const ends = { low: { en: 'low', fr: 'bas' }, high: { en: 'high', fr: 'haut' } } as const;

export function optimiseAnswer(facts: Facts): OptimiseResult['answer'] {
  return { en: sentences(facts, 'en'), fr: sentences(facts, 'fr').map(frenchSpaces) };
}

function sentences(facts: Facts, lang: Language): string[] {
  const { direction, measure, output, point, best, fresh, gain, start, atBound, constraints, converged } = facts;
  const en = lang === 'en';
  const number = (value: number) => formatNumber(value, lang, { significant: 4 });
  const unit = output.unit === '' ? '' : ` ${output.unit}`;
  const choice = Object.entries(point)
    .map(([id, value]) => `${id} = ${number(value)}`)
    .join(', ');
  const what = `${measures[measure][lang]}${en ? ' of ' : ' de '}${output.label[lang]}`;
  const within = ({ value, standardError }: { value: number; standardError: number }) =>
    `${number(value)}${unit} ± ${formatNumber(standardError, lang, { significant: 2 })}`;
  const most = direction === 'maximise' ? (en ? 'highest' : 'la plus haute') : en ? 'lowest' : 'la plus basse';
  const changed = gain ?? { value: best.value - start.value, standardError: Number.NaN };
  const change = `${changed.value >= 0 ? '+' : ''}${number(changed.value)}${unit}`;
  const error = gain === null ? '' : ` ± ${formatNumber(gain.standardError, lang, { significant: 2 })}`;
  const binding = constraints.filter((one) => one.binding).map(({ text }) => text);
  const firsts = en
    ? [
        `Of the choices tried, ${choice} makes ${what} ${most}: ${within(best)} (one standard error).`,
        `That is ${change}${error} against the scenario as it is; on draws that the search did not see it is ${within(fresh)}.`,
      ]
    : [
        `Parmi les choix essayés, ${choice} rend ${what} ${most} : ${within(best)} (une erreur type).`,
        `Soit ${change}${error} par rapport au scénario tel quel ; sur des tirages que la recherche n’a pas vus : ${within(fresh)}.`,
      ];
  return [
    ...firsts,
    ...(binding.length === 0
      ? []
      : [en ? `What holds it there: ${binding.join('; ')}.` : `Ce qui l’y retient : ${binding.join(' ; ')}.`]),
    ...atBound.map(({ id, end, value }) =>
      en
        ? `${id} is at the ${ends[end].en} end of its range (${number(value)}): the best may lie beyond it.`
        : `${id} est au bout ${ends[end].fr} de son intervalle (${number(value)}) : le meilleur choix est peut-être au-delà.`,
    ),
    ...(converged
      ? []
      : [
          en
            ? `The search had spent its ${facts.evaluations} points before it came to rest: a better choice may be near.`
            : `La recherche a épuisé ses ${facts.evaluations} points avant de se poser : un meilleur choix est peut-être proche.`,
        ]),
  ];
}
