/** What was reported and promised, with definition, document and date. */

import factsUrl from 'virtual:facts-url';
import { useEffect, useState } from 'preact/hooks';
import type { CompanyData, FactsData } from '../bundle/facts-data.ts';
import { FactsTable } from './facts-table.tsx';
import { GuidanceTable } from './guidance-table.tsx';
import { usePage } from './page.ts';

export function Facts() {
  const { words } = usePage();
  const [facts, setFacts] = useState<FactsData | 'failed' | undefined>(undefined);
  useEffect(() => {
    fetch(factsUrl)
      .then((response) => {
        if (!response.ok) throw new Error(`${response.status}`);
        return response.json() as Promise<FactsData>;
      })
      .then(setFacts)
      .catch(() => setFacts('failed'));
  }, []);
  return (
    <section class="facts" aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <p>{words.factsAbout}</p>
      {facts === undefined ? <p>{words.factsLoading}</p> : null}
      {facts === 'failed' ? <p class="flag">{words.factsFailed}</p> : null}
      {typeof facts === 'object' ? <FactsOf facts={facts} /> : null}
    </section>
  );
}

function FactsOf({ facts }: { readonly facts: FactsData }) {
  const { words } = usePage();
  const [company, setCompany] = useState(facts.companies[0]?.id ?? '');
  const [wanted, setWanted] = useState('');
  const [kind, setKind] = useState<'year' | 'quarter'>('year');
  const shown = facts.companies.find((one) => one.id === company) ?? facts.companies[0];
  if (shown === undefined) return <p class="flag">{words.factsFailed}</p>;
  const definition = shown.definitions.find(({ id }) => id === wanted) ?? shown.definitions[0];
  const series = facts.series.find(
    (one) => one.company === shown.id && one.definition === definition?.id && one.kind === kind,
  );
  return (
    <>
      <div class="facts-head">
        <label>
          {words.company}
          <select value={shown.id} onChange={(event) => setCompany(event.currentTarget.value)}>
            {facts.companies.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <DefinitionSwitch company={shown} value={definition?.id ?? ''} onChange={setWanted} />
        <Choice
          legend={words.granularity}
          name="granularity"
          value={kind}
          options={[
            { id: 'year', label: words.byYear },
            { id: 'quarter', label: words.byQuarter },
          ]}
          onChange={(id) => setKind(id === 'quarter' ? 'quarter' : 'year')}
        />
      </div>
      {definition === undefined ? null : <DefinitionText text={definition.text} />}
      <FactsTable series={series} documents={facts.documents} company={shown} />
      <GuidanceTable facts={facts} company={shown} />
    </>
  );
}

function DefinitionText({ text }: { readonly text: CompanyData['definitions'][number]['text'] }) {
  const { language } = usePage();
  const words = text[language];
  return <p class="definition">{`${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`}</p>;
}

function DefinitionSwitch(props: {
  readonly company: CompanyData;
  readonly value: string;
  readonly onChange: (id: string) => void;
}) {
  const { words } = usePage();
  return (
    <Choice
      legend={words.definition}
      name="definition"
      value={props.value}
      options={props.company.definitions.map(({ id }) => ({ id, label: words.definitions[id] ?? id }))}
      onChange={props.onChange}
    />
  );
}

interface ChoiceProps {
  readonly legend: string;
  readonly name: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (id: string) => void;
}

/** A few radio buttons that look like one switch. */
function Choice({ legend, name, value, options, onChange }: ChoiceProps) {
  return (
    <fieldset class="switch">
      <legend>{legend}</legend>
      <div>
        {options.map(({ id, label }) => (
          <label key={id}>
            <input type="radio" name={name} value={id} checked={id === value} onChange={() => onChange(id)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
