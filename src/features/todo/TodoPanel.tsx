import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { ReaderSummary } from '../../ui/panel/ReaderSummary.tsx';
import { Foreign, Said } from '../../ui/parts/text.tsx';
import { NotRead } from '../../ui/parts/NotRead.tsx';
import type { Aside } from './aside.ts';
import { createAside } from './aside.ts';
import type { TaskReason } from '../../model/tagging/taskReasons.ts';
import type { Task } from './tasks.ts';
import { oddDirection, tasksOf } from './tasks.ts';

export { default as words } from './en.json';

/** How many readers are looked through. */
const LIMIT = 500;

export default function todo(ctx: FeatureContext): FeatureParts {
  const aside = createAside(ctx.storage);
  // For this visit only.
  const skipped = signal<ReadonlySet<string>>(new Set());
  return { panel: () => <TodoPanel ctx={ctx} aside={aside} skipped={skipped} /> };
}

function TodoPanel({
  ctx,
  aside,
  skipped,
}: {
  readonly ctx: FeatureContext;
  readonly aside: Aside;
  readonly skipped: { value: ReadonlySet<string> };
}): preact.JSX.Element {
  const { data, panel, now, view } = ctx;
  const cameras = useSignal<readonly Camera[] | 'failed' | null>(null);
  const scene = data.scene.value;
  const here = view.view.value;
  useEffect(() => {
    let outdated = false;
    data.inView(LIMIT).then(
      (next) => {
        if (!outdated) cameras.value = next ?? 'failed';
      },
      () => {
        if (!outdated) cameras.value = 'failed';
      },
    );
    return () => {
      outdated = true;
    };
  }, [data, cameras, scene, here]);
  const found = cameras.value === 'failed' ? null : cameras.value;
  const tasks = tasksOf(found ?? [], aside.all.value, now.value);
  const open = tasks.filter(({ camera }) => !skipped.value.has(keyOf(camera)));
  const [task] = open;
  const hidden = aside.all.value.size + skipped.value.size;
  return (
    <section class="panel-content" aria-label={t('todo.title')}>
      <PanelHead onClose={() => panel.close('todo')}>{t('todo.title')}</PanelHead>
      <p class="muted">{t('todo.about')}</p>
      {cameras.value === 'failed' ? (
        <NotRead data={data} />
      ) : (
        <p role="status">
          {found === null
            ? t('todo.loading')
            : open.length === 0
              ? t('todo.done')
              : t('todo.left', { count: open.length })}
        </p>
      )}
      {data.status.value.inView > LIMIT ? <p class="muted small">{t('todo.some', { count: LIMIT })}</p> : null}
      {task === undefined ? null : (
        <TaskItem
          ctx={ctx}
          task={task}
          onSkip={() => {
            skipped.value = new Set([...skipped.value, keyOf(task.camera)]);
          }}
          onCantTell={() => aside.add(task.camera)}
        />
      )}
      {hidden === 0 ? null : (
        <button
          type="button"
          class="button link"
          onClick={() => {
            skipped.value = new Set();
            aside.clear();
          }}
        >
          {t('todo.again', { count: hidden })}
        </button>
      )}
    </section>
  );
}

/** One reader: the buttons stay where they are while one follows the other. */
function TaskItem({
  ctx: { editor, selection },
  task: { camera, reasons },
  onSkip,
  onCantTell,
}: {
  readonly ctx: FeatureContext;
  readonly task: Task;
  readonly onSkip: () => void;
  readonly onCantTell: () => void;
}): preact.JSX.Element {
  const key = keyOf(camera);
  return (
    <>
      <div class="camera-row plain">
        <ReaderSummary camera={camera} />
      </div>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>
            <Why reason={reason} camera={camera} />
          </li>
        ))}
      </ul>
      <div class="row">
        <button type="button" class="button secondary" onClick={() => selection.select(key)}>
          {t('todo.show')}
        </button>
        <button type="button" class="button secondary" onClick={onSkip}>
          {t('todo.skip')}
        </button>
        <button type="button" class="button secondary" onClick={onCantTell}>
          {t('todo.cantTell')}
        </button>
      </div>
      <div class="actions sticky">
        <button
          type="button"
          class="button primary"
          onClick={() => {
            // Its panel tells where it can't be edited now, and has the way back.
            selection.select(key);
            void editor.edit(key);
          }}
        >
          {t('todo.edit')}
        </button>
      </div>
    </>
  );
}

function Why({ reason, camera }: { readonly reason: TaskReason; readonly camera: Camera }): preact.JSX.Element {
  return <Said message={`todo.why.${reason}`} with={{ value: <Foreign text={oddDirection(camera)} /> }} />;
}
