/** A web server on this machine that behaves as the SEC's does, well or badly. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Reply = (response: ServerResponse, request: IncomingMessage) => void;

export interface SecServer {
  readonly url: string;
  /** Path and time (ms) of each request. */
  readonly requests: { path: string; at: number; userAgent: string; ifNoneMatch: string }[];
  /** The next replies for a path, before its usual one. */
  next(path: string, ...replies: Reply[]): void;
  /** Back to the usual replies. */
  clear(): void;
  close(): Promise<void>;
}

export const factsPath = (cik: number) => `/api/xbrl/companyfacts/CIK${String(cik).padStart(10, '0')}.json`;
export const submissionsPath = (cik: number) => `/submissions/CIK${String(cik).padStart(10, '0')}.json`;
export const tickersPath = '/files/company_tickers.json';

export const json =
  (value: unknown, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', ...headers });
    response.end(typeof value === 'string' ? value : JSON.stringify(value));
  };

export const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(code, { 'Content-Type': 'text/html', ...headers });
    response.end('<html><head><title>SEC.gov | Request Rate Threshold Exceeded</title></head></html>');
  };

/** Refuses those who do not say who they are; else what is in `pages`, else 404. */
export async function secServer(pages: Record<string, Reply>): Promise<SecServer> {
  const requests: SecServer['requests'] = [];
  const queued = new Map<string, Reply[]>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const userAgent = request.headers['user-agent'] ?? '';
    requests.push({ path, at: performance.now(), userAgent, ifNoneMatch: request.headers['if-none-match'] ?? '' });
    if (!userAgent.includes('@')) return status(403)(response, request);
    const reply = queued.get(path)?.shift() ?? pages[path] ?? status(404);
    reply(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    next: (path, ...replies) => queued.set(path, [...(queued.get(path) ?? []), ...replies]),
    clear: () => queued.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
