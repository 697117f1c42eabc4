/** The way from a lesson to the view that goes on from it. */
import { useWords } from './context.ts';

export function Onward({ links }: { readonly links: readonly { readonly href: string; readonly text: string }[] }) {
  const words = useWords();
  return (
    <p class="onward">
      <span class="quiet">{words.goOn}</span>
      {links.map(({ href, text }) => (
        <a key={href} href={href}>
          {text}
        </a>
      ))}
    </p>
  );
}
