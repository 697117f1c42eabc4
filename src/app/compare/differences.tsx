/** Paired differences: one row a figure, of the other world that is chosen. */
import { formatNumber, formatPercent } from '#base';
import { rangeChart, valueText } from '#charts';
import type { CompareResult, OutputDifference } from '#studies';
import type { Stamp } from '../state/exports.ts';
import { unitWords } from '../text/units.ts';
import { ChartPanel } from '../view/chart-panel.tsx';
import { Choice } from '../view/choice.tsx';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import type { ComparedWorld } from './compared-worlds.ts';
import { changeText, formatOf, useWords } from './context.ts';

interface DifferencesProps {
  readonly worlds: readonly ComparedWorld[];
  readonly result: CompareResult;
  readonly place: number;
  readonly onPlace: (place: number) => void;
  readonly output: string;
  readonly onOutput: (id: string) => void;
  readonly stamp: Stamp;
}

export function Differences({ worlds, result, place, onPlace, output, onOutput, stamp }: DifferencesProps) {
  const words = useWords();
  const { language } = usePage();
  const comparison = result.comparisons[place];
  if (comparison === undefined) return null;
  const [one, two] = [worlds[0]?.name ?? '', worlds[place + 1]?.name ?? ''];
  const dropped = Math.max(0, ...comparison.outputs.map((found) => found.dropped));
  return (
    <section class="facts" aria-labelledby="differences">
      <h2 id="differences">{words.differences}</h2>
      {worlds.length < 3 ? null : (
        <div class="facts-head">
          <Choice
            legend={words.otherWorld}
            name="other-world"
            value={String(place)}
            options={worlds.slice(1).map(({ name }, index) => ({ id: String(index), label: name }))}
            onChange={(id) => onPlace(Number(id))}
          />
        </div>
      )}
      <p>{words.differencesAbout(one, two)}</p>
      <ScrollBox label={words.differencesTable}>
        <table class="differences">
          <thead>
            <tr>
              <th scope="col">{words.output}</th>
              {[words.first, words.other, words.change, words.error, words.range, words.firstAbove].map((title) => (
                <th key={title} scope="col" class="amount">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {comparison.outputs.map((found) => (
              <Row key={found.id} found={found} chosen={found.id === output} onChoose={() => onOutput(found.id)} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {worlds.length < 3 ? null : <ByWorld worlds={worlds} result={result} output={output} stamp={stamp} />}
      {dropped === 0 ? null : <p class="flag">{words.dropped(formatNumber(dropped, language, { decimals: 0 }))}</p>}
    </section>
  );
}

type ByWorldProps = Pick<DifferencesProps, 'worlds' | 'result' | 'output' | 'stamp'>;

/** The chosen figure in every other world. */
function ByWorld({ worlds, result, output, stamp }: ByWorldProps) {
  const words = useWords();
  const { language, start } = usePage();
  const found = result.comparisons.flatMap(({ outputs }, index) => {
    const one = outputs.find(({ id }) => id === output);
    return one === undefined ? [] : [{ one, name: worlds[index + 1]?.name ?? '' }];
  });
  const [first] = found;
  if (first === undefined) return null;
  const { unit, label } = first.one;
  const format = formatOf(unit, language);
  return (
    <ChartPanel
      format={format}
      stamp={stamp}
      draw={(layout) =>
        rangeChart(
          {
            name: words.byWorld(label[language]),
            unit: unit === '' ? '%' : unitWords(unit, language).text,
            format,
            rows: found.map(({ one: { difference }, name }, index) => ({
              id: `${index + 2}`,
              label: name,
              value: difference.median,
              low: difference.low,
              high: difference.high,
            })),
            provenance: { ...stamp, model: start.modelVersion },
          },
          layout,
        )
      }
    />
  );
}

interface RowProps {
  readonly found: OutputDifference;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Row({ found, chosen, onChoose }: RowProps) {
  const words = useWords();
  const { language } = usePage();
  const { unit, first, other, difference, label } = found;
  const format = formatOf(unit, language);
  // Of a flag each future has 0 or 1: its mean says the share, its median would say nothing.
  const level = (side: OutputDifference['first']) => valueText(unit === '' ? side.mean : side.median, format, language);
  const change = (value: number) => changeText(value, unit, language);
  return (
    <tr class={chosen ? 'chosen' : ''}>
      <th scope="row">
        <button type="button" class="row-button" aria-pressed={chosen} onClick={onChoose}>
          {label[language]}
        </button>{' '}
        <span class="unit">{unit === '' || unit === 'Dmnl' ? '' : unitWords(unit, language).text}</span>
      </th>
      <td class="amount">{level(first)}</td>
      <td class="amount">{level(other)}</td>
      <td class="amount">
        <b>{change(difference.mean.value)}</b>
      </td>
      <td class="amount">{changeText(1.96 * difference.mean.standardError, unit, language, true)}</td>
      <td class="amount">{words.rangeText(change(difference.low), change(difference.high))}</td>
      <td class="amount">{formatPercent(found.firstAbove.value, language, { decimals: 0 })}</td>
    </tr>
  );
}
