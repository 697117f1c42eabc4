/** A small web server for the built app; it reads only that folder and answers only GET and HEAD. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { JevonsError } from '#base';
import type { ImportedFacts } from './imported-facts.ts';
import { commonHeaders, type Reply, replyTo } from './static-files.ts';

export interface RunningServer {
  /** `http://127.0.0.1:4321/` */
  readonly url: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/** Where a page finds the person's own facts; it is told so in its head. */
const ownFactsPath = '/own-facts.json';

async function replyWithOwnFacts(folder: string, request: IncomingMessage, own: ImportedFacts): Promise<Reply> {
  const headers = { 'Cache-Control': 'no-store' };
  if (request.url === ownFactsPath) {
    return { status: 200, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(own) };
  }
  const [path = '/'] = (request.url ?? '/').split('?');
  // A page that a browser kept from before the import does not know of it.
  const known = /\.(?!html$)[a-z0-9]+$/i.test(path) ? request.headers['if-none-match'] : undefined;
  const reply = await replyTo(folder, request.url ?? '/', known);
  if (reply.body === undefined || !reply.headers['Content-Type']?.startsWith('text/html')) return reply;
  const { ETag: _, ...rest } = reply.headers;
  const told = `<head><meta name="jevons-own-facts" content="${ownFactsPath}">`;
  return {
    ...reply,
    headers: { ...rest, ...headers },
    body: Buffer.from(reply.body).toString('utf8').replace('<head>', told),
  };
}

async function replyToRequest(
  folder: string,
  request: IncomingMessage,
  own: ImportedFacts | undefined,
): Promise<Reply> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { Allow: 'GET, HEAD' } };
  }
  try {
    if (own !== undefined) return await replyWithOwnFacts(folder, request, own);
    return await replyTo(folder, request.url ?? '/', request.headers['if-none-match']);
  } catch {
    return { status: 500, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: 'cannot read that file\n' };
  }
}

function send(response: ServerResponse, reply: Reply, withBody: boolean): void {
  const length = reply.body === undefined ? 0 : Buffer.byteLength(reply.body);
  const size = reply.status === 304 ? {} : { 'Content-Length': String(length) };
  response.writeHead(reply.status, { ...commonHeaders, ...reply.headers, ...size });
  response.end(withBody ? reply.body : undefined);
}

/** Why the port cannot be had, and what to do. */
function listenError(error: NodeJS.ErrnoException, host: string, port: number): JevonsError {
  const where = `${host}:${port}`;
  if (error.code === 'EADDRINUSE') {
    return new JevonsError('another program already uses this port', {
      kind: 'data',
      code: 'port-in-use',
      where,
      hint: `stop it, or choose another port: jevons serve --port ${port < 65_535 ? port + 1 : 4321} (0 takes any free one)`,
      cause: error,
    });
  }
  if (error.code === 'EACCES') {
    return new JevonsError('this port may not be used without more rights', {
      kind: 'data',
      code: 'port-not-allowed',
      where,
      hint: 'choose a port above 1023',
      cause: error,
    });
  }
  return new JevonsError(`cannot listen there (${error.code ?? error.message})`, {
    kind: 'data',
    code: 'cannot-listen',
    where,
    hint: 'give --host an address of this machine, such as 127.0.0.1',
    cause: error,
  });
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port)));
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

/**
 * @param folder The built app, absolute.
 * @param port 0 takes any free port.
 * @param own The person's imports, for the pages to ask for.
 * @throws JevonsError `port-in-use`, `port-not-allowed` or `cannot-listen`.
 */
export async function startServer(
  folder: string,
  host: string,
  port: number,
  own?: ImportedFacts,
): Promise<RunningServer> {
  const server = createServer((request, response) => {
    void replyToRequest(folder, request, own).then((reply) => send(response, reply, request.method !== 'HEAD'));
  });
  const address = await listen(server, host, port);
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shown}:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
