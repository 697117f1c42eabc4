/** Chooses one variable of many: a field to search in, a list to choose from, arrows and Enter. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { formatNumber } from '#base';
import { matching, type Option } from '../state/matching.ts';
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
  const list = useRef<HTMLDivElement>(null);
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
  useEffect(() => {
    if (open) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [open, active]);
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
        aria-activedescendant={open && found[active] !== undefined ? `${id}-${active}` : undefined}
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
      <div id={`${id}-list`} ref={list} role="listbox" aria-label={words.chooseVariable} hidden={!open}>
        {found.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field, which points at the active option
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
          <div
            key={option.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option.id === value}
            class={index === active ? 'active' : ''}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(option)}
          >
            {option.label}
            <span class="unit">{option.unit}</span>
          </div>
        ))}
      </div>
      {open && found.length === 0 ? <p class="picker-none">{words.noVariable(text)}</p> : null}
      <span class="hidden" role="status">
        {open && text !== '' ? words.variablesFound(formatNumber(found.length, language, { decimals: 0 })) : ''}
      </span>
    </div>
  );
}
