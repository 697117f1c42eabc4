/** A chart of a study with its words, its table, what it stands on and its ways out. */
import { type ComponentChildren, Fragment } from 'preact';
import { useRef } from 'preact/hooks';
import type { Figure, Layout, ValueFormat } from '#charts';
import type { Stamp } from '../state/exports.ts';
import { DataTable } from './data-table.tsx';
import { Disclosure } from './disclosure.tsx';
import { FigureExport } from './figure-export.tsx';
import { usePage } from './page.ts';
import { SvgTree } from './svg-tree.tsx';
import { useWidth } from './use-width.ts';

interface ChartPanelProps {
  readonly draw: (layout: Layout) => Figure;
  /** Of the values in the table. */
  readonly format: ValueFormat;
  readonly stamp: Stamp;
  /** Shown in place of it, and in no export. */
  readonly instead?: (layout: Layout) => Figure;
  /** Beyond it a chart reads worse, in pixels. */
  readonly widest?: number;
  /** What lies over the marks. */
  readonly over?: (layout: Layout) => ComponentChildren;
  readonly children?: ComponentChildren;
}

export function ChartPanel({ draw, instead = draw, format, stamp, widest = 900, over, children }: ChartPanelProps) {
  const { words, language } = usePage();
  const frame = useRef<HTMLDivElement>(null);
  const width = Math.min(useWidth(frame, 560), widest);
  const layout = { width, height: Math.round(Math.min(Math.max(width * 0.5, 240), 380)), language };
  const figure = draw(layout);
  return (
    <figure class="panel" aria-label={figure.title}>
      <div class="panel-head titled">
        <p class="panel-title">{figure.title}</p>
        <FigureExport figure={figure} stamp={stamp} />
      </div>
      <div class="frame overlaid" ref={frame}>
        <SvgTree tree={instead === draw ? figure.marks : instead(layout).marks} />
        <Fragment>{over?.(layout)}</Fragment>
      </div>
      {children}
      <figcaption>
        <Disclosure title={words.inWords} content={() => <p>{figure.description}</p>} />
        <Disclosure title={words.dataTable} content={() => <DataTable figure={figure} format={format} />} />
        <p class="footnote">{figure.footer[0]}</p>
      </figcaption>
    </figure>
  );
}
