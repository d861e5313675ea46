/** `npm run check:clerk`: does the Clerk application of these keys sell and know what theme.config.ts declares, and the other way round? */
import { clerkBackend } from '#src/session/clerk-backend.ts';
import { readSettings, SettingsError } from '#src/session/settings.ts';
import theme from '#theme';
import { hasOwnKeys } from '../clerk-mode.ts';
import { findings } from './findings.ts';
import { readApplication } from './read-application.ts';

if (!hasOwnKeys(process.env)) {
  console.error(
    'No Clerk keys are set, so there is nothing to compare. Copy .env.example to .env and fill them in.',
  );
  process.exit(2);
}
try {
  const { clerk } = readSettings(process.env, theme, 'development');
  const application = await readApplication(clerkBackend(clerk), clerk.siteOrgId);
  const found = findings(theme, application);
  for (const sentence of found) console.error(`- ${sentence}`);
  const { siteOrganization } = application;
  if (siteOrganization) console.log(`The site's own organization is "${siteOrganization.name}".`);
  console.log(found.length === 0 ? 'Clerk and theme.config.ts agree.' : `\n${found.length} to mend.`);
  process.exit(found.length === 0 ? 0 : 1);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof SettingsError ? message : `Clerk did not answer: ${message}`);
  process.exit(2);
}
