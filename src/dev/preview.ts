/** `npm run preview`: the built site on this machine, with the local Clerk, as near to production as no keys allow. */
import theme from '#theme';
import { modeLine } from './clerk-mode.ts';
import { connectLocalClerk, localClerkHint } from './environment.ts';

const port = Number(process.env.PORT || 4321);
process.env.HOST = '127.0.0.1';
process.env.SITE_URL = `http://localhost:${port}`;
process.env.GATEPOST_PREVIEW = '1';
await connectLocalClerk(theme, process.env.SITE_URL);
console.log(`\n${modeLine('local')}\n${localClerkHint(theme)}\n`);
await import('#src/server/main.ts');
