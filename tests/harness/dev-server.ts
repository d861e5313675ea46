/** `astro dev` for a test: as a program of its own, beside a server that a creator may have running. */
import { dev } from 'astro';

await dev({ server: { port: Number(process.env.PORT) } });
