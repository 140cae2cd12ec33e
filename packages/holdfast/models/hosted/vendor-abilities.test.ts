import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { serviceNames } from '../tuning/hosted/open-service.ts';
import { vendorAbilities, vendorNames } from './open-endpoint.ts';
import { abilitiesText, type abilityTitles, type VendorAbilities } from './vendor-abilities.ts';

test('a vendor that leaves out what it can do does not compile', () => {
  // @ts-expect-error Whether it tunes and moderates is missing.
  const forgetful: VendorAbilities = {
    systemPrompts: true,
    seeds: true,
    structuredOutput: true,
    logProbabilities: false,
    batches: false,
  };
  // @ts-expect-error Neither does a table that leaves an ability out.
  const titles: typeof abilityTitles = { seeds: 'seeds' };
  expect([forgetful, titles]).toHaveLength(2);
});

test('who tunes models is who has a fine-tuning service', () => {
  const tuning = vendorNames.filter((vendor) => vendorAbilities(vendor)?.tuning);
  expect(tuning.sort()).toEqual([...serviceNames].sort());
  expect(vendorAbilities('nobody')).toBeUndefined();
});

test('docs/models.md tells what each vendor can do', async () => {
  const page = (await readFile(new URL('../../../../docs/models.md', import.meta.url), 'utf8')).replaceAll(
    / +/g,
    ' ',
  );
  for (const vendor of vendorNames) {
    const can = vendorAbilities(vendor);
    expect(page).toContain(`| \`${vendor}\` | ${can && abilitiesText(can)} |`);
  }
});
