/** What was changed, by group, and which of it carries the difference. */
import { formatNumber } from '#base';
import { tornadoChart } from '#charts';
import type { Change, ScenarioDifference } from '#studies';
import type { Inquired } from '../engine/inquiry.ts';
import type { Stamp } from '../state/exports.ts';
import { controlUnit, unitWords } from '../text/units.ts';
import { ChartPanel } from '../view/chart-panel.tsx';
import { InquiryState } from '../view/inquiry-state.tsx';
import { usePage } from '../view/page.ts';
import { changeText, formatOf, useWords } from './context.ts';
import type { CompareWords } from './text/english.ts';

interface AttributionProps {
  readonly comparison: ScenarioDifference;
  readonly output: string;
  readonly stamp: Stamp;
  readonly apart: Pick<Inquired<unknown>, 'failure' | 'progress' | 'retry'>;
}

const groups = ['world', 'choice', 'structure', 'facts'] as const;

export function Attribution({ comparison, output, stamp, apart }: AttributionProps) {
  const words = useWords();
  return (
    <section class="facts" aria-labelledby="changed">
      <h2 id="changed">{words.changed}</h2>
      {comparison.changes.length === 0 ? <p>{words.nothingChanged}</p> : <Changes changes={comparison.changes} />}
      <InquiryState of={apart} label={words.attributing} />
      {comparison.split === 'none' || comparison.changes.length === 0 ? null : (
        <Parts comparison={comparison} output={output} stamp={stamp} />
      )}
    </section>
  );
}

function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const words = useWords();
  const { language } = usePage();
  return (
    <dl class="change-groups">
      {groups.map((group) => {
        const members = changes.filter((change) => change.group === group);
        if (members.length === 0) return null;
        return (
          <div key={group} class={group}>
            <dt>{words.groups[group]}</dt>
            {members.map((change) => (
              <dd key={change.id}>
                {change.label[language]}{' '}
                <b>{words.fromTo(given(change, 'first', language, words), given(change, 'other', language, words))}</b>{' '}
                {controlUnit(change.parts[0]?.unit ?? '', language)}
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}

/** Values that the elements of one change share are told once. */
function given({ parts }: Change, side: 'first' | 'other', language: 'en' | 'fr', words: CompareWords): string {
  const told = parts.map((part) => {
    const value = part[side];
    return typeof value === 'number' ? formatNumber(value, language) : beliefText(value, language, words);
  });
  return [...new Set(told)].join(language === 'fr' ? ' ; ' : '; ');
}

interface PartsProps {
  readonly comparison: ScenarioDifference;
  readonly output: string;
  readonly stamp: Stamp;
}

function Parts({ comparison, output, stamp }: PartsProps) {
  const words = useWords();
  const { language, start } = usePage();
  const found = comparison.outputs.find(({ id }) => id === output) ?? comparison.outputs[0];
  if (found === undefined) return null;
  const { unit, byGroup, byChange } = found;
  const format = formatOf(unit, language);
  const label = (id: string) => comparison.changes.find((change) => change.id === id)?.label[language] ?? id;
  const parts =
    byChange.length > 0
      ? byChange.map((one) => ({ ...one, label: label(one.id) }))
      : byGroup.map((one) => ({ ...one, id: one.group, label: words.groups[one.group] }));
  const rows = parts
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .map(({ id, label: name, value, standardError }) => ({
      id,
      label: name,
      from: 0,
      to: value,
      error: 1.96 * standardError,
    }));
  const text = (value: number) => changeText(value, unit, language);
  const error = (value: number) => changeText(1.96 * value, unit, language, true);
  return (
    <>
      <p>{comparison.split === 'groups' ? words.attributionGroups : words.attributionAbout}</p>
      <ul class="group-parts">
        {byGroup.map(({ group, value, standardError }) => (
          <li key={group} class={group}>
            {words.groupPart(words.groups[group], text(value), error(standardError))}
          </li>
        ))}
      </ul>
      <ChartPanel
        format={format}
        stamp={stamp}
        draw={(layout) =>
          tornadoChart(
            {
              name: words.attribution(found.label[language]),
              unit: unit === '' ? '' : unitWords(unit, language).text,
              format,
              rows,
              provenance: { ...stamp, model: start.modelVersion },
            },
            layout,
          )
        }
      />
    </>
  );
}

/** `lognormal90(4, 25)` in words; another form is told as the model files write it. */
function beliefText(written: string, language: 'en' | 'fr', words: CompareWords): string {
  const [, name = '', inside = ''] = /^(\w+)\((.*)\)$/.exec(written) ?? [];
  const numbers = inside.split(',').map(Number);
  const ends = [numbers[0], numbers.at(-1)].map((value) => formatNumber(value ?? Number.NaN, language));
  const [low = '', high = ''] = ends;
  if (numbers.some(Number.isNaN)) return written;
  if (/90$/.test(name) && numbers.length === 2) return words.nineInTen(low, high);
  return name === 'uniform' || name === 'triangular' ? words.between(low, high) : written;
}
