/** Only the lines of financials.csv that a question needs: reading all of them takes longer than answering. */

/**
 * The text with the lines of other metrics emptied, so that row numbers in errors stay right. The line that was published
 * last is kept, whatever its metric: the date of the data does not depend on the question.
 *
 * @param text financials.csv; a text whose header has another order, or with line breaks inside cells, comes back whole.
 */
export function narrowFinancials(text: string, metrics: readonly string[]): string {
  const lines = text.split('\n');
  const header = (lines[0] ?? '').trim().split(',');
  const published = header.indexOf('published');
  if (header[1] !== 'metric' || published < 0) return text;
  const wanted = new Set(metrics);
  let last = '';
  let lastLine = -1;
  const kept = lines.map((line, index) => {
    const cells = line.split(',', published + 1);
    const day = cells[published] ?? '';
    if (index > 0 && /^\d{4}-\d{2}-\d{2}$/.test(day) && day > last) {
      last = day;
      lastLine = index;
    }
    return index === 0 || wanted.has(cells[1] ?? '') ? line : '';
  });
  if (lines.some((line) => isOpen(line))) return text;
  if (lastLine >= 0) kept[lastLine] = lines[lastLine] as string;
  return kept.join('\n');
}

/** An odd number of quotes: a cell goes on in the next line. */
function isOpen(line: string): boolean {
  let quotes = 0;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) quotes++;
  return quotes % 2 === 1;
}
