/** A posterior for people and as rows. */
import { formatNumber, formatPercent, type Language, ln } from '#base';
import { type FanLevel, fanChart, fanLevels, sheetSvg } from '#charts';
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
      ...['shift', 'width', 'r_hat', 'ess_bulk', 'ess_tail', 'ks_distance', 'as_believed'],
    ],
    records: parameters.map(({ id, unit, belief, prior, posterior, shift, width, rHat, ...more }) => [
      ...[id, unit, belief, prior.low, prior.median, prior.high],
      ...[posterior.low, posterior.median, posterior.high, shift, width, rHat],
      ...[more.bulk, more.tail, more.distance, more.asBelieved],
    ]),
  };
}

export function fitNotesOf(posterior: Posterior, lang: Language): string[] {
  const words = fitWords[lang];
  const { stopped } = posterior;
  const { firstImpossible: first, impossibleShare } = posterior.sampler;
  return [
    posterior.verdict.words[lang],
    ...(stopped === null ? [] : [stopped === 'time' ? words.time : words.interrupted]),
    ...(first === null
      ? []
      : [words.impossible(formatPercent(impossibleShare, lang, { decimals: 2 }), first.why[lang])]),
    ...posterior.notes.map((note) => note[lang]),
  ];
}

/** The verdict, what was learnt, how the model meets the figures, and what it all stands on. */
export function fitText(posterior: Posterior, lang: Language, screen: Screen): string {
  const words = fitWords[lang];
  const { parameters, untouched, observations, sampler } = posterior;
  const sorted = parameters.toSorted((a, b) => gain(b) - gain(a));
  const same = sorted.filter((one) => !learnt(one) && !one.asBelieved).map(({ id }) => id);
  const asBelieved = sorted.filter((one) => !learnt(one) && one.asBelieved).map(({ id }) => id);
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
        ...(asBelieved.length === 0 ? [] : [words.asBelieved(asBelieved.join(', '))]),
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
        right(words.below),
      ],
      rows: observations.map(({ id, unit, value, model, withError, below }) => [
        id,
        unit,
        quantity(value, lang),
        range(model, lang),
        range(withError, lang),
        formatPercent(below, lang),
      ]),
      notes: [words.inside(inside, observations.length), words.misses(missesText(posterior, lang))],
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

function missesText({ predictive }: Posterior, lang: Language): string {
  const groups = Object.entries(predictive.groups).map(([name, chance]) => `${name} ${formatPercent(chance, lang)}`);
  return `${formatPercent(predictive.all, lang)} (${groups.join(', ')})`;
}

/** Each series of figures as reported, on the fan of the model with the error that is allowed for. */
export function fitSvg(posterior: Posterior, lang: Language): string {
  const series = new Map<string, Posterior['observations']>();
  for (const one of posterior.observations) {
    // Of a year under way there is no whole to draw.
    if (one.since !== undefined && one.at !== one.since + 1) continue;
    const name = one.inputs.join(' + ');
    series.set(name, [...(series.get(name) ?? []), one]);
  }
  const { model, dataDate, seed, hash, draws } = posterior;
  const figures = [...series].map(([name, points]) => {
    const yearly = points.every(({ since }) => since !== undefined);
    const time = (one: (typeof points)[number]) => (yearly ? one.at - 1 : one.at);
    const at = (level: FanLevel) => points.map(({ fan }) => fan[fanLevels.indexOf(level)] ?? Number.NaN);
    const unit = points[0]?.unit ?? '';
    return fanChart(
      {
        name: `${name}: ${fitWords[lang].picture}`,
        unit,
        format: unit.startsWith('$bn') ? 'money' : 'number',
        times: points.map(time),
        quantiles: Object.fromEntries(fanLevels.map((level) => [level, at(level)])) as Record<FanLevel, number[]>,
        yearly,
        history: points.map((one) => ({ time: time(one), value: one.value, status: 'reported' })),
        today: Number(dataDate.slice(0, 4)) + (Number(dataDate.slice(5, 7)) - 0.5) / 12,
        provenance: {
          ...{ model: `${model.name} ${model.hash.slice(0, 8)}`, dataDate, seed, hash },
          n: draws.values.length,
        },
      },
      { width: 640, height: 240, language: lang },
    );
  });
  return sheetSvg(figures);
}
