/** A part of the page whose code is loaded when it is first shown. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePage } from './page.ts';

interface LaterProps<Module> {
  /** The same function at each drawing, or the code is asked for again. */
  readonly load: () => Promise<Module>;
  readonly draw: (module: Module) => VNode;
}

/** What is loaded already is drawn at once. */
const known = new WeakMap<() => Promise<unknown>, unknown>();

/** Undefined until it is there. @param load The same function at each drawing, or the code is asked for again. */
export function useLoaded<Module>(load: () => Promise<Module>): { readonly module: Module } | 'failed' | undefined {
  const [loaded, setLoaded] = useState<{ readonly module: Module } | 'failed' | undefined>(
    known.has(load) ? { module: known.get(load) as Module } : undefined,
  );
  useEffect(() => {
    load()
      .then((module) => {
        known.set(load, module);
        setLoaded({ module });
      })
      .catch(() => setLoaded('failed'));
  }, [load]);
  return loaded;
}

export function Later<Module>({ load, draw }: LaterProps<Module>) {
  const { words } = usePage();
  const loaded = useLoaded(load);
  if (loaded === undefined) return <p aria-busy="true">{words.loading}</p>;
  if (loaded === 'failed') {
    return (
      <p role="alert" class="flag">
        {words.viewFailed}
      </p>
    );
  }
  return draw(loaded.module);
}
