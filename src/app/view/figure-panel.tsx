/** One chart with its picker, its words, its table and its ways out. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Domain, fanChart, fanDomain } from '#charts';
import { fanSpec } from '../state/fan-spec.ts';
import { heldDomain } from '../state/held-domain.ts';
import type { Option } from '../state/matching.ts';
import { unitWords } from '../text/units.ts';
import { DataTable } from './data-table.tsx';
import { Disclosure } from './disclosure.tsx';
import { FigureExport } from './figure-export.tsx';
import { usePage } from './page.ts';
import { Picker } from './picker.tsx';
import { useLink } from './place.ts';
import { SvgTree } from './svg-tree.tsx';
import { useWidth } from './use-width.ts';

interface PanelProps {
  /** Which chart it is, for those who do not see where it stands. */
  readonly name: string;
  readonly output: string;
  readonly onPick: (id: string) => void;
}

interface Held {
  readonly output: string;
  readonly key: string;
  readonly domain: Domain;
}

export function FigurePanel({ name, output, onPick }: PanelProps) {
  const { words, store, start, language } = usePage();
  const frame = useRef<HTMLDivElement>(null);
  const held = useRef<Held | undefined>(undefined);
  const width = useWidth(frame, 560);
  const link = useLink();
  const shown = store.shown.value;
  const spec = fanSpec(output, shown, start, language, link);
  const ghost = useGhost(shown.key, output, spec?.quantiles['0.5']);
  const options: Option[] = shown.result.outputs.map(({ id, label, unit }) => ({
    id,
    label: label[language],
    unit: unitWords(unit, language).text,
  }));
  if (spec === undefined) return null;
  const before = held.current?.output === output ? held.current : undefined;
  const domain = heldDomain(before?.domain, fanDomain(spec), before?.key === shown.key);
  held.current = { output, key: shown.key, domain };
  const height = Math.round(Math.min(Math.max(width * 0.56, 230), 360));
  const layout = { width, height, language };
  const figure = fanChart({ ...spec, domain }, layout);
  const drawn = ghost === undefined ? figure : fanChart({ ...spec, domain, ghost }, layout);
  return (
    <figure class="panel" aria-label={figure.title}>
      <div class="panel-head">
        <Picker label={`${name}: ${words.variable}`} options={options} value={output} onPick={onPick} />
        <FigureExport figure={figure} stamp={shown.result} />
      </div>
      <p class="panel-title">{figure.title}</p>
      <div class="frame" ref={frame}>
        <SvgTree tree={drawn.marks} />
      </div>
      <figcaption>
        <Disclosure title={words.inWords} content={() => <p>{figure.description}</p>} />
        <Disclosure title={words.dataTable} content={() => <DataTable figure={figure} format={spec.format} />} />
        <p class="footnote">{figure.footer[0]}</p>
      </figcaption>
    </figure>
  );
}

/** How long the median before the last change stays in sight. */
const ghostMilliseconds = 3000;

interface Ghost {
  readonly output: string;
  readonly median: readonly number[];
}

/** The median of the choice before, for a while after the choice has changed; it does not move, so nobody needs it off. */
function useGhost(key: string, output: string, median: readonly number[] | undefined): readonly number[] | undefined {
  const last = useRef({ key, output, median });
  const [ghost, setGhost] = useState<Ghost | undefined>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = { key, output, median };
    if (before.key === key || before.output !== output || before.median === undefined) return;
    // While a slider moves, the ghost is where it was before.
    setGhost((current) => (current?.output === output ? current : { output, median: before.median ?? [] }));
  });
  useEffect(() => {
    const end = setTimeout(() => setGhost(undefined), ghostMilliseconds);
    return () => clearTimeout(end);
  }, [key]);
  return ghost?.output === output ? ghost.median : undefined;
}
