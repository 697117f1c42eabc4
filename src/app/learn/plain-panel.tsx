/** A chart of a formula: no draws stand behind it, so it has its words and its table but no hash. */
import { useRef } from 'preact/hooks';
import type { Figure, Layout, ValueFormat } from '#charts';
import { DataTable } from '../view/data-table.tsx';
import { Disclosure } from '../view/disclosure.tsx';
import { usePage } from '../view/page.ts';
import { SvgTree } from '../view/svg-tree.tsx';
import { useWidth } from '../view/use-width.ts';

export function PlainPanel(props: { readonly draw: (layout: Layout) => Figure; readonly format: ValueFormat }) {
  const { words, language } = usePage();
  const frame = useRef<HTMLDivElement>(null);
  const width = Math.min(useWidth(frame, 560), 760);
  const figure = props.draw({ width, height: 260, language });
  return (
    <figure class="panel" aria-label={figure.title}>
      <p class="panel-title">{figure.title}</p>
      <div class="frame" ref={frame}>
        <SvgTree tree={figure.marks} />
      </div>
      <figcaption>
        <Disclosure title={words.inWords} content={() => <p>{figure.description}</p>} />
        <Disclosure title={words.dataTable} content={() => <DataTable figure={figure} format={props.format} />} />
      </figcaption>
    </figure>
  );
}
