/** A page per control: what it is, what is believed of it and why, and what moving it does, computed. */
import { formatNumber, formatPercent } from '#base';
import { itemOf, type ParameterData, parameterLink, variableLink } from '../bundle/reference-data.ts';
import { Mathematics } from '../reference/mathematics.tsx';
import { type Reference, useReference } from '../reference/reference.ts';
import { SourceLink } from '../reference/source-link.tsx';
import { isControlId } from '../text/controls.ts';
import { controlUnit } from '../text/units.ts';
import { InquiryState } from '../view/inquiry-state.tsx';
import { usePage } from '../view/page.ts';
import { controlLink } from '../view/place.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { parameterText } from '../view/texts.ts';
import { useWords } from './context.ts';
import { lessonFutures, useWorlds, WorldProvenance } from './futures.tsx';
import { yearOfEnd } from './readings.ts';

export function ControlsPage({ item }: { readonly item: string }) {
  const words = useWords();
  const { language, start } = usePage();
  const reference = useReference();
  const control = start.controls.find(({ id }) => itemOf(id) === item);
  const parameter =
    control === undefined || reference === undefined || reference === 'failed'
      ? undefined
      : reference.parameter(control.id);
  return (
    <main class="learn reference">
      <p>
        <a href={control === undefined ? '#view=learn' : '#view=learn.controls'}>
          ← {control === undefined ? words.allLessons : words.allControls}
        </a>
      </p>
      <h1 id="answer" tabIndex={-1}>
        {control === undefined ? words.controls : control.label[language]}
      </h1>
      {control === undefined ? <ControlList /> : null}
      {parameter === undefined || reference === undefined || reference === 'failed' ? null : (
        <ControlPage key={parameter.id} parameter={parameter} reference={reference} />
      )}
    </main>
  );
}

function ControlList() {
  const words = useWords();
  const { language, start, controlTexts } = usePage();
  return (
    <>
      <p class="lead-line">{words.controlsAbout}</p>
      <ul class="lesson-list">
        {start.controls.map(({ id, label }) => (
          <li key={id}>
            <a href={`#view=learn.controls/${itemOf(id)}`}>
              <span class="thesis-title">{label[language]}</span>
              <span class="thesis-about">{isControlId(id) ? controlTexts[id].meaning : null}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

interface PageProps {
  readonly parameter: ParameterData;
  readonly reference: Reference;
}

function ControlPage({ parameter, reference }: PageProps) {
  const words = useWords();
  const { language, controlTexts, words: page } = usePage();
  const { id, unit, belief, evidence, sources, grade, value } = parameter;
  const texts = isControlId(id) ? controlTexts[id] : undefined;
  const number = (one: number) => formatNumber(one, language);
  const range = ([low, high]: readonly [number, number]) => words.from(number(low), number(high));
  const readers = reference.variable(parameter.variable)?.feeds ?? [];
  const row = (name: string, text: string) => (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
  return (
    <>
      <p class="lead-line">{texts?.meaning}</p>
      <p class="onward">
        <a href={controlLink(id)}>{words.moveIt}</a>
        <a href={parameterLink(id)}>{words.everythingOnIt}</a>
      </p>
      <dl class="card-values">
        {row(words.unit, controlUnit(unit, language) || words.pureNumber)}
        {row(words.byDefault, parameterText(value, unit, language))}
        {row(words.believed, belief === undefined ? page.fixed : range(belief.range))}
        {row(words.evidence, evidence === undefined ? words.noEvidence : range(evidence))}
        {row(page.grade, page.grades[grade] ?? grade)}
      </dl>
      <p>{texts?.justification}</p>
      <h2>{words.sources}</h2>
      <ul>
        {sources.length === 0 ? <li>{words.judgement}</li> : null}
        {sources.map((source) => (
          <li key={source}>
            <SourceLink source={source} />
          </li>
        ))}
      </ul>
      <Moves parameter={parameter} />
      <h2>{words.readFirst}</h2>
      {readers.slice(0, 6).map((reader) => {
        const variable = reference.variable(reader);
        return variable === undefined ? null : (
          <div key={reader}>
            <p>
              <a href={variableLink(reader)} lang="en">
                {variable.name}
              </a>
            </p>
            <Mathematics lines={variable.mathematics} />
          </div>
        );
      })}
    </>
  );
}

const overCapacityYear = '2029';

/** The ends of what is believed, else of the evidence, else of what is allowed. */
function Moves({ parameter }: { readonly parameter: ParameterData }) {
  const words = useWords();
  const { language } = usePage();
  const { id, belief, evidence, low, high, whole } = parameter;
  const ends = belief?.range ?? evidence ?? [low, high];
  const values = ends.map((value) => (whole ? Math.round(value) : Number(value.toPrecision(3))));
  const queries = ['', ...values.map((value) => `${id}=${value}`)];
  const worlds = useWorlds(queries);
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  const percent = (value: number | undefined) => formatPercent(value ?? Number.NaN, language, { decimals: 0 });
  const names = [words.asBelieved, ...values.map((value) => formatNumber(value, language))];
  return (
    <>
      <h2>{words.whatItMoves}</h2>
      <p>{words.movesAbout(count(lessonFutures))}</p>
      <InquiryState of={worlds.found} label={words.computing} />
      {worlds.results.length === 0 ? null : (
        <ScrollBox label={words.whatItMoves}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.valueOf}</th>
                <th scope="col" class="amount">
                  {words.capex2030}
                </th>
                <th scope="col" class="amount">
                  {words.overCapacity(overCapacityYear)}
                </th>
                <th scope="col" class="amount">
                  {words.customersPeak}
                </th>
                <th scope="col" class="amount">
                  {words.reboundProduct}
                </th>
              </tr>
            </thead>
            <tbody>
              {worlds.results.map(({ hash, findings }, at) => (
                <tr key={hash}>
                  <th scope="row">{names[at]}</th>
                  <td class="amount">{parameterText(findings.capex2030.median ?? Number.NaN, '$bn', language)}</td>
                  <td class="amount">{percent(findings.overCapacity.economic[overCapacityYear]?.value)}</td>
                  <td class="amount">
                    {yearOfEnd(findings.customerPeak.date.median) || words.notBefore(yearOfEnd(findings.horizon))}
                  </td>
                  <td class="amount">
                    {formatNumber(findings.rebound.product.median ?? Number.NaN, language, { decimals: 2 })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      <WorldProvenance worlds={worlds} query={queries.at(-1) ?? ''} />
    </>
  );
}
