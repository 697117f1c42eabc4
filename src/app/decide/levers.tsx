/** Whose decision, and what it is about. */
import { formatPercent } from '#base';
import type { DecisionAsked } from '../engine/inquiry-protocol.ts';
import { outputNamed } from '../state/fan-spec.ts';
import { usePage } from '../view/page.ts';
import { useWords } from './context.ts';

export type Levers = Pick<
  DecisionAsked,
  'step' | 'from' | 'years' | 'objective' | 'map' | 'levels' | 'maxRuin' | 'minCvar'
>;
/** Those of the command line. */
export const usualLevers: Levers = { step: 0.2, from: 2027, years: 2, objective: 'mean' };

const steps = [0.1, 0.2, 0.4];
const starts = [2027, 2028, 2029];
const lengths = [1, 2, 3];
/** From a fifth of the plan to twice it: for a best choice that lies at the edge of the usual ones. */
const wideLevels = [0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.7, 2];
const ruinLimits = [0.1, 0.05, 0.01];
const objectives = ['mean', 'cvar', 'regret'] as const;

interface LeverPickersProps {
  readonly firms: readonly string[];
  /** `own` for a company file. */
  readonly firm: string;
  readonly levers: Levers;
  readonly onChange: (levers: Levers) => void;
}

export function LeverPickers({ firms, firm, levers, onChange }: LeverPickersProps) {
  const words = useWords();
  const { language, start } = usePage();
  const name = (id: string) => {
    const label = outputNamed(start.result, `capex_by_year[${id}]`)?.label[language] ?? id;
    return label.split(/\u00a0?: /).at(-1) ?? id;
  };
  return (
    <div class="facts-head">
      <label>
        {words.whose}
        <select value={firm} onChange={(event) => location.replace(`#view=decide.${event.currentTarget.value}`)}>
          {firms.map((id) => (
            <option key={id} value={id}>
              {name(id)}
            </option>
          ))}
          <option value="own">{words.own}</option>
        </select>
      </label>
      <Select
        label={words.step}
        value={levers.step}
        options={steps.map((step) => [step, words.stepOf(formatPercent(step, language, { decimals: 0 }))])}
        onPick={(step) => onChange({ ...levers, step })}
      />
      <Select
        label={words.from}
        value={levers.from}
        options={starts.map((year) => [year, String(year)])}
        onPick={(from) => onChange({ ...levers, from })}
      />
      <Select
        label={words.years}
        value={levers.years}
        options={lengths.map((years) => [years, words.yearsOf(years)])}
        onPick={(years) => onChange({ ...levers, years })}
      />
      <Select
        label={words.objective}
        value={levers.objective}
        options={objectives.map((id) => [id, words.objectives[id]])}
        onPick={(objective) => onChange({ ...levers, objective })}
      />
      <Select
        label={words.compared}
        value={levers.levels}
        options={[
          [undefined, words.comparedUsual],
          [wideLevels, words.comparedWide],
        ]}
        onPick={(levels) => onChange({ ...levers, levels })}
      />
      <Select
        label={words.maxRuin}
        value={levers.maxRuin}
        options={[
          [undefined, words.noLimit],
          ...ruinLimits.map((limit) => [limit, formatPercent(limit, language, { decimals: 0 })] as const),
        ]}
        onPick={(maxRuin) => onChange({ ...levers, maxRuin })}
      />
      <Select
        label={words.minCvar}
        value={levers.minCvar}
        options={[
          [undefined, words.noLimit],
          [0, words.noLoss],
        ]}
        onPick={(minCvar) => onChange({ ...levers, minCvar })}
      />
    </div>
  );
}

interface SelectProps<Value> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, text: string])[];
  readonly onPick: (value: Value) => void;
}

function Select<Value>({ label, value, options, onPick }: SelectProps<Value>) {
  return (
    <label>
      {label}
      <select
        value={String(value)}
        onChange={(event) => {
          const picked = options.find(([one]) => String(one) === event.currentTarget.value);
          if (picked !== undefined) onPick(picked[0]);
        }}
      >
        {options.map(([one, text]) => (
          <option key={String(one)} value={String(one)}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
