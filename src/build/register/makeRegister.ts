import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { iso1A2Code } from '@rapideditor/country-coder';
import { Failure } from '../../model/failure.ts';
import { openHistory } from '../changes/openHistory.ts';
import type { Gauge } from '../changes/gate.ts';
import { refuseShrunk } from '../changes/gate.ts';
import type { CommandSettings } from '../snapshot/arguments.ts';
import type { Built } from '../snapshot/buildSnapshot.ts';
import type { MakeOptions } from '../snapshot/make.ts';
import { makeSnapshot } from '../snapshot/make.ts';
import type { Row } from '../snapshot/row.ts';
import { customShapes } from './areaShapes.ts';
import { readPopulations } from './population.ts';
import type { PublishOptions } from './publishRegister.ts';
import { publishRegister } from './publishRegister.ts';

/**
 * `npm run snapshot`: a snapshot, judged by those before it, and all that is made of it.
 * @throws Failure; until the snapshot itself stands, the old one does
 */
export async function makeRegister(
  settings: CommandSettings,
  options: Omit<MakeOptions, 'admit' | 'keep'> & {
    readonly site: string | null;
    /** Called once the new snapshot stands, before what goes beside it is written. */
    readonly stands: () => void;
  },
): Promise<Built> {
  const out = resolve(options.root, settings.out);
  const own = await readOwn(settings, options.root);
  const history = await openHistory(out, settings.first);
  const built = await makeSnapshot(settings, {
    ...options,
    admit(rows, newest) {
      if (settings.accept === null) refuseShrunk(history.before, gaugeOf(rows, newest));
    },
    // Until the new one has its line, the changes are counted from this.
    keep: history.lines.slice(-1).map(({ file }) => file),
  });
  options.stands();
  await publishRegister(out, built.manifest, {
    history,
    accept: settings.accept,
    regionGuessed: built.regionGuessed ?? false,
    site: options.site,
    keepChanges: settings.keepChanges,
    partitioned: settings.partitioned,
    ...own,
  });
  return built;
}

/** A deployer's own files. Read first: what is wrong with them is told before an hour of reading. */
async function readOwn(
  { areas, population }: CommandSettings,
  root: string,
): Promise<Pick<PublishOptions, 'customAreas' | 'populations'>> {
  const text = (path: string): Promise<string> => readFile(resolve(root, path), 'utf8');
  try {
    return {
      customAreas: areas === null ? [] : customShapes(await text(areas)),
      populations: population === null ? null : readPopulations(await text(population)),
    };
  } catch (error) {
    throw new Failure('bad-response', { said: error instanceof Error ? error.message : String(error) }, error);
  }
}

function gaugeOf(rows: readonly Row[], newest: number): Gauge {
  const countries: Record<string, number> = {};
  for (const { lat, lon } of rows) {
    const country = iso1A2Code([lon, lat]);
    if (country !== null) countries[country] = (countries[country] ?? 0) + 1;
  }
  return { count: rows.length, countries, newest };
}
