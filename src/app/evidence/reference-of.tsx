/** What the parts on the model share: the model fetched, names as links, a search. */
import type { ComponentChildren } from 'preact';
import { parameterLink, type VariableData, variableLink } from '../bundle/reference-data.ts';
import { Mathematics } from '../reference/mathematics.tsx';
import { type Reference, useReference } from '../reference/reference.ts';
import { useEvidence } from './context.ts';

/** Draws what needs the model once it is there. */
export function WithReference({ draw }: { readonly draw: (reference: Reference) => ComponentChildren }) {
  const words = useEvidence().words.reference;
  const reference = useReference();
  if (reference === 'failed') return <p class="flag">{words.failed}</p>;
  if (reference === undefined) return <p>{words.loading}</p>;
  return <>{draw(reference)}</>;
}

export function VariableName({ variable }: { readonly variable: VariableData }) {
  return (
    <a href={variableLink(variable.id)} lang="en">
      {variable.name}
    </a>
  );
}

/** One equation with its unit and the file's own remark. */
export function Equation({ variable }: { readonly variable: VariableData }) {
  const words = useEvidence().words.reference;
  return (
    <>
      <h3>
        <VariableName variable={variable} />
      </h3>
      <Mathematics lines={variable.mathematics} />
      <p class="quiet">
        <span lang="en">{variable.unit === 'Dmnl' || variable.unit === '' ? null : `${variable.unit} · `}</span>
        {words.kindsOf[variable.kind]}
        {variable.comment === '' ? null : (
          <span lang="en">
            {' · '}
            {variable.comment}
          </span>
        )}
      </p>
    </>
  );
}

/** Names with what they are, one a line. */
export function VariableList(props: {
  readonly ids: readonly string[];
  readonly reference: Reference;
  readonly none: string;
}) {
  const found = props.ids.flatMap((id) => props.reference.variable(id) ?? []);
  if (found.length === 0) return <p class="quiet">{props.none}</p>;
  return (
    <ul class="names">
      {found.map((variable) => (
        <li key={variable.id}>
          <VariableName variable={variable} />{' '}
          <span class="quiet" lang="en">
            {variable.comment}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function ParameterName(props: { readonly id: string; readonly label: string }) {
  return <a href={parameterLink(props.id)}>{props.label}</a>;
}

export function SearchField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  return (
    <label>
      {props.label}
      <input
        type="search"
        autocomplete="off"
        spellcheck={false}
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  );
}

export function SelectField(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [id: string, label: string])[];
  readonly onChange: (id: string) => void;
}) {
  return (
    <label>
      {props.label}
      <select value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        {props.options.map(([id, label]) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Whether every word of a search is somewhere in these texts. */
export function matches(search: string, texts: readonly string[]): boolean {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('_', ' ').toLowerCase();
  const where = plain(texts.join(' '));
  return plain(search)
    .split(/\s+/)
    .every((wanted) => where.includes(wanted));
}
