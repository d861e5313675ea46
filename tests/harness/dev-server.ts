/** `astro dev` for a test: as a program of its own, beside a server that a creator may have running, in this project or in a copy of it. */
import { resolve } from 'node:path';
import { dev } from 'astro';

/** A copy has the packages of this project. */
const allow = [process.cwd(), resolve(import.meta.dirname, '../..')];

await dev({ server: { port: Number(process.env.PORT) }, vite: { server: { fs: { allow } } } });
