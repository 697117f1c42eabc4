/** Every number that is put into the model, searchable, and one of them in full. */
import { signal } from '@preact/signals';
import { formatNumber } from '#base';
import { itemOf, type ParameterData, parameterLink } from '../bundle/reference-data.ts';
import type { Reference } from '../reference/reference.ts';
import { usePage } from '../view/page.ts';
import { parameterText } from '../view/texts.ts';
import { useEvidence } from './context.ts';
import { ParameterCard } from './parameter-card.tsx';
import { matches, SearchField, SelectField, WithReference } from './reference-of.tsx';

/** Kept while the reader looks at one of them and comes back. */
const search = signal('');
const kind = signal('');
const grade = signal('');
const all = signal(false);

const rowsAtFirst = 48;

export function ParametersPanel() {
  const words = useEvidence().words.reference;
  return (
    <section class="facts reference" aria-labelledby="parameters">
      <h2 id="parameters">{words.parameters}</h2>
      <WithReference draw={(reference) => <ParametersOf reference={reference} />} />
    </section>
  );
}

function ParametersOf({ reference }: { readonly reference: Reference }) {
  const words = useEvidence().words.reference;
  const { item } = usePage().store.view.value;
  const open = reference.parameters.find(({ id }) => itemOf(id) === item);
  if (open !== undefined) return <ParameterCard key={open.id} parameter={open} reference={reference} />;
  return (
    <>
      <p>{words.parametersAbout}</p>
      <ParameterSearch reference={reference} />
    </>
  );
}

function ParameterSearch({ reference }: { readonly reference: Reference }) {
  const words = useEvidence().words.reference;
  const { language, words: page } = usePage();
  const sectorOf = (parameter: ParameterData) => reference.variable(parameter.variable)?.sector ?? '';
  const found = reference.parameters.filter(
    (one) =>
      (kind.value === '' || one.group === kind.value) &&
      (grade.value === '' || one.grade === grade.value) &&
      matches(search.value, [one.id, one.label.en, one.label.fr, one.justification, one.note, ...one.sources]),
  );
  const shown = all.value ? found : found.slice(0, rowsAtFirst);
  const sectors = reference.sectors.filter((sector) => shown.some((one) => sectorOf(one) === sector));
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
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
          label={words.kind}
          value={kind.value}
          options={[['', words.anyKind], ...Object.entries(words.kinds)]}
          onChange={(id) => {
            kind.value = id;
          }}
        />
        <SelectField
          label={words.evidence}
          value={grade.value}
          options={[['', words.anyGrade], ...Object.entries(page.grades)]}
          onChange={(id) => {
            grade.value = id;
          }}
        />
        <p role="status">{words.found(count(found.length), count(reference.parameters.length))}</p>
      </div>
      {grade.value === '' ? null : <p class="definition">{words.gradesAbout[grade.value]}</p>}
      {found.length === 0 ? <p>{words.nothing(search.value)}</p> : null}
      {sectors.map((sector) => (
        <section key={sector} aria-label={words.sectors[sector] ?? sector}>
          <h3>{words.sectors[sector] ?? sector}</h3>
          <ul class="parameter-list">
            {shown
              .filter((one) => sectorOf(one) === sector)
              .map((one) => (
                <li key={one.id}>
                  <a href={parameterLink(one.id)}>{one.label[language]}</a>
                  <span class="amount">{parameterText(one.value, one.unit, language)}</span>
                  <span class={`grade ${one.grade}`}>{page.grades[one.grade] ?? one.grade}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {shown.length === found.length ? null : (
        <p class="choices">
          <button
            type="button"
            class="button bordered"
            onClick={() => {
              all.value = true;
            }}
          >
            {words.showMore(count(found.length))}
          </button>
        </p>
      )}
    </>
  );
}
