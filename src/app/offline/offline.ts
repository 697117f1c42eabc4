/**
 * Keeps the whole site for a reader who is offline later. Its name is that of what it keeps, so a new build is kept anew
 * and the old one let go. Pages come from the network while there is one; what carries a hash in its name never changes.
 */

/** Written by the build: a name that changes with any file, and every file of the site, relative to it. */
declare const KEPT: { readonly name: string; readonly files: readonly string[] };

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface AskEvent extends LifeEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** What a service worker has beside what every page has. */
interface Scope {
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: AskEvent) => void): void;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
}

const scope = globalThis as unknown as Scope;
const prefix = 'jevons-';

async function keep(): Promise<void> {
  const cache = await caches.open(KEPT.name);
  await cache.addAll(KEPT.files.map((file) => new URL(file, location.href).href));
  await scope.skipWaiting();
}

async function letOldGo(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== KEPT.name).map((n) => caches.delete(n)));
  await scope.clients.claim();
}

/** The page of a folder is its index; a link's query is for the page itself. */
async function kept(request: Request): Promise<Response | undefined> {
  const cache = await caches.open(KEPT.name);
  const found = await cache.match(request, { ignoreSearch: true });
  const url = new URL(request.url);
  return found ?? (url.pathname.endsWith('/') ? cache.match(`${url.origin}${url.pathname}index.html`) : undefined);
}

async function answer(request: Request): Promise<Response> {
  if (new URL(request.url).pathname.includes('/assets/')) return (await kept(request)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const found = await kept(request);
    if (found === undefined) throw error;
    return found;
  }
}

scope.addEventListener('install', (event) => event.waitUntil(keep()));
scope.addEventListener('activate', (event) => event.waitUntil(letOldGo()));
scope.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(location.origin)) event.respondWith(answer(event.request));
});
