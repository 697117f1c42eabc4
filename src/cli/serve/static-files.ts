/** From a request path to a file of the built app, and its headers. */
import { createHash } from 'node:crypto';
import { type Stats, statSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.mdl': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** The app asks nothing of any other site; WebAssembly needs its own word. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export const commonHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

function plain(status: number, text: string): Reply {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: `${text}\n` };
}

/** @returns A relative path without escapes, or undefined when the path is not one we would ever write. */
function cleanPath(requestPath: string): string | undefined {
  try {
    const path = decodeURIComponent(requestPath);
    const parts = path.split('/');
    // A doubled slash at the start would make a redirect lead to another site.
    const odd = /[\0\\]|\/\//.test(path) || parts.includes('..') || parts.includes('.');
    return odd ? undefined : path;
  } catch {
    return undefined;
  }
}

function stat(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

/** Build tools put a hash in the name of what they put in assets/, so it may be kept for ever. */
function cacheControl(path: string): string {
  return /^\/assets\/.*-[\w-]{8,}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/**
 * @param folder The built app, absolute.
 * @param target The request target: path and query.
 * @param ifNoneMatch The header of that name.
 */
export async function replyTo(folder: string, target: string, ifNoneMatch?: string): Promise<Reply> {
  const [requestPath = '/', query] = target.split('?', 2);
  const path = cleanPath(requestPath);
  if (path?.startsWith('/') !== true) return plain(400, 'bad path');
  const place = join(folder, path);
  const found = stat(place);
  if (found?.isDirectory() === true && !path.endsWith('/')) {
    return { status: 301, headers: { Location: `${requestPath}/${query === undefined ? '' : `?${query}`}` } };
  }
  if (path === '/' && stat(join(folder, 'index.html')) === undefined) {
    return { status: 302, headers: { Location: `/en/${query === undefined ? '' : `?${query}`}` } };
  }
  return fileReply(folder, found?.isDirectory() === true ? join(place, 'index.html') : place, path, ifNoneMatch);
}

async function fileReply(folder: string, file: string, path: string, ifNoneMatch?: string): Promise<Reply> {
  if (stat(file)?.isFile() !== true) return plain(404, 'no such page; the app is at /');
  // A link in the folder must not lead out of it.
  if (!(await realpath(file)).startsWith((await realpath(folder)) + sep)) return plain(404, 'no such page');
  const body = await readFile(file);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'Content-Type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Cache-Control': cacheControl(path),
    ETag: etag,
  };
  return ifNoneMatch === etag ? { status: 304, headers } : { status: 200, headers, body };
}
