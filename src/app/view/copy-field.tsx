/** A text to copy: selectable in any case, copied by a button where the browser lets us. */
import { useId, useRef, useState } from 'preact/hooks';
import { usePage } from './page.ts';

export function CopyField({ label, text }: { readonly label: string; readonly text: string }) {
  const { words } = usePage();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setSaid(words.copied);
    } catch {
      setSaid(words.copyFailed);
    }
  };
  return (
    <div class="copy-field">
      <label for={id}>{label}</label>
      <div class="copy-row">
        <input id={id} ref={field} readOnly value={text} spellcheck={false} onFocus={() => field.current?.select()} />
        <button type="button" class="button" onClick={copy}>
          {words.copy}
        </button>
      </div>
      <span class="said" role="status">
        {said}
      </span>
    </div>
  );
}
