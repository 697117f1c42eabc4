/** What one chart shows, as a link holds it: `total_capex`, `total_capex~dots`, `total_capex~dots~2031`. */

/** A fan over time, or one year: how dense futures lie, twenty dots, the chance of more than each value. */
export const chartForms = ['fan', 'density', 'dots', 'exceeding'] as const;
export type ChartForm = (typeof chartForms)[number];

export interface ChartChoice {
  readonly output: string;
  readonly form: ChartForm;
  /** Of a form that shows one year, and of the cursor. */
  readonly year?: number;
}

/** What is not understood is the usual. */
export function readChart(text: string): ChartChoice {
  const [output = '', form, year] = text.split('~');
  const known = chartForms.find((one) => one === form) ?? 'fan';
  return { output, form: known, ...(/^\d{4}$/.test(year ?? '') ? { year: Number(year) } : {}) };
}

export function writeChart({ output, form, year }: ChartChoice): string {
  if (year !== undefined) return `${output}~${form}~${year}`;
  return form === 'fan' ? output : `${output}~${form}`;
}
