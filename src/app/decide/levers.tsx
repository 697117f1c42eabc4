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
      <label>
        {words.objective}
        <select
          value={levers.objective}
          onChange={(event) => {
            const objective = objectives.find((one) => one === event.currentTarget.value);
            if (objective !== undefined) onChange({ ...levers, objective });
          }}
        >
          {objectives.map((id) => (
            <option key={id} value={id}>
              {words.objectives[id]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.compared}
        <select
          value={levers.levels === undefined ? 'usual' : 'wide'}
          onChange={(event) =>
            onChange({ ...levers, levels: event.currentTarget.value === 'wide' ? wideLevels : undefined })
          }
        >
          <option value="usual">{words.comparedUsual}</option>
          <option value="wide">{words.comparedWide}</option>
        </select>
      </label>
      <label>
        {words.maxRuin}
        <select
          value={String(levers.maxRuin ?? '')}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ ...levers, maxRuin: value === '' ? undefined : Number(value) });
          }}
        >
          <option value="">{words.noLimit}</option>
          {ruinLimits.map((limit) => (
            <option key={limit} value={String(limit)}>
              {formatPercent(limit, language, { decimals: 0 })}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.minCvar}
        <select
          value={levers.minCvar === undefined ? '' : '0'}
          onChange={(event) => onChange({ ...levers, minCvar: event.currentTarget.value === '' ? undefined : 0 })}
        >
          <option value="">{words.noLimit}</option>
          <option value="0">{words.noLoss}</option>
        </select>
      </label>
    </div>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: number;
  readonly options: readonly (readonly [value: number, text: string])[];
  readonly onPick: (value: number) => void;
}

function Select({ label, value, options, onPick }: SelectProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onPick(Number(event.currentTarget.value))}>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
