/** A button that opens a small panel; Escape and a click elsewhere close it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from './icons.tsx';

interface MenuProps {
  readonly icon: IconName;
  readonly label: string;
  /** Said instead of the label, when it needs more words. */
  readonly spoken?: string;
  /** Keeps the label on the narrowest screens. */
  readonly quiet?: boolean;
  readonly children: ComponentChildren;
}

export function Menu({ icon, label, spoken, quiet = false, children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const menu = details.current;
      if (menu?.open !== true || menu.contains(event.target as Node)) return;
      menu.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const menu = details.current;
    if (event.key !== 'Escape' || menu?.open !== true) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
    event.stopPropagation();
  };
  return (
    <details class="menu" ref={details} onKeyDown={onKeyDown}>
      <summary class={quiet ? 'button quiet' : 'button'} aria-label={spoken}>
        <Icon name={icon} />
        <span class={quiet ? '' : 'wide'}>{label}</span>
      </summary>
      <div class="menu-panel">{children}</div>
    </details>
  );
}
