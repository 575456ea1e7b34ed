import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { formatBytes, formatNumber, t } from '../../i18n/index.ts';
import type { ExportFormat } from '../../formats/export/exportFormats.ts';
import { EXPORT_FORMATS } from '../../formats/export/exportFormats.ts';
import { isAbort } from '../../model/failure.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { isNoFilter } from '../../store/query/filter.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { Window } from '../../ui/dialogs/Window.tsx';
import { Choice } from '../../ui/parts/Choice.tsx';
import { EVERYWHERE } from '../../state/collectReaders.ts';
import type { Scope } from './missing.ts';
import { missingWords } from './missing.ts';
import type { WrittenFile } from './writeFile.ts';
import { writeFile } from './writeFile.ts';

export { default as words } from './en.json';

export default function exporting(ctx: FeatureContext): FeatureParts {
  return { dialog: () => <Export ctx={ctx} /> };
}

/** From how many readers on progress is told, and from how many on it asks first. */
const TELL = 10_000;
const ASK = 50_000;

type Step =
  | { readonly kind: 'choosing'; readonly said?: 'none' | 'notWhole' | 'failed' }
  | { readonly kind: 'asking'; readonly count: number }
  | { readonly kind: 'writing'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly file: WrittenFile };

/** Which readers, and as what; then the file. */
function Export({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  const { data, selection } = ctx;
  const picked = useSignal<Scope>(selection.selected.peek().kind === 'found' ? 'selected' : 'view');
  const as = useSignal<ExportFormat['id']>('geojson');
  const step = useSignal<Step>({ kind: 'choosing' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const { inView, unfiltered } = data.status.value;
  const missing = missingWords(ctx, picked.value);

  const write = async (): Promise<void> => {
    const format = EXPORT_FORMATS.find(({ id }) => id === as.peek());
    if (format === undefined) return;
    const controller = new AbortController();
    running.current = controller;
    step.value = { kind: 'writing', done: 0, total: 0 };
    try {
      const told = (done: number, total: number): void => {
        step.value = { kind: 'writing', done, total };
      };
      const file = await writeFile(ctx, picked.peek(), format, told, controller.signal);
      if (typeof file === 'string') step.value = { kind: 'choosing', said: file };
      else {
        save(file);
        step.value = { kind: 'done', file };
      }
    } catch (error) {
      step.value = isAbort(error) ? { kind: 'choosing' } : { kind: 'choosing', said: 'failed' };
    }
  };
  const begin = async (): Promise<void> => {
    const scope = picked.peek();
    const count =
      scope === 'view' ? inView : scope === 'all' ? (unfiltered ?? inView) : scope === 'known' ? await known(ctx) : 1;
    if (count > ASK) step.value = { kind: 'asking', count };
    else await write();
  };

  const now = step.value;
  return (
    <Window title={t('export.title')}>
      <Choice<Scope>
        legend={t('export.what')}
        name="export-what"
        value={picked.value}
        options={[
          { value: 'view', label: t('export.what.view', { count: inView }) },
          ...(isNoFilter(data.filter.value)
            ? []
            : [{ value: 'all' as const, label: t('export.what.all', { count: unfiltered ?? inView }) }]),
          { value: 'known', label: t('export.what.known') },
          ...(selection.selected.value.kind === 'found'
            ? [{ value: 'selected' as const, label: t('export.what.selected') }]
            : []),
        ]}
        onChoose={(value) => {
          picked.value = value;
          step.value = { kind: 'choosing' };
        }}
      />
      <Choice<ExportFormat['id']>
        legend={t('export.as')}
        name="export-as"
        value={as.value}
        options={EXPORT_FORMATS.map(({ id }) => ({ value: id, label: t(`export.as.${id}`) }))}
        onChoose={(value) => {
          as.value = value;
          step.value = { kind: 'choosing' };
        }}
      />
      {as.value === 'csv' || as.value === 'osm' ? <p class="muted">{t(`export.about.${as.value}`)}</p> : null}
      {missing === '' ? null : <p class="muted">{t('export.missing', { what: missing })}</p>}
      <div class="actions">
        {now.kind === 'writing' ? (
          <button type="button" class="button secondary" onClick={() => running.current?.abort()}>
            {t('export.stop')}
          </button>
        ) : (
          <button
            type="button"
            class="button secondary"
            onClick={() => void (now.kind === 'asking' ? write() : begin())}
          >
            {now.kind === 'asking' ? t('export.many.yes') : t('export.start')}
          </button>
        )}
      </div>
      {now.kind === 'writing' && now.total > TELL ? (
        <progress aria-label={t('export.title')} max={now.total} value={now.done} />
      ) : null}
      <div role="status">
        {now.kind === 'writing' && now.total > TELL ? (
          <p>{t('export.working', { done: formatNumber(now.done), count: formatNumber(now.total) })}</p>
        ) : null}
        {now.kind === 'asking' ? <p>{t('export.many', { count: formatNumber(now.count) })}</p> : null}
        {now.kind === 'choosing' && now.said !== undefined ? <p>{t(`export.${now.said}`)}</p> : null}
        {now.kind === 'done' ? <Done file={now.file} /> : null}
      </div>
      <p class="muted small">{t('export.license')}</p>
    </Window>
  );
}

function Done({ file: { name, blob, count, missing } }: { readonly file: WrittenFile }): preact.JSX.Element {
  return (
    <>
      <p>{t('export.done', { name, count, size: formatBytes(blob.size) })}</p>
      {missing === '' ? null : <p>{t('export.missing', { what: missing })}</p>}
    </>
  );
}

/** How many readers are known that pass the filter. */
async function known({ data }: FeatureContext): Promise<number> {
  return await data.part(EVERYWHERE, 0, 0, false).then(
    ({ total }) => total,
    () => 0,
  );
}

/** How long a browser may take to read a file that it was given, ms. */
const KEPT = 60_000;

function save({ name, blob }: WrittenFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
