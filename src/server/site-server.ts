/** The process around Astro's handler: checks a request, serves static files, and hands the rest to the site. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { constants } from 'node:zlib';
import compression from 'compression';
import sirv from 'sirv';
import type { Settings } from '#src/session/settings.ts';
import type { ExternalHosts } from '#src/theme/external-hosts.ts';
import { answer } from './answer.ts';
import { answerBadHttp } from './bad-http.ts';
import { drained } from './drained.ts';
import { WINDOW_BITS } from './kept/encodings.ts';
import { type Ask, keepInFront } from './kept/front.ts';
import { renderer } from './kept/render.ts';
import { errorPageAtLast } from './last-resort.ts';
import { LIMITS, limitConnections } from './limits.ts';
import { adoptOrigin } from './origin.ts';
import { prerenderedPolicies } from './prerendered-policies.ts';
import { refuse } from './refuse.ts';
import { scriptHashesIn } from './script-hashes.ts';
import { protectiveHeaders, securityHeaders } from './security-headers.ts';
import { keepPlainRange } from './static-range.ts';

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
  /** From which posts may show something. */
  readonly externalHosts: ExternalHosts;
  /** Folder of the built static files. */
  readonly clientFolder: string;
}

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const IMAGE = /\.(?:avif|gif|ico|jpe?g|png|svg|webp)$/;

/** @returns a server that does not listen yet */
export function createSiteServer({
  settings,
  handler,
  externalHosts,
  clientFolder,
}: SiteServerOptions): Server {
  const policies = prerenderedPolicies(clientFolder);
  const setHeaders = (response: ServerResponse, pathname: string): void => {
    setStaticHeaders(response, pathname);
    const policy = policies.get(pathname.replace(/(.)\/$/, '$1'));
    if (policy) response.setHeader('content-security-policy', policy);
  };
  const serveFile = sirv(clientFolder, { etag: true, dotfiles: false, brotli: true, gzip: true, setHeaders });
  const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS } } });
  const protect = securityHeaders(settings, scriptHashesIn(clientFolder), externalHosts);
  const askSite: Ask = async (request, response, locals) => {
    protect(response);
    if (refuse(request, response, settings)) return;
    errorPageAtLast(request, response);
    adoptOrigin(request, settings);
    Object.assign(locals, { drained: () => drained(response) });
    await new Promise<void>((resolve) => {
      compress(request as never, response as never, () => {
        const site = () => resolve(handler(request, response, undefined, locals));
        if (request.method !== 'GET' && request.method !== 'HEAD') return site();
        const giveBack = keepPlainRange(request);
        // A file that a later build has replaced: its stream fails after the head was sent.
        response.on('pipe', (file: Readable) => file.on('error', () => response.destroy()));
        serveFile(request, response, () => {
          giveBack();
          site();
        });
      });
    });
  };
  const answerAll =
    settings.keptBytes > 0
      ? keepInFront(settings, renderer(handler, settings, protect), askSite)
      : (request: IncomingMessage, response: ServerResponse) => void askSite(request, response, {});
  const server = createServer(LIMITS, answerAll);
  server.on('checkExpectation', (_, response) => {
    protect(response);
    answer(response, 417, 'This expectation is not met.');
  });
  limitConnections(server);
  answerBadHttp(server, protectiveHeaders(settings));
  return server;
}

/** Files that the build named by their content never change; the others are asked for again. */
function setStaticHeaders(response: ServerResponse, pathname: string): void {
  const hashed = pathname.startsWith('/_astro/');
  response.setHeader(
    'cache-control',
    hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'public, max-age=0, must-revalidate',
  );
  // Feed readers on the web show the pictures of public posts.
  if (IMAGE.test(pathname)) response.setHeader('cross-origin-resource-policy', 'cross-origin');
}
