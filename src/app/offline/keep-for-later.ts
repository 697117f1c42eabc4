/** Asks the browser to keep the site, once the page has nothing more urgent to do. */
export function keepForLater(): void {
  // Not there over plain http from another machine, nor where the reader forbids storage: the page works without.
  if (!('serviceWorker' in navigator)) return;
  const register = () => void navigator.serviceWorker.register('../offline.js').catch(() => {});
  if ('requestIdleCallback' in globalThis) requestIdleCallback(register, { timeout: 10_000 });
  else setTimeout(register, 3000);
}
