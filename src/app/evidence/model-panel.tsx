/** The equations, drawn from the file that is computed: by sector, by search, and one of them in full. */
import { signal } from '@preact/signals';
import { formatNumber } from '#base';
import { itemOf, type VariableData } from '../bundle/reference-data.ts';
import { Mathematics } from '../reference/mathematics.tsx';
import type { Reference } from '../reference/reference.ts';
import { Disclosure } from '../view/disclosure.tsx';
import { usePage } from '../view/page.ts';
import { useEvidence } from './context.ts';
import {
  Equation,
  matches,
  ParameterName,
  SearchField,
  SelectField,
  VariableList,
  WithReference,
} from './reference-of.tsx';

/** Kept while the reader looks at one of them and comes back. */
const search = signal('');
const sector = signal('');

export function ModelPanel() {
  const words = useEvidence().words.reference;
  return (
    <section class="facts reference" aria-labelledby="model">
      <h2 id="model">{words.model}</h2>
      <WithReference draw={(reference) => <ModelOf reference={reference} />} />
    </section>
  );
}

function ModelOf({ reference }: { readonly reference: Reference }) {
  const words = useEvidence().words.reference;
  const { language, store } = usePage();
  const { item } = store.view.value;
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  const open = reference.variables.find(({ id }) => itemOf(id) === item);
  if (open !== undefined) return <VariableCard key={open.id} variable={open} reference={reference} />;
  return (
    <>
      <p>{words.modelAbout(count(reference.variables.length), count(reference.parameters.length), reference.file)}</p>
      <EquationSearch reference={reference} />
    </>
  );
}

function EquationSearch({ reference }: { readonly reference: Reference }) {
  const words = useEvidence().words.reference;
  const { language } = usePage();
  const searching = search.value.trim() !== '';
  const chosen = sector.value === '' && !searching ? reference.sectors[0] : sector.value;
  const found = reference.variables.filter(
    (one) => (chosen === '' || one.sector === chosen) && matches(search.value, [one.id, one.comment, one.unit]),
  );
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  const options = reference.sectors
    .filter((id) => reference.variables.some((one) => one.sector === id))
    .map((id) => [id, words.sectors[id] ?? id] as const);
  return (
    <>
      <div class="facts-head">
        <SearchField
          label={words.search}
          value={search.value}
          onChange={(text) => {
            search.value = text;
          }}
        />
        <SelectField
          label={words.sector}
          value={chosen ?? ''}
          options={searching ? [['', words.anySector], ...options] : options}
          onChange={(id) => {
            sector.value = id;
          }}
        />
        <p role="status">{words.found(count(found.length), count(reference.variables.length))}</p>
      </div>
      {found.length === 0 ? <p>{words.nothing(search.value)}</p> : null}
      <ul class="equations">
        {found.map((variable) => (
          <li key={variable.id}>
            <Equation variable={variable} />
          </li>
        ))}
      </ul>
    </>
  );
}

function VariableCard({ variable, reference }: { readonly variable: VariableData; readonly reference: Reference }) {
  const words = useEvidence().words.reference;
  const { language } = usePage();
  const line = formatNumber(variable.line, language, { decimals: 0 });
  return (
    <article class="reference-card">
      <p>
        <a href="#view=evidence.model">← {words.allEquations}</a>
      </p>
      <h3 lang="en">{variable.name}</h3>
      <Mathematics lines={variable.mathematics} />
      {variable.comment === '' ? null : <p lang="en">{variable.comment}</p>}
      <dl class="card-values">
        <div>
          <dt>{words.unit}</dt>
          <dd lang={variable.unit === 'Dmnl' ? undefined : 'en'}>
            {variable.unit === 'Dmnl' || variable.unit === '' ? words.noUnit : variable.unit}
          </dd>
        </div>
        <div>
          <dt>{words.kind}</dt>
          <dd>{words.kindsOf[variable.kind]}</dd>
        </div>
        <div>
          <dt>{words.sector}</dt>
          <dd>{words.sectors[variable.sector] ?? variable.sector}</dd>
        </div>
      </dl>
      <Disclosure
        title={words.asText}
        content={() => (
          <>
            <p class="quiet">{words.atLine(reference.file, line)}</p>
            <pre lang="en">{variable.text}</pre>
          </>
        )}
      />
      <ItsParameters variable={variable} reference={reference} />
      <h4>{words.uses}</h4>
      <VariableList ids={variable.uses} reference={reference} none={words.usesNothing} />
      <h4>{words.feeds}</h4>
      <VariableList ids={variable.feeds} reference={reference} none={words.feedsNothing} />
    </article>
  );
}

function ItsParameters({ variable, reference }: { readonly variable: VariableData; readonly reference: Reference }) {
  const words = useEvidence().words.reference;
  const { language } = usePage();
  const rows = variable.parameters.flatMap((id) => reference.parameter(id) ?? []);
  if (rows.length === 0) return null;
  return (
    <>
      <h4>{words.itsParameters}</h4>
      <ul class="names">
        {rows.map(({ id, label }) => (
          <li key={id}>
            <ParameterName id={id} label={label[language]} />
          </li>
        ))}
      </ul>
    </>
  );
}
