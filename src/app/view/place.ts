/** The address of the page: the scenario in its query, what is looked at in its fragment. */
import { usePage } from './page.ts';

/** The full link of what is on the screen. */
export function useLink(): string {
  const { store } = usePage();
  const { query } = store.shown.value;
  const charts = store.charts.value;
  return `${location.origin}${location.pathname}${query === '' ? '' : `?${query}`}${hashOfCharts(charts)}`;
}

export function writeQuery(query: string): void {
  history.replaceState(null, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`);
}

export function writeCharts(charts: readonly string[]): void {
  history.replaceState(null, '', `${location.pathname}${location.search}${hashOfCharts(charts)}`);
}

/** Outputs that the fragment asks for: `#charts=a,b`. */
export function chartsOfHash(hash: string): readonly string[] {
  const found = /(?:^#|&)charts=([^&]*)/.exec(hash)?.[1];
  if (found === undefined) return [];
  try {
    return decodeURIComponent(found).split(',');
  } catch {
    return [];
  }
}

export function hashOfCharts(charts: readonly string[]): string {
  return `#charts=${charts.map(encodeURIComponent).join(',')}`;
}
