/** When customers spend most, what a cheap model does, and whether the wave has peaked by the horizon. */
import { useState } from 'preact/hooks';
import { formatMoney, formatNumber, formatPercent } from '#base';
import { usePage } from '../../view/page.ts';
import { useWords } from '../context.ts';
import { useWorlds, WorldChart, WorldProvenance } from '../futures.tsx';
import { LessonSlider } from '../lesson-slider.tsx';
import { Onward } from '../onward.tsx';
import { Question } from '../question.tsx';
import { nearestBin, yearOfEnd } from '../readings.ts';

export function Peak({ step }: { readonly step: number }) {
  return [<CustomersSpendMost key="0" />, <CheapModel key="1" />, <HasPeaked key="2" />][step] ?? null;
}

function CustomersSpendMost() {
  const words = useWords().peak;
  const { language } = usePage();
  const worlds = useWorlds(['']);
  const found = worlds.results[0]?.findings;
  const percent = (value: number | null, decimals = 0) => formatPercent(value ?? Number.NaN, language, { decimals });
  return (
    <>
      {found === undefined ? null : (
        <>
          <p class="lead-line">
            {words.customers(
              percent(found.customerPeak.cost.median, 2),
              percent(found.customerPeak.cost.low, 2),
              percent(found.customerPeak.cost.high, 2),
            )}
          </p>
          <p>
            {words.when(
              yearOfEnd(found.customerPeak.date.median),
              percent(found.customerPeak.date.missing.value),
              yearOfEnd(found.horizon),
            )}
          </p>
        </>
      )}
      <WorldChart worlds={worlds} output="customer_spending" />
      <WorldProvenance worlds={worlds} query="" />
    </>
  );
}

function CheapModel() {
  const all = useWords();
  const words = all.peak;
  const { language } = usePage();
  const [jump, setJump] = useState(1);
  const query = `cheap_model_jump=${jump}`;
  const worlds = useWorlds(jump === 1 ? [''] : ['', query]);
  const [before, now = before] = worlds.results.map(({ findings }) => findings.capex2030.median ?? Number.NaN);
  const money = (value: number) => formatMoney(value, language);
  return (
    <>
      <h3>{all.tryIt}</h3>
      <LessonSlider
        label={words.jump}
        value={jump}
        text={formatNumber(jump, language, { decimals: 0 })}
        min={1}
        max={20}
        step={1}
        onChange={setJump}
      />
      <p class="lead-line" role="status">
        {before === undefined || now === undefined
          ? null
          : worlds.results.length < 2
            ? words.noShock(money(now))
            : `${words.shock(money(now), money(before), formatMoney(now - before, language, { sign: true }))} ${
                now < before ? words.lowers : words.raises
              }`}
      </p>
      <p>{words.chartAbout}</p>
      <WorldChart worlds={worlds} output="compute_spending" />
      <WorldProvenance worlds={worlds} query={query} />
    </>
  );
}

/** Ends of the ranges to choose from, shares. */
const bins = [0, 0.25, 0.5, 0.75, 1];

function HasPeaked() {
  const all = useWords();
  const words = all.peak;
  const { language } = usePage();
  const worlds = useWorlds(['']);
  const found = worlds.results[0]?.findings;
  const percent = (value: number) => formatPercent(value, language, { decimals: 0 });
  const share = 1 - (found?.spendingPeak.missing.value ?? Number.NaN);
  const options = bins.slice(1).map((high, at) => ({
    id: String(at),
    label: all.from(percent(bins[at] ?? 0), percent(high)),
  }));
  return (
    <>
      <WorldChart worlds={worlds} output="total_ai_capex" />
      <Question
        ask={words.ask(yearOfEnd(found?.horizon ?? null))}
        options={options}
        right={found === undefined ? undefined : nearestBin(share, bins)}
        told={words.told(percent(share), yearOfEnd(found?.spendingPeak.median ?? null))}
      />
      <Onward links={[{ href: '#charts=total_ai_capex,rent_over_user_cost', text: words.onward }]} />
      <WorldProvenance worlds={worlds} query="" />
    </>
  );
}
