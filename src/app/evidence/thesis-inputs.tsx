/** The assumptions of a calculation: as published, in their plausible range, as the ledger has them now, and one's own. */
import { formatDate, formatNumber } from '#base';
import type { CardInput, ThesisCard } from '#studies';
import { readNumber } from '../state/scale.ts';
import { Disclosure } from '../view/disclosure.tsx';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { useEvidence } from './context.ts';
import { unitText } from './thesis-units.ts';

interface InputsProps {
  readonly card: ThesisCard;
  readonly set: Readonly<Record<string, number>>;
  /** Undefined: back to the published value. */
  readonly onChange: (id: string, value: number | undefined) => void;
  readonly onReset: () => void;
}

export function ThesisInputs({ card, set, onChange, onReset }: InputsProps) {
  const { words } = useEvidence();
  return (
    <>
      <h4>{words.inputs}</h4>
      <ScrollBox label={words.inputs}>
        <table class="thesis-inputs">
          <thead>
            <tr>
              <th scope="col">{words.input}</th>
              <th scope="col">{words.yourValue}</th>
              <th scope="col" class="amount">
                {words.asPublished}
              </th>
              <th scope="col">{words.plausible}</th>
              <th scope="col">{words.ledgerNow}</th>
            </tr>
          </thead>
          <tbody>
            {card.inputs.map((input) => (
              <InputRow
                key={input.id}
                input={input}
                own={set[input.id]}
                onChange={(value) => onChange(input.id, value)}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {Object.keys(set).length === 0 ? null : (
        <button type="button" class="button" onClick={onReset}>
          {words.backToPublished}
        </button>
      )}
    </>
  );
}

interface RowProps {
  readonly input: CardInput;
  readonly own: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

function InputRow({ input, own, onChange }: RowProps) {
  const { words } = useEvidence();
  const { language } = usePage();
  const text = (value: number) => formatNumber(value, language, { significant: 5 });
  const label = input.label[language];
  return (
    <tr>
      <th scope="row">
        {label}
        <Disclosure
          title={words.why}
          spoken={`${words.why}: ${label}`}
          content={() => (
            <>
              <p>{input.justification[language]}</p>
              <p lang="en">{input.source}</p>
            </>
          )}
        />
      </th>
      <td>
        <OwnValue input={input} own={own} onChange={onChange} />
      </td>
      <td class="amount">{text(input.value)}</td>
      <td>{input.low === input.high ? text(input.low) : words.rangeOf(text(input.low), text(input.high))}</td>
      <td>
        <LedgerValue input={input} onTake={onChange} />
      </td>
    </tr>
  );
}

function OwnValue({ input, own, onChange }: RowProps) {
  const { words } = useEvidence();
  const { language } = usePage();
  const shown = formatNumber(own ?? input.value, language, { significant: 6 });
  const commit = (field: HTMLInputElement) => {
    const value = readNumber(field.value);
    if (Number.isNaN(value)) field.value = shown;
    else onChange(value === input.value ? undefined : value);
  };
  return (
    <span class="number">
      <input
        key={shown}
        type="text"
        inputMode="decimal"
        aria-label={words.valueOf(input.label[language])}
        value={shown}
        onBlur={(event) => commit(event.currentTarget)}
        onKeyDown={(event) => event.key === 'Enter' && commit(event.currentTarget)}
      />
      <span class="unit">{unitText(input.unit, language)}</span>
      {input.outside ? <span class="wrong">{words.outsideRange}</span> : null}
    </span>
  );
}

function LedgerValue({ input, onTake }: { readonly input: CardInput; readonly onTake: (value: number) => void }) {
  const { words } = useEvidence();
  const { language } = usePage();
  const { ledger } = input;
  if ('missing' in ledger) return <span class="quiet">{ledger.missing[language]}</span>;
  const value = formatNumber(ledger.value, language, { significant: 4 });
  const day = ledger.published === null ? '' : ` (${formatDate(ledger.published, language)})`;
  const title = ledger.documents.map((document) => document.title).join('; ');
  return (
    <>
      <button
        type="button"
        class="button take"
        title={title}
        aria-label={words.takeOf(value, input.label[language])}
        onClick={() => onTake(ledger.value)}
      >
        {value}
      </button>
      <span class="quiet">
        {input.ledgerNote[language]}
        {day}
      </span>
    </>
  );
}
