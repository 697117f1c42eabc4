/** One parameter: value, belief, evidence, source, why, and every equation that reads it. */
import { formatDate, formatNumber } from '#base';
import { itemOf, type ParameterData } from '../bundle/reference-data.ts';
import type { Reference } from '../reference/reference.ts';
import { SourceLink } from '../reference/source-link.tsx';
import type { ControlId } from '../text/controls.ts';
import { CopyField } from '../view/copy-field.tsx';
import { usePage } from '../view/page.ts';
import { controlLink } from '../view/place.ts';
import { parameterText } from '../view/texts.ts';
import { useEvidence } from './context.ts';
import { Equation, VariableName } from './reference-of.tsx';

interface CardProps {
  readonly parameter: ParameterData;
  readonly reference: Reference;
}

export function ParameterCard({ parameter, reference }: CardProps) {
  const words = useEvidence().words.reference;
  const { language } = usePage();
  const variable = reference.variable(parameter.variable);
  return (
    <article class="reference-card">
      <p>
        <a href="#view=evidence.parameters">← {words.allParameters}</a>
      </p>
      <h3>{parameter.label[language]}</h3>
      {parameter.control ? (
        <p class="onward">
          <a href={controlLink(parameter.id)}>{words.moveIt}</a>
          <a href={`#view=learn.controls/${itemOf(parameter.id)}`}>{words.learnIt}</a>
        </p>
      ) : null}
      <Values parameter={parameter} />
      <Reasons parameter={parameter} />
      {variable === undefined ? null : (
        <>
          <h4>{words.definedAs}</h4>
          <p>
            <VariableName variable={variable} />{' '}
            <span class="quiet" lang="en">
              {variable.comment}
            </span>
          </p>
          <h4>{words.readBy}</h4>
          {variable.feeds.length === 0 ? <p class="quiet">{words.readByNothing}</p> : null}
          <ul class="equations">
            {variable.feeds.map((id) => {
              const reader = reference.variable(id);
              return reader === undefined ? null : (
                <li key={id}>
                  <Equation variable={reader} />
                </li>
              );
            })}
          </ul>
        </>
      )}
      <CopyField label={words.inTerminal} text={commandFor(parameter)} />
    </article>
  );
}

function commandFor({ id, value }: ParameterData): string {
  const change = `${id}=${Number(value.toPrecision(4))}`;
  return `jevons run --set ${id.includes('[') ? `'${change}'` : change}`;
}

function Values({ parameter }: { readonly parameter: ParameterData }) {
  const words = useEvidence().words.reference;
  const { language, words: page } = usePage();
  const { unit, belief, evidence, whole, low, high, knownSince, grade } = parameter;
  const number = (value: number) => formatNumber(value, language);
  const range = ([from, to]: readonly [number, number]) => words.rangeOf(number(from), number(to));
  return (
    <dl class="card-values">
      <Row name={words.value} value={parameterText(parameter.value, unit, language)} strong />
      <Row name={words.belief} value={belief === undefined ? words.beliefFixed : range(belief.range)} />
      <Row name={words.supported} value={evidence === undefined ? words.notMeasured : range(evidence)} />
      <Row name={words.allowed} value={whole ? `${range([low, high])}, ${words.rule}` : range([low, high])} />
      <Row name={words.evidence} value={page.grades[grade] ?? grade} note={words.gradesAbout[grade]} />
      {knownSince === undefined ? null : <Row name={words.knownSince} value={formatDate(knownSince, language)} />}
      <div>
        <dt>{words.identifier}</dt>
        <dd>
          <code>{parameter.id}</code>
          {belief === undefined ? null : (
            <>
              {' ~ '}
              <code>{belief.text}</code>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

interface RowProps {
  readonly name: string;
  readonly value: string;
  readonly note?: string | undefined;
  readonly strong?: true;
}

function Row(props: RowProps) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd class={props.strong === true ? 'strong' : undefined}>
        {props.value}
        {props.note === undefined ? null : <span class="quiet"> {props.note}</span>}
      </dd>
    </div>
  );
}

/** In the reader's language where it has been written so, and always as the table has it. */
function Reasons({ parameter }: { readonly parameter: ParameterData }) {
  const words = useEvidence().words.reference;
  const { language, words: page, controlTexts } = usePage();
  const own = parameter.control ? controlTexts[parameter.id as ControlId] : undefined;
  return (
    <>
      <h4>{words.why}</h4>
      {own === undefined ? null : <p>{own.justification}</p>}
      {own !== undefined && language === 'en' ? null : <p lang="en">{parameter.justification}</p>}
      {parameter.note === '' ? null : <p lang="en">{parameter.note}</p>}
      <h4>{parameter.sources.length > 1 ? words.source : page.source}</h4>
      <ul>
        {parameter.sources.length === 0 ? <li>{words.noSource}</li> : null}
        {parameter.sources.map((source) => (
          <li key={source}>
            <SourceLink source={source} />
          </li>
        ))}
      </ul>
      {parameter.fact === undefined ? null : (
        <>
          <h4>{words.fromFact}</h4>
          <p>{words.factOf(parameter.fact.text, formatDate(parameter.fact.published, language))}</p>
          <ul lang="en">
            {parameter.fact.sources.map((source) => (
              <li key={source}>
                <SourceLink source={source} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
