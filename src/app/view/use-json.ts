/** A file of the page, fetched once when a part first needs it. */
import { useEffect, useState } from 'preact/hooks';

const fetched = new Map<string, Promise<unknown>>();

/** Undefined until it is there; a failure is forgotten, so that the next visit tries again. */
export function useJson<Content>(url: string): Content | 'failed' | undefined {
  const [found, setFound] = useState<Content | 'failed' | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    const known = fetched.get(url);
    const loading =
      known ??
      fetch(url).then((response) => {
        if (!response.ok) throw new Error(String(response.status));
        return response.json();
      });
    fetched.set(url, loading);
    loading
      .then((content) => wanted && setFound(content as Content))
      .catch(() => {
        fetched.delete(url);
        if (wanted) setFound('failed');
      });
    return () => {
      wanted = false;
    };
  }, [url]);
  return found;
}
