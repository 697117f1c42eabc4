/** The view "why believe this": facts with their documents, what was promised and came, articles checked. */
import { useState } from 'preact/hooks';
import { formatNumber } from '#base';
import '../style/check.css';
import '../style/evidence.css';
import '../style/reference.css';
import { usePage } from '../view/page.ts';
import { BacktestPanel } from './backtest-panel.tsx';
import { CheckPanel } from './check-panel.tsx';
import { EvidenceProvider, useEvidence } from './context.ts';
import { type Desk, openDesk, useAnswer } from './desk.ts';
import { FactsPanel } from './facts-panel.tsx';
import { LimitsPanel } from './limits-panel.tsx';
import { ModelPanel } from './model-panel.tsx';
import { OutcomesPanel } from './outcomes-panel.tsx';
import { OwnFactsPanel } from './own-facts-panel.tsx';
import { bringBack } from './own-store.ts';
import { ParametersPanel } from './parameters-panel.tsx';
import { ProofsPanel } from './proofs-panel.tsx';
import type { EvidenceWords } from './text/english.ts';
import { ThesesPanel } from './theses-panel.tsx';

/** One thread for the life of the page, whatever views come and go. */
let desk: Desk | undefined;

const parts = {
  facts: FactsPanel,
  outcomes: OutcomesPanel,
  check: CheckPanel,
  theses: ThesesPanel,
  parameters: ParametersPanel,
  model: ModelPanel,
  proofs: ProofsPanel,
  'back-test': BacktestPanel,
  limits: LimitsPanel,
  own: OwnFactsPanel,
} as const;
type Part = keyof typeof parts;

const isPart = (id: string): id is Part => Object.hasOwn(parts, id);

export function EvidenceView({ words }: { readonly words: EvidenceWords }) {
  const { store } = usePage();
  const [opened] = useState(() => {
    desk ??= openDesk();
    bringBack(desk);
    return desk;
  });
  const wanted = store.view.value.part;
  const part = isPart(wanted) ? wanted : 'facts';
  const Panel = parts[part];
  return (
    <EvidenceProvider value={{ words, desk: opened }}>
      <main class="evidence">
        <h1 id="answer" tabIndex={-1}>
          {words.evidence}
        </h1>
        <nav class="parts" aria-label={words.partsAbout}>
          {(Object.keys(parts) as Part[]).map((id) => (
            <a key={id} href={`#view=evidence.${id}`} aria-current={id === part ? 'page' : undefined}>
              {words.parts[id]}
            </a>
          ))}
        </nav>
        <ImportsNote />
        <Panel key={part} />
      </main>
    </EvidenceProvider>
  );
}

/** Said above every part, so that nobody takes an import for a published fact. */
function ImportsNote() {
  const { words, desk: asked } = useEvidence();
  const { language } = usePage();
  const { answer } = useAnswer(asked, 'imports', null);
  if (answer === undefined || answer.imports.length === 0) return null;
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  const names = answer.imports.map(({ name, figures }) => words.ownImport(name, count(figures))).join(', ');
  return <p class="definition">{words.ownImported(names)}</p>;
}
