/** Icons of one hand: 16 pixels, one stroke, never without a text beside or behind them. */

const shapes = {
  undo: 'M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H7',
  redo: 'M10 3l3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 8H9',
  share:
    'M11 5.5 5 8.5M5 9l6 3M13 4.5a1.7 1.7 0 1 1-3.4 0 1.7 1.7 0 0 1 3.4 0zM5.4 8.8a1.7 1.7 0 1 1-3.4 0 1.7 1.7 0 0 1 3.4 0zM14 12.7a1.7 1.7 0 1 1-3.4 0 1.7 1.7 0 0 1 3.4 0z',
  export: 'M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11',
  auto: 'M8 2.2a5.8 5.8 0 1 0 0 11.6zM8 2.2a5.8 5.8 0 0 1 0 11.6',
  light:
    'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13',
  dark: 'M13.2 10A5.8 5.8 0 0 1 6 2.8 5.8 5.8 0 1 0 13.2 10z',
  sliders: 'M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 2.7v3.6M6 9.7v3.6',
  about: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2zM8 7.3v3.6M8 4.9v.6',
  close: 'M4 4l8 8M12 4l-8 8',
  reset: 'M3 2.8V6h3.2M3.4 6a5.3 5.3 0 1 1-.6 3.4',
  pin: 'M5.5 2h5M6.2 2v4.6L4 9.2h8L9.8 6.6V2M8 9.2V14',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.4 10.4 14 14',
  outside: 'M6 3.5H3.5v9h9V10M9 2.8h4.2V7M13 3 7.5 8.5',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
