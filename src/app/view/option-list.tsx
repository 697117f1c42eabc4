/** The list below a field in which somebody searches: the field keeps the focus and points at the active option. */
import { useEffect, useRef } from 'preact/hooks';
import type { Option } from '../state/matching.ts';

interface OptionListProps<Shown extends Option> {
  /** The field's `aria-controls`; an option is named `${id}-${index}`. */
  readonly id: string;
  readonly label: string;
  readonly options: readonly Shown[];
  readonly active: number;
  readonly hidden?: boolean;
  readonly isSelected: (option: Shown, index: number) => boolean;
  readonly onPick: (option: Shown) => void;
}

/** Of the active option, for `aria-activedescendant`. */
export const optionId = (id: string, index: number) => `${id}-${index}`;

export function OptionList<Shown extends Option>(props: OptionListProps<Shown>) {
  const { id, label, options, active, hidden = false, isSelected, onPick } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!hidden) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [hidden, active]);
  return (
    <div id={id} ref={list} role="listbox" aria-label={label} hidden={hidden}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field, which points at the active option
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
        <div
          key={`${option.unit} ${option.id}`}
          id={optionId(id, index)}
          role="option"
          aria-selected={isSelected(option, index)}
          class={index === active ? 'active' : ''}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(option)}
        >
          {option.label}
          <span class="unit">{option.unit}</span>
        </div>
      ))}
    </div>
  );
}
