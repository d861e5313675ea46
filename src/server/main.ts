/** `npm start`: checks the environment, loads the built site and listens. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSettings, type Settings, SettingsError } from '#src/session/settings.ts';
import theme from '#theme';
import { redactStream } from './redact-stream.ts';
import { stopGracefully } from './shutdown.ts';
import { createSiteServer, type SiteHandler } from './site-server.ts';

redactStream(process.stderr);
const dist = new URL('../../dist/', import.meta.url);

const settings = settingsOrExit();
const handler = await loadSite();
const server = createSiteServer({
  settings,
  handler,
  externalHosts: theme.externalHosts,
  clientFolder: fileURLToPath(new URL('client/', dist)),
});

server.listen(settings.port, settings.host, () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  console.log(
    `${theme.name} is served on http://${settings.host}:${port} as ${settings.origin} (Clerk: ${settings.clerk.kind} keys).`,
  );
});
stopGracefully(server);

function settingsOrExit(): Settings {
  try {
    const read = readSettings(process.env, theme, 'production');
    if (read.clerk.kind === 'development')
      console.warn('Development keys of Clerk are in use: fine for a preview deployment, not for readers.');
    return read;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return exit(error.message);
  }
}

async function loadSite(): Promise<SiteHandler> {
  const entry = new URL('server/entry.mjs', dist);
  if (!existsSync(entry)) return exit('There is no build to serve. Run npm run build first.');
  const { handler } = (await import(entry.href)) as { handler: SiteHandler };
  return handler;
}

function exit(message: string): never {
  console.error(`\n${message}\n`);
  process.exit(1);
}
