/** A posterior for people and as rows. */
import { formatNumber, formatPercent, type Language, ln } from '#base';
import type { Posterior } from '#studies';
import { quantity } from '../numbers.ts';
import type { Rows } from '../output.ts';
import type { Screen } from '../session.ts';
import { formatNotes, formatTable, wrap } from '../table.ts';
import { fitWords } from './words.ts';

type Fitted = Posterior['parameters'][number];

/** In standard deviations of the belief: less is nothing to speak of. */
const leastShift = 0.3;
const leastNarrowing = 0.15;

const learnt = ({ shift, width }: Fitted) => Math.abs(shift) >= leastShift || Math.abs(1 - width) >= leastNarrowing;
/** Distance of the posterior from the belief, as normals (Kullback-Leibler): the belief has mean 0 and width 1. */
const gain = ({ shift, width }: Fitted) => (shift * shift + width * width - 1) / 2 - ln(width);

const range = ({ low, high }: Fitted['prior'], lang: Language) => `${quantity(low, lang)} - ${quantity(high, lang)}`;
const effective = ({ bulk, tail }: Fitted) =>
  bulk === null || tail === null ? null : Math.round(Math.min(bulk, tail));
const right = (title: string) => ({ title, align: 'right' as const });

/** One row per parameter. */
export function fitRows({ parameters }: Posterior): Rows {
  const levels = ['q0.1', 'q0.5', 'q0.9'];
  return {
    columns: [
      'parameter',
      'unit',
      'belief',
      ...levels.map((level) => `prior_${level}`),
      ...levels.map((level) => `posterior_${level}`),
      ...['shift', 'width', 'r_hat', 'ess_bulk', 'ess_tail'],
    ],
    records: parameters.map(({ id, unit, belief, prior, posterior, shift, width, rHat, bulk, tail }) => [
      ...[id, unit, belief, prior.low, prior.median, prior.high],
      ...[posterior.low, posterior.median, posterior.high, shift, width, rHat, bulk, tail],
    ]),
  };
}

export function fitNotesOf(posterior: Posterior, lang: Language): string[] {
  const words = fitWords[lang];
  const { stopped } = posterior;
  return [
    posterior.verdict.words[lang],
    ...(stopped === null ? [] : [stopped === 'time' ? words.time : words.interrupted]),
    ...posterior.notes.map((note) => note[lang]),
  ];
}

/** The verdict, what was learnt, how the model meets the figures, and what it all stands on. */
export function fitText(posterior: Posterior, lang: Language, screen: Screen): string {
  const words = fitWords[lang];
  const { parameters, untouched, observations, sampler } = posterior;
  const sorted = parameters.toSorted((a, b) => gain(b) - gain(a));
  const same = sorted.filter((one) => !learnt(one)).map(({ id }) => id);
  const decimals = (value: number) => formatNumber(value, lang, { decimals: 2 });
  const ties = posterior.ties
    .map((tie) => `${tie.first} & ${tie.second} ${decimals(tie.prior)}, ${decimals(tie.posterior)}`)
    .join('; ');
  const table = formatTable(
    {
      title: words.title(posterior.dataDate),
      columns: [
        { title: words.parameter },
        right(words.prior),
        right(words.posterior),
        right('R-hat'),
        right(words.effective),
      ],
      rows: sorted
        .filter(learnt)
        .map((one) => [
          one.id,
          range(one.prior, lang),
          range(one.posterior, lang),
          one.rHat === null ? '-' : one.rHat.toFixed(3),
          quantity(effective(one), lang),
        ]),
      notes: [
        words.effectiveKey,
        ...(ties === '' ? [] : [words.ties(ties)]),
        ...(same.length === 0 ? [] : [words.unlearnt(same.join(', '))]),
        ...(untouched.length === 0 ? [] : [words.untouched(untouched.join(', '))]),
      ],
    },
    screen,
  );
  const inside = observations.filter(({ value, withError: { low, high } }) => value >= low && value <= high).length;
  const figures = formatTable(
    {
      title: words.figures,
      columns: [
        { title: words.figure, wraps: true },
        { title: words.unit },
        right(words.reported),
        right(words.model),
        right(words.withError),
      ],
      rows: observations.map(({ id, unit, value, model, withError }) => [
        id,
        unit,
        quantity(value, lang),
        range(model, lang),
        range(withError, lang),
      ]),
      notes: [words.inside(inside, observations.length)],
    },
    screen,
  );
  const acceptance = sampler.acceptance === null ? '-' : formatPercent(sampler.acceptance, lang);
  const footer = [
    words.basis(posterior.model.name, posterior.model.hash.slice(0, 12), posterior.dataDate),
    words.sampler(sampler.chains, sampler.draws, acceptance, posterior.seed, posterior.hash.slice(0, 16)),
  ];
  const head = fitNotesOf(posterior, lang).flatMap((note) => wrap(note, screen.width));
  return [...head, '', table, figures, formatNotes(footer, screen)].join('\n');
}
