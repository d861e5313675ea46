/** The audit proves itself: it finds every leak that is planted, each by itself, and nothing in what is sound. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hit } from '#src/guards/audit/hits.ts';
import type { AuditReport } from '#src/guards/audit/report.ts';
import { CONTENT, EXPECTED, LEAKS } from './leaks.ts';
import { openWorkshop, type Workshop, writeFiles } from './workshop.ts';

const AUDIT = ['src/guards/audit/main.ts'];

function reportOf({ folder }: Workshop): AuditReport {
  return JSON.parse(readFileSync(join(folder, '.gatepost/audit.json'), 'utf8'));
}

describe('a site with every known leak', () => {
  const workshop = openWorkshop('leaks');
  let hits: readonly Hit[] = [];
  let said = '';
  let status: number | null = 0;

  beforeAll(() => {
    workshop.plant({ ...CONTENT, ...LEAKS });
    // The guards would refuse to build most of these, which is what their own tests are about.
    workshop.change('astro.config.mjs', '    guardsIntegration(theme),\n', '');
    // As Astro has it by default: with the source of each body at hand, where a leak can reach it.
    workshop.change('src/content.config.ts', '    retainBody: false,\n', '');
    ({ status, said } = workshop.run(process.execPath, AUDIT, { CONTENT_DIR: '' }));
    expect([0, 1], said).toContain(status);
    hits = reportOf(workshop).hits;
  }, 240_000);
  afterAll(() => workshop.remove());

  test('fails', () => expect(status, said).toBe(1));

  test.each(EXPECTED)('gives away %s at %s, and the audit says so', (entry, at, place) => {
    const found = hits.filter((hit) => hit.entry === entry && hit.at.startsWith(at) && hit.place === place);
    expect(found, said).not.toEqual([]);
    for (const hit of found) {
      expect(hit.viewers).toContain('anonymous');
      expect(hit.viewers).not.toContain('pro');
      expect(hit.mend).not.toBe('');
      expect(said).toContain(hit.mend);
    }
  });

  test('gives away nothing else', () => {
    const planned = new Set(EXPECTED.map(([entry]) => entry));
    expect(hits.filter(({ entry }) => !planned.has(entry))).toEqual([]);
  });
});

describe('a sound site whose content lies outside the repository', () => {
  const site = openWorkshop('sound');
  const elsewhere = mkdtempSync(join(tmpdir(), 'gatepost-content-'));
  afterAll(() => {
    site.remove();
    rmSync(elsewhere, { recursive: true, force: true });
  });

  test('is clean, and its locked parts were seen by those who may read them', () => {
    writeFiles(elsewhere, CONTENT);
    const { status, said } = site.run(process.execPath, AUDIT, {
      CONTENT_DIR: join(elsewhere, 'content'),
    });
    expect(status, said).toBe(0);
    const report = reportOf(site);
    expect(report).toMatchObject({ hits: [], unseen: [], entries: 19, lockedParts: 17 });
    expect(report.answers).toBeGreaterThan(500);
    expect(said).toContain('Nothing locked was found where it should not be.');
  }, 240_000);
});
