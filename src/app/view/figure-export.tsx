/** The ways out of one figure: picture and table. */
import { type Figure, standaloneSvg } from '#charts';
import { csvText } from '#formats';
import { exportName, figureTable, type Stamp } from '../state/exports.ts';
import { download, pngOf } from './downloads.ts';
import { Menu } from './menu.tsx';
import { usePage } from './page.ts';
import { isDark } from './theme.tsx';

export function FigureExport({ figure, stamp }: { readonly figure: Figure; readonly stamp: Stamp }) {
  const { words } = usePage();
  const name = exportName(stamp, figure.title);
  const svg = () => standaloneSvg(figure, isDark() ? 'dark' : 'light');
  const png = async () => {
    const text = svg();
    const [, width = '0', height = '0'] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(text) ?? [];
    download(`${name}.png`, await pngOf(text, Number(width), Number(height)), 'image/png');
  };
  const csv = (dialect: 'rfc4180' | 'french', ending: string) =>
    download(`${name}${ending}`, csvText(figureTable(figure, stamp), dialect), 'text/csv;charset=utf-8');
  const way = (label: string, go: () => void) => (
    <button type="button" class="button" onClick={go}>
      {label}
    </button>
  );
  return (
    <Menu icon="export" label="" spoken={words.exportOf(figure.title)} quiet>
      <div class="choices">
        {way(words.exportSvg, () => download(`${name}.svg`, svg(), 'image/svg+xml'))}
        {way(words.exportPng, png)}
        {way(words.exportCsv, () => csv('rfc4180', '.csv'))}
        {way(words.exportCsvFrench, () => csv('french', '-fr.csv'))}
      </div>
    </Menu>
  );
}
