import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Out } from '../parts/Link.tsx';
import { Note } from '../parts/Message.tsx';
import { PanelHead } from '../panel/PanelHead.tsx';

/** It is on OpenStreetMap: where to see it, and on with the next. */
export function Saved(): preact.JSX.Element | null {
  const { editor, server, panel, uploads } = useAppState();
  const step = editor.step.value;
  if (step.kind !== 'saved') return null;
  const { web } = server.server.value;
  const record = uploads.list.value.find(({ key, changeset }) => key === step.key && changeset === step.changeset);
  return (
    <div class="panel-content">
      <PanelHead onClose={() => panel.close('saved')}>{t('upload.saved')}</PanelHead>
      <Note tone="good">
        <p>{t(`upload.saved.${step.action}`)}</p>
      </Note>
      <ul class="links">
        <li>
          <Out href={`${web}/${step.key}`}>{t('upload.node', { id: step.key.replace(/^\D+/, '') })}</Out>
        </li>
        <li>
          <Out href={`${web}/changeset/${step.changeset}`}>{t('upload.changeset', { id: String(step.changeset) })}</Out>
        </li>
      </ul>
      <div class="actions">
        {record === undefined ? null : (
          // Nothing is sent by it: the opposite change is reviewed like any other. Where it can't be, your changes say why.
          <button
            type="button"
            class="button secondary"
            onClick={() => {
              panel.open('changes');
              void uploads.undo(record.id);
            }}
          >
            {t('changes.undo')}
          </button>
        )}
        <button type="button" class="button primary" onClick={() => editor.start()}>
          {t('upload.another')}
        </button>
      </div>
    </div>
  );
}
