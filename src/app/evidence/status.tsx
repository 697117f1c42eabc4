/** How sure a figure is: the same marks as on the charts. */
import { usePage } from '../view/page.ts';

export function Status({ status }: { readonly status: string }) {
  const { words } = usePage();
  return (
    <span class="status">
      <svg class="chart sample" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        {status === 'single-source' ? (
          <rect class="marker single" x="3" y="3" width="6" height="6" />
        ) : (
          <circle class={`marker ${status}`} cx="6" cy="6" r="3.4" />
        )}
      </svg>
      {words.statuses[status] ?? status}
    </span>
  );
}
