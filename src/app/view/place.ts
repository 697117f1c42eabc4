/** The address of the page: the scenario in its query, what is looked at in its fragment. */

/** The full link of a scenario, with what the charts show. */
export function pageLink(query: string): string {
  const { origin, pathname, hash } = location;
  return `${origin}${pathname}${query === '' ? '' : `?${query}`}${hash}`;
}

export function writeQuery(query: string): void {
  history.replaceState(null, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`);
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
