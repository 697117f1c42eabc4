/** A few radio buttons that look like one switch. */

interface ChoiceProps {
  readonly legend: string;
  readonly name: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (id: string) => void;
}

export function Choice({ legend, name, value, options, onChange }: ChoiceProps) {
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
