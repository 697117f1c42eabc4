/** An equation as mathematics; a click on a name goes to its definition, and the list of what it reads leads there by key. */
import { variableLink } from '../bundle/reference-data.ts';

function follow(event: MouseEvent): void {
  const name = event.target instanceof Element ? event.target.closest('[data-variable]') : null;
  const id = name?.getAttribute('data-variable');
  if (id !== null && id !== undefined) location.hash = variableLink(id);
}

/** Lines of HTML that the build has made from the model file, with every text escaped. */
export function Mathematics({ lines }: { readonly lines: readonly string[] }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: every name in it is a link of its own in the list of what is read
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div class="mathematics" lang="en" onClick={follow}>
      {lines.map((line) => (
        <p key={line} dangerouslySetInnerHTML={{ __html: line }} />
      ))}
    </div>
  );
}
