/** A company of the reader's own: a file dropped in, which stays in the browser. */
import { useState } from 'preact/hooks';
import { askOnce } from '../engine/inquiry.ts';
import type { DecisionAsked } from '../engine/inquiry-protocol.ts';
import { download } from '../view/downloads.ts';
import { usePage } from '../view/page.ts';
import { useWords } from './context.ts';

interface OwnCompanyProps {
  readonly company: DecisionAsked['company'];
  readonly onTake: (company: DecisionAsked['company']) => void;
}

const largest = 1_000_000;

export function OwnCompany({ company, onTake }: OwnCompanyProps) {
  const words = useWords();
  const { store } = usePage();
  const [wrong, setWrong] = useState('');
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setWrong(file.size > largest ? words.ownTooLarge : '');
    if (file.size <= largest) onTake({ text: await file.text(), name: file.name });
  };
  const template = (use: (text: string) => void) =>
    askOnce('company', null)
      .then(use)
      .catch((error: unknown) => store.say(error instanceof Error ? error.message : String(error)));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file here is another way to what the field does
    <div
      class="own-company"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <p>{words.ownAbout}</p>
      <div class="facts-head">
        <label>
          {words.ownFile}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => take(event.currentTarget.files?.[0])}
          />
        </label>
        <button
          type="button"
          class="button bordered"
          onClick={() =>
            template((text) => {
              download('company.json', text, 'application/json');
              if (company === undefined) onTake({ text, name: 'company.json' });
            })
          }
        >
          {words.ownTemplate}
        </button>
      </div>
      {wrong === '' ? null : (
        <p class="flag" role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
