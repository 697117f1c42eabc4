/** Dash and colour of a world on the chart, beside its name. */
export function SeriesMark({ index }: { readonly index: number }) {
  return (
    <svg class="chart sample" viewBox="0 0 26 12" width="26" height="12" aria-hidden="true" focusable="false">
      <rect class={`area series-${index}`} x="1" y="0" width="24" height="12" />
      <path class={`line series series-${index}`} d="M1 6H25" />
    </svg>
  );
}
