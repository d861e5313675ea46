/** A publication made for tests: built with its own content into a folder of its own, and served from a copy without that content. */
import { type ChildProcess, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { connectLocalClerk, localEnvironment } from '#src/dev/environment.ts';
import theme from '#theme';
import { cookiesFor, type Persona } from '../harness/session.ts';
import { freePort, startSite } from '../harness/site.ts';

export const VIDEO_BYTES = 200 * 1024 * 1024;

/** What the camera says of itself. */
export const CAMERA = 'Quillfeather 300';

export interface Publication {
  /** Folder of its content. */
  readonly content: string;
  readonly origin: string;
  readonly server: ChildProcess;
  visit(path: string, persona?: Persona, init?: RequestInit): Promise<Response>;
  cookies(persona: Persona): Promise<string>;
  close(): Promise<void>;
}

/** @param entries text of each `.mdx` file by its path; every other path in `files` becomes a small file of its kind */
export async function publish(
  entries: Record<string, string>,
  files: readonly string[],
): Promise<Publication> {
  mkdirSync('.gatepost', { recursive: true });
  const folder = resolve(mkdtempSync(join('.gatepost', 'publication-')));
  const content = join(folder, 'content');
  for (const [path, text] of Object.entries(entries)) write(join(content, path), text);
  for (const path of files) await makeFile(join(content, path));
  const copy = join(folder, 'copy');
  copyProject(copy);
  const { status, stdout, stderr } = spawnSync('astro', ['build'], {
    cwd: copy,
    env: { ...asInTerminal(process.env), CONTENT_DIR: content },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout + stderr);

  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const local = await connectLocalClerk(theme, origin, { stateFile: join(folder, 'clerk.json') });
  const server = await startSite(
    {
      ...localEnvironment(local),
      CONTENT_DIR: '/nowhere',
      SITE_URL: origin,
      PORT: String(port),
      HOST: '127.0.0.1',
      GATEPOST_PREVIEW: '1',
    },
    copy,
  );
  const cookies = async (persona: Persona) =>
    persona === 'anonymous'
      ? ''
      : cookiesFor(await local.signSessionToken(`${persona}@example.test`, { azp: origin }));
  return {
    content,
    origin,
    server,
    cookies,
    visit: async (path, persona = 'anonymous', init = {}) =>
      fetch(origin + path, {
        redirect: 'manual',
        ...init,
        headers: { cookie: await cookies(persona), ...(init.headers as Record<string, string>) },
      }),
    async close() {
      server.kill('SIGTERM');
      await local.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Vitest says of itself, in variables that a build takes for its own, that it is not production. */
function asInTerminal({ NODE_ENV, MODE, DEV, PROD, SSR, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env;
}

/**
 * The project without its content. It lies inside the project, where it finds the packages, and is a folder of its own, because
 * Astro keeps what it knows of content beside the configuration.
 */
function copyProject(copy: string): void {
  for (const path of [
    'src',
    'public',
    'astro.config.mjs',
    'package.json',
    'theme.config.ts',
    'tsconfig.json',
  ])
    cpSync(path, join(copy, path), { recursive: true });
}

/** 500 × 300 pixels as a camera held upright writes them: to be turned, and with the place where it was. */
export function photograph(): Sharp {
  const metadata = { orientation: 6 };
  return sharp({ create: { width: 500, height: 300, channels: 3, background: { r: 200, g: 90, b: 60 } } })
    .withMetadata(metadata)
    .withExifMerge({
      IFD0: { Make: CAMERA, Copyright: CAMERA },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 7/1 0/1',
      },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>${CAMERA}</note></x:xmpmeta>`);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function makeFile(path: string): Promise<void> {
  write(path, `what ${path} holds`);
  if (path.endsWith('.mp4')) truncateSync(path, VIDEO_BYTES);
  if (path.endsWith('/camera.jpg')) writeFileSync(path, await photograph().jpeg().toBuffer());
  else if (/\.(?:png|jpg)$/.test(path)) {
    const red = path.length % 256;
    const picture = sharp({
      create: { width: 500, height: 300, channels: 3, background: { r: red, g: 90, b: 60 } },
    });
    writeFileSync(path, await (path.endsWith('.png') ? picture.png() : picture.jpeg()).toBuffer());
  }
  if (path.endsWith('.svg'))
    writeFileSync(
      path,
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>${path}</title></svg>`,
    );
}
