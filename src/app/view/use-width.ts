/** Sizes of the page as it is laid out. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** @returns Width of the element in whole pixels, and the wanted one until it is laid out. */
export function useWidth(element: RefObject<HTMLElement | null>, wanted: number): number {
  const [width, setWidth] = useState(wanted);
  useEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const measure = () => setWidth(Math.max(200, Math.floor(target.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = () => setMatches(media.matches);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [query]);
  return matches;
}
