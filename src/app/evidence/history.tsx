/** The years of one figure under each of its definitions, as lines. */
import { useRef } from 'preact/hooks';
import { lineChart } from '#charts';
import { Disclosure } from '../view/disclosure.tsx';
import { usePage } from '../view/page.ts';
import { SvgTree } from '../view/svg-tree.tsx';
import { useWidth } from '../view/use-width.ts';
import { useEvidence } from './context.ts';
import { useAnswer } from './desk.ts';
import type { CompanyData, MetricData } from './questions.ts';

interface HistoryProps {
  readonly company: CompanyData;
  readonly figure: MetricData;
  readonly asOf: string | undefined;
}

export function History({ company, figure, asOf }: HistoryProps) {
  const { words, desk } = useEvidence();
  const { language, words: page } = usePage();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 640);
  const { answer } = useAnswer(desk, 'history', { company: company.id, metric: figure.id, asOf });
  if (answer === undefined || answer.lines.length === 0) return null;
  const label = figure.label[language];
  const chart = lineChart(
    {
      name: words.picture(`${label.slice(0, 1).toUpperCase()}${label.slice(1)}`, company.name),
      unit: words.amount,
      format: 'money',
      times: answer.years,
      yearly: true,
      series: answer.lines.map(({ definition, values }) => ({
        id: definition,
        label: words.definitions[definition] ?? definition,
        values: values.map((value) => value ?? Number.NaN),
      })),
    },
    { width: Math.min(width, 860), height: 280, language },
  );
  return (
    <figure class="panel" aria-label={chart.title}>
      <p class="panel-title">{chart.title}</p>
      <div class="frame" ref={frame}>
        <SvgTree tree={chart.marks} />
      </div>
      <figcaption>
        <Disclosure title={page.inWords} content={() => <p>{chart.description}</p>} />
      </figcaption>
    </figure>
  );
}
