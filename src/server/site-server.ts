/** The process around Astro's handler: checks a request, serves static files, and hands the rest to the site. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import compression from 'compression';
import sirv from 'sirv';
import type { Settings } from '#src/session/settings.ts';
import { drained } from './drained.ts';
import { adoptOrigin } from './origin.ts';
import { refuse } from './refuse.ts';
import { setSecurityHeaders } from './security-headers.ts';

/** What @astrojs/node exports in middleware mode. */
export type SiteHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: () => void,
  locals?: object,
) => void | Promise<void>;

export interface SiteServerOptions {
  readonly settings: Settings;
  readonly handler: SiteHandler;
  /** Folder of the built static files. */
  readonly clientFolder: string;
}

/** Bytes of request headers that are read; a longer head is answered 431 by Node. */
const MAX_HEADER_BYTES = 32 * 1024;
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** @returns a server that does not listen yet */
export function createSiteServer({ settings, handler, clientFolder }: SiteServerOptions): Server {
  const serveFile = sirv(clientFolder, { etag: true, dotfiles: false, setHeaders: setStaticHeaders });
  const compress = compression();
  return createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    setSecurityHeaders(response, settings);
    if (refuse(request, response, settings)) return;
    adoptOrigin(request, settings);
    compress(request as never, response as never, () => {
      const site = () => void handler(request, response, undefined, { drained: () => drained(response) });
      if (request.method === 'GET' || request.method === 'HEAD') serveFile(request, response, site);
      else site();
    });
  });
}

/** Files that the build named by their content never change; the others are asked for again. */
function setStaticHeaders(response: ServerResponse, pathname: string): void {
  const hashed = pathname.startsWith('/_astro/');
  response.setHeader(
    'cache-control',
    hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'public, max-age=0, must-revalidate',
  );
}
