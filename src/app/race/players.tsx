/** Who plays, which rules each may choose, on how many futures, and what the planner wants. */
import { orderRuleIds, orderRules, type RaceGameResult, welfareWords } from '#studies';
import { Choice } from '../view/choice.tsx';
import { Disclosure } from '../view/disclosure.tsx';
import { usePage } from '../view/page.ts';
import { useWords } from './context.ts';
import type { GameChoice } from './race.tsx';

interface PlayersProps {
  readonly result: RaceGameResult;
  readonly choice: GameChoice;
  readonly onChange: (choice: GameChoice) => void;
}

const mostPlayers = 4;
const mostRules = 4;
const leastOf = 2;
const futuresOffered = [32, 64, 128, 256];

export function Players({ result, choice, onChange }: PlayersProps) {
  const words = useWords();
  const { language, words: page } = usePage();
  const playing = choice.firms ?? result.strategies.map(({ id }) => id);
  return (
    <section class="facts" aria-labelledby="players">
      <h2 id="players">{words.players}</h2>
      <p>{words.playersAbout}</p>
      <FirmBoxes playing={playing} onChange={(firms) => onChange({ ...choice, firms })} />
      <p>{words.rulesAbout}</p>
      {result.strategies.map((player) => {
        const rules = choice.rules[player.id] ?? player.strategies.map(({ rule }) => rule);
        return (
          <Disclosure
            key={player.id}
            title={`${words.rules(player.label[language])} (${words.nowPlays(player.actual.label[language])})`}
            content={() => (
              <Boxes
                legend={words.rules(player.label[language])}
                options={orderRuleIds.map((id) => ({ id, label: orderRules[id].label[language] }))}
                chosen={rules}
                least={leastOf}
                most={mostRules}
                onChange={(chosen) => onChange({ ...choice, rules: { ...choice.rules, [player.id]: chosen } })}
              />
            )}
          />
        );
      })}
      <div class="facts-head">
        <Choice
          legend={words.planner}
          name="planner"
          value={choice.planner}
          options={(['surplus', 'industry'] as const).map((id) => ({ id, label: welfareWords[language][id] }))}
          onChange={(id) => onChange({ ...choice, planner: id === 'industry' ? 'industry' : 'surplus' })}
        />
        <label>
          {page.futures}
          <select value={choice.n} onChange={(event) => onChange({ ...choice, n: Number(event.currentTarget.value) })}>
            {futuresOffered.map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="quiet">{result.welfareDefinitions[choice.planner][language]}</p>
    </section>
  );
}

function FirmBoxes(props: {
  readonly playing: readonly string[];
  readonly onChange: (firms: readonly string[]) => void;
}) {
  const words = useWords();
  const { language, start } = usePage();
  // The firms of the model are those whose capex the page shows one by one.
  const options = start.result.outputs.flatMap(({ id, label }) => {
    const firm = /^capex_by_year\[(.+)\]$/.exec(id)?.[1];
    return firm === undefined ? [] : [{ id: firm, label: label[language].replace(/^.*[:\u00a0] ?/, '') }];
  });
  return (
    <Boxes
      legend={words.players}
      options={options}
      chosen={props.playing}
      least={leastOf}
      most={mostPlayers}
      onChange={props.onChange}
    />
  );
}

interface BoxesProps<Id extends string> {
  readonly legend: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly chosen: readonly Id[];
  readonly least: number;
  readonly most: number;
  readonly onChange: (chosen: readonly Id[]) => void;
}

/** Boxes to tick, of which some must be and not all can be. */
function Boxes<Id extends string>({ legend, options, chosen, least, most, onChange }: BoxesProps<Id>) {
  return (
    <fieldset class="boxes">
      <legend class="hidden">{legend}</legend>
      {options.map(({ id, label }) => {
        const ticked = chosen.includes(id);
        return (
          <label key={id}>
            <input
              type="checkbox"
              checked={ticked}
              disabled={ticked ? chosen.length <= least : chosen.length >= most}
              onChange={() => onChange(ticked ? chosen.filter((one) => one !== id) : [...chosen, id])}
            />
            {label}
          </label>
        );
      })}
    </fieldset>
  );
}
