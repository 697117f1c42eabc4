/** Facts and claims: one number under four definitions, what was promised and what came. */
import { formatDate, formatMoney, formatNumber, formatPercent } from '#base';
import { rangeChart } from '#charts';
import { useInquiry } from '../../engine/inquiry.ts';
import type { FactsLesson } from '../../engine/inquiry-protocol.ts';
import { InquiryState } from '../../view/inquiry-state.tsx';
import { usePage } from '../../view/page.ts';
import { ScrollBox } from '../../view/scroll-box.tsx';
import { useWords } from '../context.ts';
import { Onward } from '../onward.tsx';
import { PlainPanel } from '../plain-panel.tsx';
import { Question } from '../question.tsx';
import { StampLine } from '../stamp-line.tsx';

export function Facts({ step }: { readonly step: number }) {
  const words = useWords();
  const found = useInquiry('facts', null);
  const Step = [Definitions, Outcomes, Claim][step];
  return (
    <>
      <InquiryState of={found} label={words.computing} />
      {found.answer === undefined || Step === undefined ? null : (
        <>
          <Step facts={found.answer} />
          <StampLine dataDate={found.answer.dataDate} />
        </>
      )}
    </>
  );
}

interface StepProps {
  readonly facts: FactsLesson;
}

function useFormats() {
  const { language } = usePage();
  return {
    money: (value: number) => formatMoney(value, language),
    percent: (value: number) => formatPercent(value, language, { decimals: 0, sign: true }),
    exact: (value: number) => formatPercent(value, language, { decimals: 1, sign: true }),
    count: (value: number) => formatNumber(value, language, { decimals: 0 }),
  };
}

function Definitions({ facts: { founding } }: StepProps) {
  const words = useWords().facts;
  const { language } = usePage();
  const { money, percent, exact } = useFormats();
  const planned = founding.growth[0]?.plannedBillions ?? Number.NaN;
  return (
    <>
      <p class="lead-line">
        {words.claim(formatDate(founding.articleDate, language), percent(founding.claimedGrowth), money(planned))}
      </p>
      <ScrollBox label={words.definition}>
        <table class="growth-table">
          <thead>
            <tr>
              <th scope="col">{words.definition}</th>
              <th scope="col" class="amount">
                {words.base}
              </th>
              <th scope="col" class="amount">
                {words.growth}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {founding.growth.map(({ id, text, baseBillions, growth, holds }) => (
              <tr key={id}>
                <th scope="row">{text[language]}</th>
                <td class="amount">{money(baseBillions)}</td>
                <td class="amount">{exact(growth)}</td>
                <td>{holds ? `✓ ${words.holds}` : words.holdsNot}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p>{words.outcome(money(founding.outcome.net), money(founding.outcome.gross))}</p>
    </>
  );
}

function Outcomes({ facts: { founding, outcomes } }: StepProps) {
  const words = useWords().facts;
  const { percent, count } = useFormats();
  const guides = founding.afterCheapModel;
  const rows = guides.map(({ company, firstMiddle, lastMiddle }) => ({
    id: company,
    label: company.slice(0, 1).toUpperCase() + company.slice(1),
    value: lastMiddle / firstMiddle - 1,
  }));
  return (
    <>
      {outcomes.median === null ? null : (
        <p class="lead-line">
          {words.guidance(percent(outcomes.median), count(outcomes.sampleSize), count(outcomes.companies))}
        </p>
      )}
      <p>{words.raised(count(guides.filter(({ raised }) => raised).length), count(guides.length))}</p>
      <PlainPanel
        format="percent"
        draw={(layout) => rangeChart({ name: words.chart, unit: '%', format: 'percent', rows }, layout)}
      />
    </>
  );
}

function Claim({ facts: { founding } }: StepProps) {
  const words = useWords().facts;
  const { percent, count } = useFormats();
  const holding = founding.growth.filter(({ holds }) => holds).length;
  const of = founding.growth.length;
  return (
    <>
      <Question
        ask={words.ask(percent(founding.claimedGrowth))}
        options={Array.from({ length: of + 1 }, (_, at) => ({ id: String(at), label: count(at) }))}
        right={String(holding)}
        told={words.told(count(holding), count(of))}
      />
      <Onward links={[{ href: '#view=evidence.check', text: words.onward }]} />
    </>
  );
}
