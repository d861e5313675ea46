/** In front of the site: answers with kept pages whoever asks for one and is known, and leaves everybody else to the site. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Front } from '#src/session/front.ts';
import type { Settings } from '#src/session/settings.ts';
import { hasSessionCookie } from '#src/session/trace.ts';
import { readTarget } from './asked.ts';
import type { KeptPage } from './kept-page.ts';
import { Readers } from './readers.ts';
import type { Render } from './render.ts';
import { KeptPages } from './store.ts';

/** What the site may say while it answers. */
export interface SiteLocals {
  readonly keepable?: boolean;
  readonly front?: Front;
}

/** Lets the site answer. Resolves when it has, and never for a request that is answered with a file. */
export type Ask = (request: IncomingMessage, response: ServerResponse, locals: SiteLocals) => Promise<void>;

/** @returns answers a request, by a kept page or by the site */
export function keepInFront(settings: Settings, render: Render, askSite: Ask) {
  const pages = new KeptPages(settings.keptBytes, render);
  const readers = new Readers(settings.origin);
  const targetOf = readTarget(settings);

  return (request: IncomingMessage, response: ServerResponse): void => {
    const target = targetOf(request);
    if (target === undefined) return void askSite(request, response, {});
    const now = Date.now();
    const { cookie } = request.headers;
    const anonymous = cookie === undefined || !hasSessionCookie(cookie);
    const answers = anonymous ? '' : readers.find(request, now);
    if (answers === undefined) return void askSiteFirst(request, response, target);
    const page = pages.find(target, answers, now);
    if (page?.answer(request, response)) return;
    if (!page && !pages.mayMake(target, answers, now))
      return void askSiteFirst(request, response, target, answers);
    void answerWhenMade(request, response, target, answers);
  };

  async function answerWhenMade(
    request: IncomingMessage,
    response: ServerResponse,
    target: string,
    answers: string,
  ): Promise<void> {
    const page = await pageFor(request, target, answers);
    if (!page?.answer(request, response)) await askSiteFirst(request, response, target, answers);
  }

  /** The page that is kept, or made at this moment, in the form that the request likes best. */
  async function pageFor(request: IncomingMessage, target: string, answers: string) {
    const now = Date.now();
    const page =
      pages.find(target, answers, now) ??
      (pages.mayMake(target, answers, now) ? await pages.make(target, answers) : undefined);
    if (!page || !(await page.prepare(request))) return undefined;
    pages.weigh(target, answers, page);
    return page;
  }

  /** @param known answers of the reader, where no session has to be looked at */
  async function askSiteFirst(
    request: IncomingMessage,
    response: ServerResponse,
    target: string,
    known?: string,
  ): Promise<void> {
    let given = known;
    const front: Front = {
      recognise: (answers, until) => {
        given = answers;
        readers.remember(request, answers, until, Date.now());
      },
      answer: async (answers) => {
        const page = await pageFor(request, target, answers);
        if (page) answerInstead(request, response, page);
        return page !== undefined;
      },
    };
    const locals: SiteLocals = { front };
    await askSite(request, response, locals);
    if (given !== undefined && locals.keepable && response.statusCode === 200) pages.learn(target, given);
  }
}

/** The site goes on to send an answer without content: the page takes its place when it ends. */
function answerInstead(request: IncomingMessage, response: ServerResponse, page: KeptPage): void {
  response.writeHead = () => response;
  response.write = () => true;
  response.end = (() => {
    for (const method of ['writeHead', 'write', 'end'] as const) Reflect.deleteProperty(response, method);
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    page.answer(request, response);
    return response;
  }) as typeof response.end;
}
