/** What was reported and promised, with definition, document and date, as known on any day. */
import { useState } from 'preact/hooks';
import { Choice } from '../view/choice.tsx';
import { usePage } from '../view/page.ts';
import { useEvidence } from './context.ts';
import { DaySlider } from './day-slider.tsx';
import { useAnswer } from './desk.ts';
import { FactsTable } from './facts-table.tsx';
import { GuidanceTable } from './guidance-table.tsx';
import { History } from './history.tsx';
import type { CompanyData, MetricData, Overview } from './questions.ts';

export function FactsPanel() {
  const { words, desk } = useEvidence();
  const { answer: overview, failure } = useAnswer(desk, 'overview', null);
  return (
    <section class="facts" aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <p>{words.factsAbout}</p>
      {failure !== undefined ? <p class="flag">{words.factsFailed}</p> : null}
      {overview === undefined && failure === undefined ? <p>{words.factsLoading}</p> : null}
      {overview === undefined ? null : <FactsOf overview={overview} />}
    </section>
  );
}

function FactsOf({ overview }: { readonly overview: Overview }) {
  const { words } = useEvidence();
  const { language } = usePage();
  const [company, setCompany] = useState('amazon');
  const [metric, setMetric] = useState('capex');
  const [wanted, setWanted] = useState('');
  const [granularity, setGranularity] = useState<'year' | 'quarter'>('year');
  const [asOf, setAsOf] = useState<string | undefined>(undefined);
  const [confirmedOnly, setConfirmedOnly] = useState(false);
  const shown = overview.companies.find(({ id }) => id === company) ?? overview.companies[0];
  const figure = shown?.metrics.find(({ id }) => id === metric) ?? shown?.metrics[0];
  const definition = figure?.definitions.find(({ id }) => id === wanted) ?? figure?.definitions[0];
  if (shown === undefined || figure === undefined || definition === undefined) {
    return <p class="flag">{words.factsFailed}</p>;
  }
  return (
    <>
      <div class="facts-head">
        <Select
          label={words.company}
          value={shown.id}
          options={overview.companies.map(({ id, name }) => ({ id, label: name }))}
          onChange={setCompany}
        />
        <Select
          label={words.metric}
          value={figure.id}
          options={shown.metrics.map(({ id, label }) => ({ id, label: label[language] }))}
          onChange={setMetric}
        />
        <DefinitionSwitch figure={figure} value={definition.id} onChange={setWanted} />
        <Choice
          legend={words.granularity}
          name="granularity"
          value={granularity}
          options={[
            { id: 'year', label: words.byYear },
            { id: 'quarter', label: words.byQuarter },
          ]}
          onChange={(id) => setGranularity(id === 'quarter' ? 'quarter' : 'year')}
        />
        <DaySlider days={overview.days} value={asOf} onChange={setAsOf} />
        <label class="tick-box">
          <input
            type="checkbox"
            checked={confirmedOnly}
            onChange={(event) => setConfirmedOnly(event.currentTarget.checked)}
          />
          {words.onlyConfirmed}
        </label>
      </div>
      <DefinitionText text={definition.text[language]} />
      <Figures
        company={shown}
        figure={figure}
        question={{ company: shown.id, metric: figure.id, definition: definition.id, granularity, asOf }}
        confirmedOnly={confirmedOnly}
      />
      <History company={shown} figure={figure} asOf={asOf} />
      <GuidanceTable company={shown} asOf={asOf} />
    </>
  );
}

interface FiguresProps {
  readonly company: CompanyData;
  readonly figure: MetricData;
  readonly question: Parameters<typeof FactsTable>[0]['question'];
  readonly confirmedOnly: boolean;
}

function Figures({ company, figure, question, confirmedOnly }: FiguresProps) {
  const { words, desk } = useEvidence();
  const { answer, failure } = useAnswer(desk, 'facts', question);
  if (failure !== undefined) return <p class="flag">{words.noPeriods(company.name)}</p>;
  if (answer === undefined) return <p>{words.factsLoading}</p>;
  const rows = confirmedOnly ? answer.filter(({ confirmed }) => confirmed) : answer;
  if (rows.length === 0) return <p>{question.asOf === undefined ? words.noPeriods(company.name) : words.noRows}</p>;
  return <FactsTable rows={rows} question={question} company={company} figure={figure} />;
}

function DefinitionText({ text }: { readonly text: string }) {
  return <p class="definition">{`${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`}</p>;
}

function DefinitionSwitch(props: {
  readonly figure: MetricData;
  readonly value: string;
  readonly onChange: (id: string) => void;
}) {
  const { words } = useEvidence();
  if (props.figure.definitions.length < 2) return null;
  return (
    <Choice
      legend={words.definition}
      name="definition"
      value={props.value}
      options={props.figure.definitions.map(({ id }) => ({ id, label: words.definitions[id] ?? id }))}
      onChange={props.onChange}
    />
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (id: string) => void;
}

function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {`${one.label.slice(0, 1).toUpperCase()}${one.label.slice(1)}`}
          </option>
        ))}
      </select>
    </label>
  );
}
