/** Chooses one variable of many: a field to search in, a list to choose from, arrows and Enter. */
import { useId, useRef, useState } from 'preact/hooks';
import { formatNumber } from '#base';
import { matching, type Option } from '../state/matching.ts';
import { OptionList, optionId } from './option-list.tsx';
import { usePage } from './page.ts';

interface PickerProps {
  /** Which chart it is for. */
  readonly label: string;
  /** What an empty field says. */
  readonly searchText?: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onPick: (id: string) => void;
}

export function Picker({ label, searchText, options, value, onPick }: PickerProps) {
  const { words, language } = usePage();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const found = open ? matching(options, text) : [];
  const current = options.find((option) => option.id === value)?.label ?? '';
  const show = () => {
    setText('');
    setActive(
      Math.max(
        0,
        options.findIndex((option) => option.id === value),
      ),
    );
    setOpen(true);
  };
  const pick = (option: Option | undefined) => {
    if (option === undefined) return;
    setOpen(false);
    onPick(option.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = (to: number) => {
      event.preventDefault();
      if (!open) return show();
      setActive(Math.min(Math.max(to, 0), found.length - 1));
    };
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active - 1);
    else if (event.key === 'Home' && open) move(0);
    else if (event.key === 'End' && open) move(found.length - 1);
    else if (event.key === 'Enter') {
      if (open) pick(found[active]);
      else show();
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div class="picker">
      <label class="hidden" for={id}>
        {label}
      </label>
      <input
        id={id}
        ref={field}
        role="combobox"
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found[active] !== undefined ? optionId(`${id}-list`, active) : undefined}
        placeholder={searchText ?? words.searchVariable}
        value={open ? text : current}
        onPointerDown={() => {
          if (!open) show();
        }}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <OptionList
        id={`${id}-list`}
        label={words.chooseVariable}
        options={found}
        active={active}
        hidden={!open}
        isSelected={(option) => option.id === value}
        onPick={pick}
      />
      {open && found.length === 0 ? <p class="picker-none">{words.noVariable(text)}</p> : null}
      <span class="hidden" role="status">
        {open && text !== '' ? words.variablesFound(formatNumber(found.length, language, { decimals: 0 })) : ''}
      </span>
    </div>
  );
}
