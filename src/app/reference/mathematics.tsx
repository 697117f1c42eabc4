/** An equation as mathematics; its names lead to their definitions. */

/** Lines of HTML that the build has made from the model file, with every text escaped. */
export function Mathematics({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div class="mathematics" lang="en">
      {lines.map((line) => (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: MathML with HTML links in it can only be made by the parser
        <p key={line} dangerouslySetInnerHTML={{ __html: line }} />
      ))}
    </div>
  );
}
