import './areas.css';
import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { formatDateTime, formatNumber, t } from '../../i18n/index.ts';
import { Failure } from '../../model/failure.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { Choice } from '../../ui/parts/Choice.tsx';
import { Foreign } from '../../ui/parts/text.tsx';
import type { Area, AreasFile } from './parseAreas.ts';
import { parseAreas } from './parseAreas.ts';
import type { Column } from './areaRows.ts';
import { COLUMNS, rowsOf, valueOf } from './areaRows.ts';

export { default as words } from './en.json';

/** Beside the snapshot. */
const FILE = 'snapshot/areas.json';
/** Rows that are shown; more are found by their name. */
const MOST = 60;

export default function areas(ctx: FeatureContext): FeatureParts {
  return { panel: () => <AreasPanel ctx={ctx} /> };
}

type Found = AreasFile | 'none' | 'failed' | null;

/** Counts by area, as a table that can be sorted; a row leads to its area. */
function AreasPanel({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  const { panel, fetch } = ctx;
  const found = useSignal<Found>(null);
  const attempt = useSignal(0);
  useEffect(() => {
    let outdated = false;
    const read = async (): Promise<Found> => {
      try {
        return parseAreas(await (await fetch(FILE)).text());
      } catch (error) {
        return error instanceof Failure && error.details.status === 404 ? 'none' : 'failed';
      }
    };
    void read().then((file) => {
      if (!outdated) found.value = file;
    });
    return () => {
      outdated = true;
    };
  }, [fetch, found, attempt.value]);
  const file = found.value;
  return (
    <section class="panel-content areas" aria-label={t('areas.open')}>
      <PanelHead onClose={() => panel.close('areas')}>{t('areas.open')}</PanelHead>
      {file === null ? <p role="status">{t('areas.loading')}</p> : null}
      {file === 'none' ? <p role="status">{t('areas.none')}</p> : null}
      {file === 'failed' ? (
        <div role="status" class="row">
          <p>{t('areas.failed')}</p>
          <button
            type="button"
            class="button secondary"
            onClick={() => {
              found.value = null;
              attempt.value += 1;
            }}
          >
            {t('status.retry')}
          </button>
        </div>
      ) : null}
      {file === null || typeof file === 'string' ? null : <Table file={file} ctx={ctx} />}
    </section>
  );
}

function Table({ file, ctx }: { readonly file: AreasFile; readonly ctx: FeatureContext }): preact.JSX.Element {
  const kind = useSignal<Area['kind']>(file.areas.some((area) => area.kind === 'state') ? 'state' : 'country');
  const text = useSignal('');
  const by = useSignal<Column>('count');
  const field = useId();
  const rows = rowsOf(file.areas, kind.value, text.value, by.value);
  const columns = COLUMNS.filter((column) => column === 'name' || rows.some((area) => valueOf(area, column) !== null));
  return (
    <>
      <p>{aboutOf(file.base, ctx.server.server.value.id === 'practice')}</p>
      <Choice
        legend={t('areas.kind')}
        name="areas"
        options={(['country', 'state', 'county'] as const)
          .filter((each) => file.areas.some((area) => area.kind === each))
          .map((value) => ({ value, label: t(`areas.kind.${value}`) }))}
        value={kind.value}
        onChoose={(value) => {
          kind.value = value;
        }}
      />
      <label class="label" for={field}>
        {t('areas.find')}
      </label>
      <input
        id={field}
        type="search"
        class="input"
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      {rows.length === 0 ? <p role="status">{t('areas.noMatch')}</p> : null}
      <div class="areas-table">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" aria-sort={by.value === column ? sortOf(column) : undefined}>
                  <button
                    type="button"
                    class="button link"
                    onClick={() => {
                      by.value = column;
                    }}
                  >
                    {t(`areas.${column}`)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((area) => (
              <tr key={area.id}>
                {columns.map((column) =>
                  column === 'name' ? (
                    <th key={column} scope="row">
                      <AreaName area={area} ctx={ctx} />
                    </th>
                  ) : (
                    <td key={column} class="figures">
                      {numberOf(area, column)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > MOST ? <p class="muted">{t('areas.more', { count: MOST, total: rows.length })}</p> : null}
      {file.outsideCountries > 0 ? <p class="muted">{t('areas.outside', { count: file.outsideCountries })}</p> : null}
      {file.population === null ? null : <p class="muted">{t('areas.population', { vintage: file.population })}</p>}
    </>
  );
}

/** Of when the numbers are, and what they don't say; those of the practice world are nobody's. */
function aboutOf(base: string | null, isPractice: boolean): string {
  if (isPractice) return t('areas.practice');
  return base === null ? t('areas.undated') : t('areas.about', { time: formatDateTime(Date.parse(base)) });
}

const sortOf = (column: Column): 'ascending' | 'descending' => (column === 'name' ? 'ascending' : 'descending');

function numberOf(area: Area, column: Exclude<Column, 'name'>): string {
  const value = valueOf(area, column);
  if (value === null) return '–';
  if (column === 'count') return formatNumber(value);
  if (column === 'operator') return formatNumber(value, { style: 'percent', maximumFractionDigits: 0 });
  return formatNumber(value, { maximumFractionDigits: value < 10 ? 2 : 0 });
}

/** A county with its state; a button where it is known where it lies. */
function AreaName({ area, ctx: { view } }: { readonly area: Area; readonly ctx: FeatureContext }): preact.JSX.Element {
  const { box, kind, parent } = area;
  const name = (
    <>
      <Foreign text={area.name} />
      {kind === 'county' && parent !== null ? <span class="muted"> {parent.replace('US-', '')}</span> : null}
    </>
  );
  if (box === null) return name;
  return (
    <button type="button" class="button link" onClick={() => view.goToBox(box)}>
      <span>{name}</span>
    </button>
  );
}
