/** Text that opens under its title; what is inside is made only while it is open. */
import { useState } from 'preact/hooks';

interface DisclosureProps {
  readonly title: string;
  /** Said instead of the title, when it needs more words. */
  readonly spoken?: string;
  readonly content: () => preact.ComponentChildren;
}

export function Disclosure({ title, spoken, content }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  return (
    <details class="why" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={spoken}>{title}</summary>
      {open ? content() : null}
    </details>
  );
}
