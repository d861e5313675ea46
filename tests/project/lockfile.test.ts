/** The lockfile installs on every creator's laptop: it names each platform's binaries, exact versions, and no registry. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  optionalDependencies?: Record<string, string>;
  resolved?: string;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** Packages that come with a binary for each platform, and how they name the platforms. */
const NATIVE = [
  '@astrojs/compiler-binding',
  '@biomejs/biome',
  '@tailwindcss/oxide',
  'lightningcss',
  'rolldown',
  'satteri',
  'sharp',
];
const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64'];

const owners = Object.entries(lock.packages).filter(
  ([, { optionalDependencies = {} }]) =>
    // Two or more: a binary's own package may name its companion library.
    Object.keys(optionalDependencies).filter((name) => name.includes('arm64')).length > 1,
);

test('knows the packages with binaries', () => {
  const names = owners.map(([path]) => path.replace('node_modules/', ''));
  expect(names).toEqual(expect.arrayContaining(NATIVE));
});

test.each(owners)('%s is locked for every platform', (_, { optionalDependencies = {} }) => {
  const wanted = Object.keys(optionalDependencies);
  for (const platform of PLATFORMS)
    expect(wanted.filter((name) => name.includes(platform)).length, platform).toBeGreaterThan(0);
  const missing = wanted.filter(
    (name) => !Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`)),
  );
  expect(missing).toEqual([]);
});

test('names no place to download from', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved)).toEqual([]);
});

test('declares exact versions', () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(String(version)))).toEqual([]);
});
